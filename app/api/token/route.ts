import { toErrorResponse, toResponse } from "#lib/http.ts";
import { ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identifyToken } from "#lib/token/identify.ts";

/** The token that the request brought: what it is called and may do, and until when. */
export const GET = guarded(async (request) => {
  const found = await identifyToken(request);
  if (!found.ok) return toErrorResponse(found);
  const { name, prefix, scopes, expiresAt } = found.value;
  return toResponse(ok({ name, prefix, scopes, expiresAt: expiresAt.toISOString() }));
});
