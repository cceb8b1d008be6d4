import { voterIdsOf } from "#lib/auth/voter.ts";
import { toBattleId } from "#lib/battle/schema.ts";
import { readBody, toErrorResponse, toResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";
import { castVote } from "#lib/vote/cast-vote.ts";
import { castVoteSchema } from "#lib/vote/schema.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** The visitor's verdict on their own battle: 201 with the receipt and who was who. */
export const POST = guarded(async (request, { params }: Context) => {
  const caller = await identify(request, "votes:write");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const input = await readBody(request, castVoteSchema);
  if (!input.ok) return toErrorResponse(input);
  const within = await limit("vote", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);
  const voterIds = await voterIdsOf(caller.value);
  const cast = await castVote({ battleId: id.value, voterIds, ...input.value });
  return toResponse(cast, { status: 201, headers: within.value.headers });
});
