import { toResponse } from "#lib/http.ts";
import { listPublicModels } from "#lib/models/store.ts";
import { ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** The public roster. */
export const GET = guarded(async () => toResponse(ok({ models: await listPublicModels() })));
