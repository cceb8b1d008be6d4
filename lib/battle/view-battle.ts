import "server-only";
import { findPublicModelById } from "#lib/models/store.ts";
import { fail, ok } from "#lib/result.ts";
import { findBattle, openConsents } from "./store.ts";
import type { Battle } from "./store.ts";
import type { BattleId, BattleStatus, BattleView, VoterId } from "./types.ts";

/** A voter's own battle as far as it has come. Models are named after the vote, or when they were chosen by name. */
export async function viewBattle(battleId: BattleId, voterIds: readonly VoterId[]) {
  const battle = await findBattle(battleId);
  if (!battle) return fail("battle_not_found");
  if (battle.voterId === null || !voterIds.includes(battle.voterId)) return fail("not_your_battle");

  const view: BattleView = {
    id: battle.id,
    status: statusOf(battle),
    mode: battle.mode,
    consent: battle.consent,
    consents: await openConsents(battle.id),
    turns: battle.turns.map(({ index, prompt, answers: { a, b } }) => ({
      index,
      prompt,
      answers: { a: { text: a.text, done: a.isDone }, b: { text: b.text, done: b.isDone } },
    })),
  };
  return ok({ battle, view: mayBeNamed(battle) ? { ...view, ...(await namesOf(battle)) } : view });
}

export const statusOf = ({ state, vote }: Pick<Battle, "state" | "vote">): BattleStatus =>
  vote ? "voted" : state === "recorded" ? "answered" : state;

/** The one place that says when a model may be named. */
export const mayBeNamed = ({ mode, vote }: Pick<Battle, "mode" | "vote">) => vote !== null || mode === "side-by-side";

export async function namesOf({ modelA, modelB }: Pick<Battle, "modelA" | "modelB">) {
  const [a, b] = await Promise.all([findPublicModelById(modelA), findPublicModelById(modelB)]);
  if (!a || !b) throw new Error("A battle's models stay in the database.");
  return { modelA: a, modelB: b };
}
