import "server-only";
import { decode } from "next-auth/jwt";
import { readCookie, type Carrier } from "#lib/auth/cookies.ts";
import { findUser } from "#lib/auth/store.ts";
import { env } from "#lib/env.ts";

/** Who is signed in on this request. */
export interface SignedIn {
  userId: string;
  name: string;
  /** The address their provider vouched for at this sign-in; null when it did not. */
  verifiedEmail: string | null;
  /** Granted by redeeming the one-time administrator link. */
  isAdmin: boolean;
}

/** Cookies are marked secure when the product is reached by https. */
export const isServedSecurely = () => env().PUBLIC_URL?.startsWith("https:") ?? false;

export const sessionCookieName = () => `${isServedSecurely() ? "__Secure-" : ""}next-auth.session-token`;

/**
 * Reads next-auth's encrypted session cookie, then the user it names: a deleted user is signed out at once. A cookie that
 * cannot be read is no session, never an error.
 */
export async function currentSession(carrier: Carrier): Promise<SignedIn | null> {
  const token = readCookie(carrier, sessionCookieName());
  const secret = env().AUTH_SECRET;
  if (!token || !secret) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  if (!claims?.sub) return null;
  const user = await findUser(claims.sub);
  if (!user) return null;
  const verifiedEmail = typeof claims.verifiedEmail === "string" ? claims.verifiedEmail : null;
  return { userId: user.id, name: user.name ?? verifiedEmail ?? "Signed in", verifiedEmail, isAdmin: user.isAdmin };
}
