import type { BattleRow, Column } from "#lib/dataset/types.ts";
import { lmsys2023, modelA, modelB, writeJudge, writeWinner } from "./lmsys-2023.ts";
import { contentFirst, contentFirstType } from "./messages.ts";

/** `lmsys/chatbot_arena_conversations` (33k): the 2023 votes with their conversations. */

const moderationCategories = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "self-harm",
  "self-harm/instructions",
  "self-harm/intent",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic",
];
const each = (type: string) => moderationCategories.map((category) => `"${category}" ${type}`).join(", ");

const moderationType = `STRUCT(categories STRUCT(${each("BOOLEAN")}), category_scores STRUCT(${each("DOUBLE")}), flagged BOOLEAN)`;
const toxicType =
  'STRUCT("roberta-large" STRUCT(flagged BOOLEAN, probability DOUBLE), "t5-large" STRUCT(flagged BOOLEAN, score DOUBLE))';

const [, , winner, judge, turn, anony, language, tstamp] = lmsys2023;

export const lmsys33k: Column<BattleRow>[] = [
  {
    name: "question_id",
    type: "string",
    says: "The vote’s pseudonym, the same in every download.",
    value: (battle) => battle.vote,
    sql: (vote) => vote.vote().hex,
  },
  modelA,
  modelB,
  { ...winner, value: (battle) => writeWinner(battle.winner) },
  { ...judge, value: (battle) => writeJudge(battle.judge) },
  {
    name: "conversation_a",
    type: "json",
    parquet: contentFirstType,
    says: "The messages on side A up to the judged turn; empty unless the voter agreed to publish them.",
    value: (battle) => contentFirst(battle.conversation?.a),
    sql: () => [],
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: contentFirstType,
    says: "The same for side B.",
    value: (battle) => contentFirst(battle.conversation?.b),
    sql: () => [],
  },
  turn,
  anony,
  language,
  tstamp,
  {
    name: "openai_moderation",
    type: "json",
    parquet: moderationType,
    says: "Empty: nothing is sent to that service.",
    value: () => null,
    sql: () => null,
    maybeUnknown: true,
  },
  {
    name: "toxic_chat_tag",
    type: "json",
    parquet: toxicType,
    says: "Empty: that classifier is not run.",
    value: () => null,
    sql: () => null,
    maybeUnknown: true,
  },
];
