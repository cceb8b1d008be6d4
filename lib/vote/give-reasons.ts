import "server-only";
import { inTransaction, lockBattle } from "#lib/battle/store.ts";
import type { BattleId, VoterId } from "#lib/battle/types.ts";
import { fail, ok } from "#lib/result.ts";
import { insertReasons, reasonsOf } from "./store.ts";
import type { VoteId } from "./types.ts";

interface GiveReasons {
  battleId: BattleId;
  reasons: string[];
  /** Every voter that is this person. */
  voterIds: readonly VoterId[];
}

/** Says why somebody voted as they did, all of it anew. The vote stays as it is, and no rating moves. */
export async function giveReasons({ battleId, reasons, voterIds }: GiveReasons, now = new Date()) {
  return inTransaction(async (transaction) => {
    // Held until the end, so that changes sent at once are stored one after the other.
    const battle = await lockBattle(transaction, battleId);
    if (!battle) return fail("battle_not_found");
    if (battle.voterId === null || !voterIds.includes(battle.voterId)) return fail("not_your_battle");
    if (!battle.vote) return fail("not_voted");
    const voteId = battle.vote.id as VoteId;
    const said = await reasonsOf(voteId, transaction);
    const isNew = reasons.length !== said.reasons.length || reasons.some((reason) => !said.reasons.includes(reason));
    if (isNew) {
      const row = { voteId, ordinal: said.changes + 1, sourceId: battle.sourceId, reasons, givenAt: now };
      await insertReasons(transaction, row);
    }
    return ok({ reasons });
  });
}
