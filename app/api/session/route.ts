import { toAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { toResponse } from "#lib/http.ts";
import { ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** Who is signed in, for the header: without a session cookie nothing is looked up. */
export const GET = guarded(async (request) => {
  const session = await currentSession(request.headers);
  const visitor = session && { name: session.name, isAdmin: toAdmin(session, env().ADMIN_EMAILS) !== null };
  return toResponse(ok({ visitor }));
});
