import { toCacheableResponse } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { listModels } from "#lib/models/list-models.ts";
import { modelsQuerySchema } from "#lib/models/schema.ts";
import { linkToNext } from "#lib/paging.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** The public roster, by slug. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, modelsQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await listModels(query.value);
  if (!page.ok) return toErrorResponse(page);
  return toCacheableResponse(request, page.value, { headers: linkToNext(request, page.value.next) });
});
