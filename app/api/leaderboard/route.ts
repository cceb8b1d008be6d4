import { checkInput, toErrorResponse, toResponse } from "#lib/http.ts";
import { awaitBoard } from "#lib/leaderboard/boards.ts";
import { leaderboardQuerySchema } from "#lib/leaderboard/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

/** The newest board of a source with how it was made; one beyond the standard set is made first. */
export const GET = guarded(async (request) => {
  const query = checkInput(Object.fromEntries(new URL(request.url).searchParams), leaderboardQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  return toResponse(await awaitBoard(query.value, request.signal));
});
