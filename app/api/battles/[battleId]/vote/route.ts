import { currentVoter, voterIdsOf } from "#lib/auth/voter.ts";
import { toBattleId } from "#lib/battle/schema.ts";
import { readBody, toErrorResponse, toResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { castVote } from "#lib/vote/cast-vote.ts";
import { castVoteSchema } from "#lib/vote/schema.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** The visitor's verdict on their own battle: 201 with the receipt and who was who. */
export const POST = guarded(async (request, { params }: Context) => {
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const input = await readBody(request, castVoteSchema);
  if (!input.ok) return toErrorResponse(input);
  const visitor = await currentVoter(request);
  const within = await limit("vote", request, visitor.voterId);
  if (!within.ok) return toErrorResponse(within);
  const voterIds = await voterIdsOf(visitor);
  const cast = await castVote({ battleId: id.value, voterIds, ...input.value });
  return toResponse(cast, { status: 201, headers: within.value.headers });
});
