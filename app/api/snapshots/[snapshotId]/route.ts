import { toCacheableResponse } from "#lib/conditional.ts";
import { toErrorResponse } from "#lib/http.ts";
import { openSnapshot } from "#lib/leaderboard/snapshots.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ snapshotId: string }>;
}

/** One board as it was. Asked again each time, because it may be withdrawn and models may get other names. */
export const GET = guarded(async (request, { params }: Context) => {
  const board = await openSnapshot((await params).snapshotId);
  return board.ok ? toCacheableResponse(request, board.value) : toErrorResponse(board);
});
