import "server-only";
import type { SignedIn } from "#lib/auth/session.ts";
import { toAdmin } from "#lib/auth/admin.ts";
import { env } from "#lib/env.ts";
import { fail, ok } from "#lib/result.ts";
import type { CreateToken } from "./schema.ts";
import { makeToken } from "./secret.ts";
import { insertToken } from "./store.ts";
import { administratorScopes } from "./types.ts";

/** More than anybody needs, few enough to look through. */
const mostInForce = 50;

const dayMs = 24 * 3600 * 1000;

/** Makes a token for whoever is signed in. What it returns is the only time that the token is seen. */
export async function createToken({ name, scopes, days }: CreateToken, session: SignedIn, now = new Date()) {
  const isAdministrator = toAdmin(session, env().ADMIN_EMAILS) !== null;
  if (!isAdministrator && scopes.some((scope) => administratorScopes.includes(scope))) return fail("not_allowed");
  const { token, prefix, hash } = makeToken();
  const id = await insertToken(
    {
      userId: session.userId,
      name,
      prefix,
      hash,
      scopes: [...new Set(scopes)],
      verifiedEmail: session.verifiedEmail,
      expiresAt: new Date(now.getTime() + days * dayMs),
    },
    mostInForce,
    now,
  );
  if (!id) return fail("too_many_tokens");
  return ok({ id, token });
}
