import { voterIdsOf } from "#lib/auth/voter.ts";
import { toBattleId } from "#lib/battle/schema.ts";
import { readBody, toErrorResponse, toResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";
import { giveReasons } from "#lib/vote/give-reasons.ts";
import { giveReasonsSchema } from "#lib/vote/schema.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** Why the visitor voted as they did, all of it anew. */
export const PUT = guarded(async (request, { params }: Context) => {
  const caller = await identify(request, "votes:write");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const input = await readBody(request, giveReasonsSchema);
  if (!input.ok) return toErrorResponse(input);
  const within = await limit("vote", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);
  const voterIds = await voterIdsOf(caller.value);
  const given = await giveReasons({ battleId: id.value, voterIds, ...input.value });
  return toResponse(given, { headers: within.value.headers });
});
