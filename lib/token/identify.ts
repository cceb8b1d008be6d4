import "server-only";
import { toAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { currentVoter, ensureVoter } from "#lib/auth/voter.ts";
import type { VoterId } from "#lib/battle/types.ts";
import { env } from "#lib/env.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { hashToken, looksLikeToken, readBearer } from "./secret.ts";
import { findToken, noteUse } from "./store.ts";
import { administratorScopes } from "./types.ts";
import type { Bearer, Caller, Scope } from "./types.ts";

type Carrying = { headers: Pick<Headers, "get"> };

/** As RFC 6750 wants a refused token answered. */
const challenge = (more: string) => ({ headers: { "www-authenticate": `Bearer realm="ringside", ${more}` } });

/** The token that a request brings; null when it brings none. Unknown, ended, revoked and garbled ones look the same. */
async function readToken(request: Carrying, now: Date): Promise<Result<Bearer | null, "invalid_token">> {
  const given = readBearer(request.headers);
  if (given === null) return ok(null);
  const found = looksLikeToken(given) ? await findToken(hashToken(given), now) : null;
  if (!found) return fail("invalid_token", challenge(`error="invalid_token"`));
  await noteUse(found.id, now);
  const { id, name, prefix, userId, voterId, scopes, expiresAt, verifiedEmail, user } = found;
  const { actor: administrator = null } =
    toAdmin({ userId, name, verifiedEmail, isAdmin: user.isAdmin }, env().ADMIN_EMAILS) ?? {};
  return ok({ id, name, prefix, userId, voterId, scopes, expiresAt, administrator });
}

function lacks(scope: Scope, { scopes, administrator }: Bearer) {
  if (!scopes.includes(scope))
    return fail("insufficient_scope", {
      message: `This token may not do that; it would need the scope ${scope}.`,
      ...challenge(`error="insufficient_scope", scope="${scope}"`),
    });
  return administratorScopes.includes(scope) && administrator === null ? fail("not_allowed") : null;
}

/**
 * Who asks. A request with a token is the token's and needs `scope`; its cookies are not looked at (lib/auth/cookies.ts).
 * Without one it is a browser's, which needs none.
 */
export async function identify(
  request: Carrying,
  scope: Scope,
  now = new Date(),
): Promise<Result<Caller, "invalid_token" | "insufficient_scope" | "not_allowed">> {
  const read = await readToken(request, now);
  if (!read.ok) return read;
  const token = read.value;
  if (!token) {
    const visitor = await currentVoter(request);
    return ok({ ...visitor, token: null, countedAs: visitor.voterId });
  }
  const refusal = lacks(scope, token);
  if (refusal) return refusal;
  return ok({ voterId: token.voterId, userId: token.userId, token, countedAs: token.userId });
}

/** The voter of a caller, created for a browser that has none yet; `setCookie` as `ensureVoter` gives it. */
export async function voterOf(
  request: Carrying,
  { token }: Caller,
): Promise<{ voterId: VoterId; setCookie: string | null }> {
  return token ? { voterId: token.voterId, setCookie: null } : ensureVoter(request);
}

/** The administrator who asks, by session or by a token with `scope`, named as the audit log names them. */
export async function identifyAdministrator(
  request: Carrying,
  scope: "import" | "admin",
  now = new Date(),
): Promise<
  Result<{ actor: string; countedAs: string }, "invalid_token" | "insufficient_scope" | "not_allowed" | "not_signed_in">
> {
  const read = await readToken(request, now);
  if (!read.ok) return read;
  const token = read.value;
  if (token) {
    const refusal = lacks(scope, token);
    if (refusal || token.administrator === null) return refusal ?? fail("not_allowed");
    return ok({ actor: `${token.administrator} (${token.name})`, countedAs: token.userId });
  }
  const session = await currentSession(request);
  if (!session) return fail("not_signed_in");
  const admin = toAdmin(session, env().ADMIN_EMAILS);
  return admin ? ok({ ...admin, countedAs: session.userId }) : fail("not_allowed");
}

/** The token itself, whatever its scopes: for a program that asks what it holds. */
export async function identifyToken(
  request: Carrying,
  now = new Date(),
): Promise<Result<Bearer, "invalid_token" | "not_signed_in">> {
  const read = await readToken(request, now);
  if (!read.ok) return read;
  return read.value
    ? ok(read.value)
    : fail("not_signed_in", { message: "Send a token.", ...challenge(`charset="UTF-8"`) });
}
