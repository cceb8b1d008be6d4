import "server-only";
import { findBattle, inTransaction, lockBattle } from "#lib/battle/store.ts";
import type { Battle, Transaction } from "#lib/battle/store.ts";
import type { BattleId, Receipt, VoterId } from "#lib/battle/types.ts";
import { namesOf } from "#lib/battle/view-battle.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { fail, ok } from "#lib/result.ts";
import { contentRules } from "./rules.ts";
import type { Rule } from "./rules.ts";
import type { CastVote } from "./schema.ts";
import { insertVerdicts, insertVote, isSecondVote } from "./store.ts";

interface Voting extends CastVote {
  battleId: BattleId;
  /** Every voter that is this person; the battle's own is among them. */
  voterIds: readonly VoterId[];
}

interface Models {
  modelA: PublicModel;
  modelB: PublicModel;
}

/** Records a voter's verdict on their own finished battle, reveals who was who, and says whether it counts. */
export async function castVote(voting: Voting, now = new Date()) {
  // Looked up before the transaction: one that waited for a second connection could starve the pool.
  const seen = await findBattle(voting.battleId);
  if (!seen) return fail("battle_not_found");
  const models = await namesOf(seen);
  try {
    return await inTransaction(async (transaction) => {
      // Held until the end, so that a follow-up at the same instant cannot slip in between the look and the vote.
      const battle = await lockBattle(transaction, voting.battleId);
      if (!battle) return fail("battle_not_found");
      const refusal = whyNot(battle, voting.voterIds);
      if (refusal) return fail(refusal);
      // A substitute may have come in since the look: then the answers were not complete when this vote was sent.
      if (battle.modelA !== seen.modelA || battle.modelB !== seen.modelB) return fail("answers_unfinished");
      return ok(await record(transaction, battle, models, voting, now));
    });
  } catch (error) {
    if (isSecondVote(error)) return fail("already_voted");
    throw error;
  }
}

function whyNot(battle: Battle, voterIds: readonly VoterId[]) {
  if (battle.voterId === null || !voterIds.includes(battle.voterId)) return "not_your_battle";
  if (battle.vote) return "already_voted";
  if (battle.state === "void") return "battle_void";
  if (battle.state !== "answered") return "answers_unfinished";
  return null;
}

async function record(transaction: Transaction, battle: Battle, models: Models, voting: Voting, castAt: Date) {
  const turn = battle.turns.at(-1);
  if (!turn || battle.voterId === null) throw new Error("An answered battle has a turn and a voter.");
  const { winner, reasons, comment = null } = voting;

  const id = await insertVote(transaction, {
    sourceId: battle.sourceId,
    battleId: battle.id,
    turnId: turn.id,
    voterId: battle.voterId,
    winner,
    wasBlind: battle.mode === "blind",
    dwellMs: turn.answeredAt && Math.max(0, castAt.getTime() - turn.answeredAt.getTime()),
    reasons,
    comment,
    castAt,
  });
  const broken = brokenRules(battle, models);
  await insertVerdicts(transaction, id, broken);
  return { vote: { id, winner, castAt: castAt.toISOString() }, receipt: toReceipt(broken), ...models };
}

function brokenRules(battle: Battle, { modelA, modelB }: Models): Rule[] {
  const answers = battle.turns.flatMap(({ answers: { a, b } }) => [
    { text: a.text, model: modelA },
    { text: b.text, model: modelB },
  ]);
  return contentRules.filter((rule) => rule.applies({ mode: battle.mode, answers }));
}

const toReceipt = (broken: readonly Rule[]): Receipt => ({
  counted: broken.length === 0,
  reasons: broken.map(({ name, sentence }) => ({ rule: name, sentence })),
});
