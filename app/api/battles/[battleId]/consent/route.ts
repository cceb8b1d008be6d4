import { voterIdsOf } from "#lib/auth/voter.ts";
import { changeConsent } from "#lib/battle/change-consent.ts";
import { changeConsentSchema, toBattleId } from "#lib/battle/schema.ts";
import { readBody, toErrorResponse, toResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** What may leave of the visitor's own battle, changed. */
export const PUT = guarded(async (request, { params }: Context) => {
  const caller = await identify(request, "battles:write");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const input = await readBody(request, changeConsentSchema);
  if (!input.ok) return toErrorResponse(input);
  const within = await limit("turn", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);
  const voterIds = await voterIdsOf(caller.value);
  const changed = await changeConsent({ battleId: id.value, voterIds, ...input.value });
  return toResponse(changed, { headers: within.value.headers });
});
