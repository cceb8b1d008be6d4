import { toCacheableResponse } from "#lib/conditional.ts";
import { checkInput, toErrorResponse } from "#lib/http.ts";
import { compareByIds } from "#lib/leaderboard/load-snapshot.ts";
import { comparedAddressSchema } from "#lib/leaderboard/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ snapshotId: string; otherId: string }>;
}

/** What differs between two boards of the past. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const address = checkInput(await params, comparedAddressSchema);
  if (!address.ok) return toErrorResponse(address);
  const compared = await compareByIds(address.value.snapshotId, address.value.otherId);
  return compared.ok ? toCacheableResponse(request, compared.value) : toErrorResponse(compared);
});
