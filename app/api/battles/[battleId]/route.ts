import { voterIdsOf } from "#lib/auth/voter.ts";
import { toBattleId } from "#lib/battle/schema.ts";
import { viewBattle } from "#lib/battle/view-battle.ts";
import { toErrorResponse, toResponse } from "#lib/http.ts";
import { ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identify } from "#lib/token/identify.ts";
import { reasonsOf } from "#lib/vote/store.ts";
import type { VoteId } from "#lib/vote/types.ts";
import { receiptOf } from "#lib/vote/receipt.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** The visitor's own battle so far; names only after the vote. */
export const GET = guarded(async (request, { params }: Context) => {
  const caller = await identify(request, "battles:read");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const found = await viewBattle(id.value, await voterIdsOf(caller.value));
  if (!found.ok) return toErrorResponse(found);
  const { battle, view } = found.value;
  if (!battle.vote) return toResponse(ok(view));
  const { id: voteId, winner, castAt } = battle.vote;
  const [receipt, { reasons }] = await Promise.all([receiptOf(voteId, battle.consent), reasonsOf(voteId as VoteId)]);
  return toResponse(ok({ ...view, vote: { winner, castAt: castAt.toISOString(), reasons }, receipt }));
});
