import { toCacheableResponse } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { pageSources } from "#lib/leaderboard/page-sources.ts";
import { sourcesQuerySchema } from "#lib/leaderboard/schema.ts";
import { linkToNext } from "#lib/paging.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** Where votes come from: what may stand after `?source=`. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, sourcesQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await pageSources(query.value);
  if (!page.ok) return toErrorResponse(page);
  return toCacheableResponse(request, page.value, { headers: linkToNext(request, page.value.next) });
});
