import "server-only";
import type { AuthOptions } from "next-auth";
import { signInProviders } from "#lib/auth/providers.ts";
import { toSafeCallback } from "#lib/auth/safe-callback.ts";
import { isServedSecurely } from "#lib/auth/session.ts";
import { authAdapter } from "#lib/auth/store.ts";
import { findVerifiedEmail } from "#lib/auth/verified-email.ts";
import { env } from "#lib/env.ts";

/** Sessions are encrypted cookies, so that reading one needs no table; the user behind it is looked up each time. */
export function authOptions(): AuthOptions {
  return {
    adapter: authAdapter(),
    providers: signInProviders(),
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt" },
    useSecureCookies: isServedSecurely(),
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    callbacks: {
      redirect: ({ url, baseUrl }) => toSafeCallback(url, baseUrl),
      // Only what is read again, so that the cookie stays far below the 4 kB a browser keeps.
      jwt: ({ token, user, account, profile }) =>
        account
          ? { sub: user.id, name: user.name, verifiedEmail: findVerifiedEmail(account.provider, profile) }
          : token,
      session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name } }),
    },
  };
}

/**
 * Tells next-auth its own address: PUBLIC_URL where it is set, else the host that the browser asked for, which
 * scripts/web.ts takes from a configured proxy only.
 */
export function announceAddress(): void {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(PUBLIC_URL).origin;
  else process.env.AUTH_TRUST_HOST = "1";
}
