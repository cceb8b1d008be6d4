import { voterIdsOf } from "#lib/auth/voter.ts";
import { checkInput, readQuery, toErrorResponse, toResponse } from "#lib/http.ts";
import { proveStored } from "#lib/release/prove-stored.ts";
import { proofQuerySchema, releaseAddressSchema } from "#lib/release/schema.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";

interface Context {
  params: Promise<{ number: string }>;
}

/** The proof that one vote is in a release. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const caller = await identify(request, "export");
  if (!caller.ok) return toErrorResponse(caller);
  const address = checkInput(await params, releaseAddressSchema);
  if (!address.ok) return toErrorResponse(address);
  const query = readQuery(request, proofQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const within = await limit("export", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);
  const proof = await proveStored(address.value.number, query.value, await voterIdsOf(caller.value));
  return toResponse(proof, { headers: within.value.headers });
});
