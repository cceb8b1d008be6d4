import type { BattleRow, Column } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";
import { judgeSql, modelA, modelB } from "./lmsys-2023.ts";
import { textsOf } from "./messages.ts";

/** AlpacaEval's `annotations.json`: the judged turn of each vote. */

/** 1 is the first output, 2 the second; AlpacaEval has no number for two bad ones. */
export const preferences = { model_a: 1, model_b: 2, tie: 1.5, both_bad: 1.5 } as const satisfies Record<
  Winner,
  number
>;

const judged = (battle: BattleRow, side: "a" | "b", role: "user" | "assistant") =>
  textsOf(battle.conversation?.[side], role).at(-1) ?? null;

const unknown = (name: string, type: "float" | "string"): Column<BattleRow> => ({
  name,
  type,
  says: "Empty: a person judged.",
  value: () => null,
  sql: () => null,
  maybeUnknown: true,
});

export const alpacaEval: Column<BattleRow>[] = [
  {
    name: "instruction",
    type: "string",
    says: "The judged prompt; empty unless the voter agreed to publish it.",
    value: (battle) => judged(battle, "a", "user"),
    sql: () => null,
    maybeUnknown: true,
  },
  {
    name: "output_1",
    type: "string",
    says: "What A answered to it.",
    value: (battle) => judged(battle, "a", "assistant"),
    sql: () => null,
    maybeUnknown: true,
  },
  { ...modelA, name: "generator_1" },
  {
    name: "output_2",
    type: "string",
    says: "What B answered to it.",
    value: (battle) => judged(battle, "b", "assistant"),
    sql: () => null,
    maybeUnknown: true,
  },
  { ...modelB, name: "generator_2" },
  { name: "dataset", type: "string", says: "ringside.", value: () => "ringside", sql: () => "ringside" },
  {
    name: "annotator",
    type: "string",
    says: "The voter’s pseudonym after `arena_user_`; arena_user_unknown where there is none.",
    value: (battle) => `arena_user_${battle.judge ?? "unknown"}`,
    sql: judgeSql,
  },
  {
    name: "preference",
    type: "float",
    says: "1 for A, 2 for B, 1.5 for a tie or two bad answers.",
    value: (battle) => preferences[battle.winner],
    sql: (vote) => vote.winner(preferences),
  },
  unknown("price_per_example", "float"),
  unknown("time_per_example", "float"),
  unknown("raw_completion", "string"),
];
