import { toCacheableResponse } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { awaitBoard } from "#lib/leaderboard/boards.ts";
import { leaderboardQuerySchema } from "#lib/leaderboard/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

/** The newest board of a source with how it was made; one beyond the standard set is made first. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, leaderboardQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const board = await awaitBoard(query.value, request.signal);
  return board.ok ? toCacheableResponse(request, board.value) : toErrorResponse(board);
});
