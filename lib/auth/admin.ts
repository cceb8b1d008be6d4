import "server-only";
import type { Carrier } from "#lib/auth/cookies.ts";
import { currentSession, type SignedIn } from "#lib/auth/session.ts";
import { linkActor } from "#lib/auth/store.ts";
import { env } from "#lib/env.ts";

/** Who may administer: an address of ADMIN_EMAILS that the provider has verified, or whoever redeemed the link. */
export function toAdmin(session: SignedIn | null, adminEmails: readonly string[]): { actor: string } | null {
  if (!session) return null;
  const { verifiedEmail, isAdmin } = session;
  if (verifiedEmail !== null && adminEmails.includes(verifiedEmail)) return { actor: verifiedEmail };
  return isAdmin ? { actor: verifiedEmail ?? linkActor } : null;
}

/** The administrator behind a request, named as the audit log names them; null for everybody else. */
export async function currentAdmin(carrier: Carrier): Promise<{ actor: string } | null> {
  return toAdmin(await currentSession(carrier), env().ADMIN_EMAILS);
}
