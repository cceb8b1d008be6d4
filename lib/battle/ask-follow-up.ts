import "server-only";
import { fail, ok } from "#lib/result.ts";
import { checkBudget, estimateTurn } from "#lib/safety/spend.ts";
import { servedPair } from "./start-battle.ts";
import { findBattle, inTransaction, insertTurn, lockBattle } from "./store.ts";
import type { Battle } from "./store.ts";
import type { BattleId, VoterId } from "./types.ts";

const maxTurns = 20;

interface FollowUp {
  battleId: BattleId;
  prompt: string;
  /** Every voter that is this person. */
  voterIds: readonly VoterId[];
}

/** Sends one more prompt to both sides of a voter's own battle, before the vote. */
export async function askFollowUp({ battleId, prompt, voterIds }: FollowUp) {
  const seen = await findBattle(battleId);
  if (!seen) return fail("battle_not_found");
  const said = seen.turns.reduce((sum, turn) => sum + turn.prompt.length + longestAnswer(turn), 0);
  const reserved = estimateTurn(await servedPair(seen), said + prompt.length);

  return inTransaction(async (transaction) => {
    // Held until the end, so that a second follow-up or a vote at the same instant finds the battle already moved on.
    const battle = await lockBattle(transaction, battleId);
    if (!battle) return fail("battle_not_found");
    const refusal = whyNot(battle, voterIds);
    if (refusal) return fail(refusal);
    const budget = await checkBudget(transaction, reserved.a + reserved.b);
    if (!budget.ok) return budget;
    const index = battle.turns.length + 1;
    await insertTurn(transaction, { battleId, index, prompt, models: battle, reserved });
    return ok({ id: battleId, status: "generating" as const, turn: index });
  });
}

function whyNot(battle: Battle, voterIds: readonly VoterId[]) {
  if (battle.voterId === null || !voterIds.includes(battle.voterId)) return "not_your_battle";
  if (battle.vote) return "already_voted";
  if (battle.state === "void") return "battle_void";
  if (battle.state !== "answered") return "answers_unfinished";
  if (battle.turns.length >= maxTurns) return "too_many_turns";
  return null;
}

const longestAnswer = ({ answers }: Battle["turns"][number]) => Math.max(answers.a.text.length, answers.b.text.length);
