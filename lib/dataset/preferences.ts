import type { Quality } from "./schema.ts";
import type { BattleRow, Comparison, Conversation, LabelledAnswer, Message, PreferenceRow } from "./types.ts";

/** Battles as comparisons to train on: what is left out and why is in docs/data.md. */

/** A vote for one side, as a pair. Ties and two bad answers prefer nothing; two equal answers cannot be told apart. */
export function toPair<Battle extends Comparison>(
  battle: Battle,
  quality: Quality,
  { firstTurnOnly = false }: { firstTurnOnly?: boolean } = {},
): PreferenceRow<Battle>[] {
  const { conversation, winner } = battle;
  if (!conversation || !isWorth(battle, conversation, quality)) return [];
  if (winner !== "model_a" && winner !== "model_b") return [];
  // From the second turn on each side has its own history, which an explicit prompt cannot hold.
  if (firstTurnOnly && battle.turn > 1) return [];
  if (answerOf(conversation.a) === answerOf(conversation.b)) return [];
  const { a, b } = conversation;
  return [winner === "model_a" ? { chosen: a, rejected: b, battle } : { chosen: b, rejected: a, battle }];
}

/** A vote as two answers, wanted or not. A tie says nothing of whether they are. */
export function toAnswers(battle: BattleRow, quality: Quality): LabelledAnswer[] {
  const { conversation, winner, modelA, modelB } = battle;
  if (!conversation || winner === "tie" || !isWorth(battle, conversation, quality)) return [];
  if (winner !== "both_bad" && answerOf(conversation.a) === answerOf(conversation.b)) return [];
  return [
    { messages: conversation.a, isDesirable: winner === "model_a", model: modelA, battle },
    { messages: conversation.b, isDesirable: winner === "model_b", model: modelB, battle },
  ];
}

const answerOf = (messages: readonly Message[]) => messages.at(-1)?.content ?? "";

function isWorth(battle: Comparison, { a, b }: Conversation, quality: Quality): boolean {
  const lengths = [answerOf(a).length, answerOf(b).length];
  const [shorter, longer] = [Math.min(...lengths), Math.max(...lengths)];
  const { licenses, refusals } = quality;
  return (
    shorter >= quality.minChars &&
    longer <= quality.maxChars &&
    longer <= quality.maxLengthRatio * shorter &&
    (refusals === "in" || !battle.categories?.includes("refusal")) &&
    (licenses === null ||
      [battle.licenses.a, battle.licenses.b].every((license) => licenses.includes(license.toLowerCase())))
  );
}
