import { checkInput, toErrorResponse, toResponse } from "#lib/http.ts";
import { loadSnapshot } from "#lib/leaderboard/load-snapshot.ts";
import { snapshotAddressSchema } from "#lib/leaderboard/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ snapshotId: string }>;
}

/** A board of the past, by the hash of its content. */
export const GET = guarded(async (_request: Request, { params }: Context) => {
  const address = checkInput(await params, snapshotAddressSchema);
  if (!address.ok) return toErrorResponse(address);
  return toResponse(await loadSnapshot(address.value.snapshotId));
});
