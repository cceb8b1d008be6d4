import type { BattleRow, Column, Json } from "#lib/dataset/types.ts";
import { judgeSql, modelA, modelB, writeJudge } from "./lmsys-2023.ts";
import { roleFirst, roleFirstType } from "./messages.ts";

const published = ({ conversation }: BattleRow, side: "a" | "b"): Json => conversation && roleFirst(conversation[side]);

/** One line per battle that was voted on: our own columns, named after the 2023 releases where they mean the same. */
export const battleColumns: Column<BattleRow>[] = [
  {
    name: "question_id",
    type: "string",
    says: "The battle’s pseudonym, the same in every download.",
    value: (battle) => battle.battle,
    sql: (vote) => vote.battle().hex,
  },
  modelA,
  modelB,
  {
    name: "winner",
    type: "string",
    says: "The last vote on the battle: model_a, model_b, tie or both_bad.",
    value: (battle) => battle.winner,
    sql: (vote) => vote.winner({ model_a: "model_a", model_b: "model_b", tie: "tie", both_bad: "both_bad" }),
  },
  {
    name: "judge",
    type: "string",
    says: "The voter’s pseudonym, as in the votes.",
    value: (battle) => writeJudge(battle.judge),
    sql: judgeSql,
  },
  {
    name: "turns",
    type: "integer",
    says: "How many prompts were answered, 1 when not recorded.",
    value: (battle) => battle.turns,
    sql: (vote) => vote.turns(),
  },
  {
    name: "anony",
    type: "boolean",
    says: "Whether the models’ names were hidden until the vote.",
    value: (battle) => battle.wasBlind,
    sql: (vote) => vote.whenBlind(true, false),
  },
  {
    name: "counted",
    type: "boolean",
    says: "Whether the vote counts on the board.",
    value: (battle) => battle.counted,
    sql: (vote) => vote.whenCounted(true, false),
  },
  {
    name: "sampling_policy",
    type: "string",
    says: "How the pair was drawn; empty when it came from elsewhere.",
    value: (battle) => battle.samplingPolicy,
    sql: (vote) => vote.samplingPolicy,
    maybeUnknown: true,
  },
  {
    name: "pair_probability",
    type: "float",
    says: "The exact chance of this pair, whichever way round, under that policy.",
    value: (battle) => battle.pairProbability,
    sql: (vote) => vote.pairProbability,
    maybeUnknown: true,
  },
  {
    name: "tstamp",
    type: "float",
    says: "When the vote was cast, in seconds since 1970, UTC.",
    value: (battle) => battle.castAt,
    sql: (vote) => vote.seconds,
  },
  {
    name: "conversation_a",
    type: "json",
    parquet: roleFirstType,
    says: "The messages on side A, only where the voter agreed to publish them.",
    value: (battle) => published(battle, "a"),
    sql: () => null,
    maybeUnknown: true,
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: roleFirstType,
    says: "The same for side B.",
    value: (battle) => published(battle, "b"),
    sql: () => null,
    maybeUnknown: true,
  },
];
