import { toCacheableResponse } from "#lib/conditional.ts";
import { checkInput, toErrorResponse } from "#lib/http.ts";
import { leaderboardQuerySchema } from "#lib/leaderboard/schema.ts";
import { listSources, newestLeaderboard } from "#lib/leaderboard/store.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** The newest board of a source with how it was made. */
export const GET = guarded(async (request) => {
  const query = checkInput(Object.fromEntries(new URL(request.url).searchParams), leaderboardQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const board = await newestLeaderboard(query.value);
  if (board) return toCacheableResponse(request, board);
  const isKnown = (await listSources()).some(({ slug }) => slug === query.value.source);
  return toErrorResponse(isKnown ? fail("snapshot_not_found") : fail("source_not_found"));
});
