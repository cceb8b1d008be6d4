import type { BattleRow, Column, Json } from "#lib/dataset/types.ts";
import { writeJudge } from "./lmsys-2023.ts";
import { roleFirst, roleFirstType } from "./messages.ts";

const published = ({ conversation }: BattleRow, side: "a" | "b"): Json => conversation && roleFirst(conversation[side]);

/** One line per battle that was voted on: our own columns, named after the 2023 releases where they mean the same. */
export const battleColumns: Column<BattleRow>[] = [
  {
    name: "question_id",
    type: "string",
    says: "The battle’s pseudonym, the same in every download.",
    value: (battle) => battle.battle,
  },
  { name: "model_a", type: "string", says: "The model shown as A.", value: (battle) => battle.modelA },
  { name: "model_b", type: "string", says: "The model shown as B.", value: (battle) => battle.modelB },
  {
    name: "winner",
    type: "string",
    says: "The last vote on the battle: model_a, model_b, tie or both_bad.",
    value: (battle) => battle.winner,
  },
  {
    name: "judge",
    type: "string",
    says: "The voter’s pseudonym, as in the votes.",
    value: (battle) => writeJudge(battle.judge),
  },
  {
    name: "turns",
    type: "integer",
    says: "How many prompts were answered, 1 when not recorded.",
    value: (battle) => battle.turns,
  },
  {
    name: "anony",
    type: "boolean",
    says: "Whether the models’ names were hidden until the vote.",
    value: (battle) => battle.wasBlind,
  },
  {
    name: "counted",
    type: "boolean",
    says: "Whether the vote counts on the board.",
    value: (battle) => battle.counted,
  },
  {
    name: "sampling_policy",
    type: "string",
    says: "How the pair was drawn; empty when it came from elsewhere.",
    value: (battle) => battle.samplingPolicy,
    maybeUnknown: true,
  },
  {
    name: "pair_probability",
    type: "float",
    says: "The exact chance of this pair, whichever way round, under that policy.",
    value: (battle) => battle.pairProbability,
    maybeUnknown: true,
  },
  {
    name: "tstamp",
    type: "float",
    says: "When the vote was cast, in seconds since 1970, UTC.",
    value: (battle) => battle.castAt,
  },
  {
    name: "conversation_a",
    type: "json",
    parquet: roleFirstType,
    says: "The messages on side A, only where the voter agreed to publish them.",
    value: (battle) => published(battle, "a"),
    maybeUnknown: true,
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: roleFirstType,
    says: "The same for side B.",
    value: (battle) => published(battle, "b"),
    maybeUnknown: true,
  },
];
