import { toResponse } from "#lib/http.ts";
import { releases } from "#lib/release/read-release.ts";
import { ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** Every release there is, newest first, with its files. */
export const GET = guarded(async () => toResponse(ok({ releases: await releases() })));
