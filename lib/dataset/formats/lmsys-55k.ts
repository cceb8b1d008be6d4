import type { BattleRow, Column } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";
import { modelA, modelB } from "./lmsys-2023.ts";
import { asInt64, textsOf } from "./messages.ts";

/** `lmsys/lmsys-arena-human-preference-55k` (Kaggle): three flags for the verdict, texts as JSON lists with one text per turn. */

/** Which flag each verdict sets: both kinds of tie set one and the same. */
export const flagOf = {
  model_a: "winner_model_a",
  model_b: "winner_model_b",
  tie: "winner_tie",
  both_bad: "winner_tie",
} as const satisfies Record<Winner, string>;

const flag = (name: (typeof flagOf)[Winner], says: string): Column<BattleRow> => ({
  name,
  type: "integer",
  says,
  value: (battle) => (flagOf[battle.winner] === name ? 1 : 0),
  sql: (vote) => {
    const set = (winner: Winner) => (flagOf[winner] === name ? 1 : 0);
    return vote.winner({
      model_a: set("model_a"),
      model_b: set("model_b"),
      tie: set("tie"),
      both_bad: set("both_bad"),
    });
  },
});

export const lmsys55k: Column<BattleRow>[] = [
  {
    name: "id",
    type: "bigint",
    says: "A number that stands for the vote, the same in every download.",
    value: (battle) => asInt64(battle.vote),
    sql: (vote) => vote.vote().int64,
  },
  modelA,
  modelB,
  {
    name: "prompt",
    type: "string",
    says: "The prompts, a JSON list with one text per turn; [] unless the voter agreed to publish them.",
    value: (battle) => JSON.stringify(textsOf(battle.conversation?.a, "user")),
    sql: () => "[]",
  },
  {
    name: "response_a",
    type: "string",
    says: "A’s answers, alike.",
    value: (battle) => JSON.stringify(textsOf(battle.conversation?.a, "assistant")),
    sql: () => "[]",
  },
  {
    name: "response_b",
    type: "string",
    says: "B’s answers, alike.",
    value: (battle) => JSON.stringify(textsOf(battle.conversation?.b, "assistant")),
    sql: () => "[]",
  },
  flag("winner_model_a", "1 if A was better, else 0."),
  flag("winner_model_b", "1 if B was better, else 0."),
  flag("winner_tie", "1 if neither was: a tie, or both bad."),
];
