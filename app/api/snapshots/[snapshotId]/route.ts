import { toCacheableResponse } from "#lib/conditional.ts";
import { checkInput, toErrorResponse } from "#lib/http.ts";
import { loadSnapshot } from "#lib/leaderboard/load-snapshot.ts";
import { snapshotAddressSchema } from "#lib/leaderboard/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ snapshotId: string }>;
}

/** A board of the past, by the hash of its content. It may be withdrawn, and its models named anew, so caches ask again. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const address = checkInput(await params, snapshotAddressSchema);
  if (!address.ok) return toErrorResponse(address);
  const board = await loadSnapshot(address.value.snapshotId);
  return board.ok ? toCacheableResponse(request, board.value) : toErrorResponse(board);
});
