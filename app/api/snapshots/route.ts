import { toCacheableResponse } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { snapshotsQuerySchema } from "#lib/leaderboard/schema.ts";
import { listSnapshots } from "#lib/leaderboard/list-snapshots.ts";
import { linkToNext } from "#lib/paging.ts";
import { guarded } from "#lib/safety/guard.ts";

/** What a board showed and since when. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, snapshotsQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await listSnapshots(query.value);
  if (!page.ok) return toErrorResponse(page);
  return toCacheableResponse(request, page.value, { headers: linkToNext(request, page.value.next) });
});
