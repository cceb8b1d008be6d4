import "server-only";
import { findBattle, inTransaction, lockBattle } from "#lib/battle/store.ts";
import type { Battle, Transaction } from "#lib/battle/store.ts";
import type { BattleId, VoterId } from "#lib/battle/types.ts";
import { namesOf } from "#lib/battle/view-battle.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { fail, ok } from "#lib/result.ts";
import { tagBattle } from "#lib/tagging/categories.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import type { Tags } from "#lib/tagging/categories.ts";
import { replaceTags } from "#lib/tagging/store.ts";
import type { Evidence, Finding } from "./evidence.ts";
import { printOf } from "./prompt-print.ts";
import type { Print } from "./prompt-print.ts";
import { receiptFor } from "./receipt.ts";
import { brokenRules, ruleLimits } from "./rules.ts";
import { duplicatePrompt } from "./rules/duplicate-prompt.ts";
import type { CastVote } from "./schema.ts";
import { insertPrint, insertVerdicts, insertVote, isSecondVote, votingFacts } from "./store.ts";
import type { VotingFacts } from "./store.ts";

interface Voting extends CastVote {
  battleId: BattleId;
  /** Every voter that is this person; the battle's own is among them. */
  voterIds: readonly VoterId[];
}

/** The column's largest number, 24.8 days: tabs stay open for longer. */
const longestDwellMs = 2 ** 31 - 1;

/**
 * Read and judged before the transaction: one that waited for a second connection could starve the pool, and nobody should
 * wait for patterns while a battle is locked.
 */
interface Prepared {
  modelA: PublicModel;
  modelB: PublicModel;
  print: Print;
  broken: Finding[];
  tags: Tags;
}

/** Records a voter's verdict on their own finished battle, reveals who was who, and says whether it counts. */
export async function castVote(voting: Voting, now = new Date()) {
  const seen = await findBattle(voting.battleId);
  if (!seen) return fail("battle_not_found");
  const print = printOf(seen.turns[0]?.prompt ?? "");
  const facts = await votingFacts({ sourceId: seen.sourceId, voterIds: voting.voterIds, print, before: now });
  // Models are asked about a battle after its vote, so that no voter waits for them.
  const own = { categories: ownCategories(), requestedCategory: seen.requestedCategory, answers: new Map() };
  const names = await namesOf(seen);
  const broken = brokenRules(evidenceOf(seen, names, facts, now));
  const prepared = { ...names, print, broken, tags: tagBattle(seen.turns, own) };
  try {
    return await inTransaction(async (transaction) => {
      // Held until the end, so that a follow-up at the same instant cannot slip in between the look and the vote.
      const battle = await lockBattle(transaction, voting.battleId);
      if (!battle) return fail("battle_not_found");
      const refusal = whyNot(battle, voting.voterIds);
      if (refusal) return fail(refusal);
      // A substitute or another turn may have come in since the look: then the answers were not complete when this vote was sent.
      const hasChanged = battle.modelA !== seen.modelA || battle.modelB !== seen.modelB || seen.state !== "answered";
      if (hasChanged || battle.turns.length !== seen.turns.length) return fail("answers_unfinished");
      return ok(await record(transaction, battle, prepared, voting, now));
    });
  } catch (error) {
    if (isSecondVote(error)) return fail("already_voted");
    throw error;
  }
}

function evidenceOf(
  { mode, turns }: Battle,
  { modelA, modelB }: Pick<Prepared, "modelA" | "modelB">,
  facts: VotingFacts,
  castAt: Date,
): Evidence {
  const turn = turns.at(-1);
  return {
    mode,
    models: { a: modelA, b: modelB },
    turns,
    vote: { readingMs: turn ? Math.max(0, castAt.getTime() - turn.createdAt.getTime()) : null, ...facts },
    limits: ruleLimits(),
  };
}

function whyNot(battle: Battle, voterIds: readonly VoterId[]) {
  if (battle.voterId === null || !voterIds.includes(battle.voterId)) return "not_your_battle";
  if (battle.vote) return "already_voted";
  if (battle.state === "void") return "battle_void";
  if (battle.state !== "answered") return "answers_unfinished";
  return null;
}

async function record(transaction: Transaction, battle: Battle, prepared: Prepared, voting: Voting, castAt: Date) {
  const turn = battle.turns.at(-1);
  if (!turn || battle.voterId === null) throw new Error("An answered battle has a turn and a voter.");
  const { winner, reasons, comment = null } = voting;
  const { modelA, modelB, print, broken, tags } = prepared;

  const id = await insertVote(transaction, {
    sourceId: battle.sourceId,
    battleId: battle.id,
    turnId: turn.id,
    voterId: battle.voterId,
    winner,
    wasBlind: battle.mode === "blind",
    dwellMs: turn.answeredAt && Math.min(longestDwellMs, Math.max(0, castAt.getTime() - turn.answeredAt.getTime())),
    reasons,
    comment,
    castAt,
  });
  await insertVerdicts(transaction, id, broken);
  const isSought = !broken.some(({ rule }) => rule.name === duplicatePrompt.name);
  await insertPrint(transaction, { voteId: id, sourceId: battle.sourceId, castAt, print, isSought });
  // With the vote, so that it is on the boards of its categories from its first moment, exactly once.
  await replaceTags(transaction, battle.id, turn.id, tags);
  return {
    vote: { id, winner, castAt: castAt.toISOString() },
    receipt: receiptFor(broken, battle.consent),
    modelA,
    modelB,
  };
}
