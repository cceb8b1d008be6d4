import { checkInput, toErrorResponse, toResponse } from "#lib/http.ts";
import { compareByIds } from "#lib/leaderboard/load-snapshot.ts";
import { comparedAddressSchema } from "#lib/leaderboard/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ snapshotId: string; otherId: string }>;
}

/** What differs between two boards of the past. */
export const GET = guarded(async (_request: Request, { params }: Context) => {
  const address = checkInput(await params, comparedAddressSchema);
  if (!address.ok) return toErrorResponse(address);
  return toResponse(await compareByIds(address.value.snapshotId, address.value.otherId));
});
