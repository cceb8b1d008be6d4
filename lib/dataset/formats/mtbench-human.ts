import type { BattleRow, Column } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";
import { judgeSql, modelA, modelB } from "./lmsys-2023.ts";
import { contentFirst, contentFirstType, asInt64 } from "./messages.ts";

/** `lmsys/mt_bench_human_judgments`: what FastChat's `compute_agreement.py` reads. */

/** MT-bench has no word for two bad answers. */
export const words = {
  model_a: "model_a",
  model_b: "model_b",
  tie: "tie",
  both_bad: "tie",
} as const satisfies Record<Winner, string>;

export const mtbenchHuman: Column<BattleRow>[] = [
  {
    name: "question_id",
    type: "bigint",
    says: "A number that stands for the battle, the same in every download and for each of its turns.",
    value: (battle) => asInt64(battle.battle),
    sql: (vote) => vote.battle().int64,
  },
  modelA,
  modelB,
  {
    name: "winner",
    type: "string",
    says: "model_a, model_b or tie, which two bad answers are as well.",
    value: (battle) => words[battle.winner],
    sql: (vote) => vote.winner(words),
  },
  {
    name: "judge",
    type: "string",
    says: "The voter’s pseudonym after `arena_user_`; arena_user_unknown where there is none.",
    value: (battle) => `arena_user_${battle.judge ?? "unknown"}`,
    sql: judgeSql,
  },
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
  {
    name: "turn",
    type: "integer",
    says: "Which turn was judged, from 1.",
    value: (battle) => battle.turn,
    sql: (vote) => vote.turn,
  },
];
