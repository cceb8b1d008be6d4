import { toResponse } from "#lib/http.ts";
import { listPublicModels } from "#lib/models/store.ts";
import { ok } from "#lib/result.ts";

export const dynamic = "force-dynamic";

/** The public roster. */
export async function GET(): Promise<Response> {
  return toResponse(ok({ models: await listPublicModels() }));
}
