import { toCacheableResponse } from "#lib/conditional.ts";
import { releases } from "#lib/release/read-release.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** Every release there is, newest first, with its files. */
export const GET = guarded(async (request) => toCacheableResponse(request, { releases: await releases() }));
