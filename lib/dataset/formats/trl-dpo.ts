import type { BattleRow, Column, PreferenceRow } from "#lib/dataset/types.ts";
import { roleFirst, roleFirstType } from "./messages.ts";

/** What every row of training data says of where it comes from; trainers leave such columns alone. */
export const origin = <Row extends { battle: PreferenceRow["battle"] }>(): Column<Row>[] => [
  {
    name: "battle",
    type: "string",
    says: "The vote’s pseudonym, as in every other download.",
    value: ({ battle }) => battle.vote,
  },
  {
    name: "language",
    type: "string",
    says: "ISO 639-1 code of the prompts’ language, as detected.",
    value: ({ battle }) => battle.language,
    maybeUnknown: true,
  },
  {
    name: "categories",
    type: "json",
    parquet: "VARCHAR[]",
    says: "What the prompts are about, as detected.",
    value: ({ battle }) => battle.categories,
    maybeUnknown: true,
  },
];

type Models = Pick<BattleRow, "modelA" | "modelB" | "winner" | "licenses">;

/** The two models of a pair, the better one first. */
export const whose = <Battle extends Models>(): Column<PreferenceRow<Battle>>[] =>
  [["chosen", "model_a"] as const, ["rejected", "model_b"] as const].flatMap(
    ([which, first]): Column<PreferenceRow<Battle>>[] => {
      const isA = ({ battle }: PreferenceRow<Battle>) => battle.winner === first;
      return [
        {
          name: `${which}_model`,
          type: "string",
          says: `Who wrote the ${which} answer.`,
          value: (row) => (isA(row) ? row.battle.modelA : row.battle.modelB),
        },
        {
          name: `${which}_license`,
          type: "string",
          says: "That model’s licence, as the roster says.",
          value: (row) => (isA(row) ? row.battle.licenses.a : row.battle.licenses.b),
        },
      ];
    },
  );

/** TRL's preference format with an explicit prompt, conversational: what `DPOTrainer` reads. First turns only, where both sides saw the same. */
export const trlDpo: Column<PreferenceRow>[] = [
  {
    name: "prompt",
    type: "json",
    parquet: roleFirstType,
    says: "The prompt, a list of messages.",
    value: ({ chosen }) => roleFirst(chosen.slice(0, -1)),
  },
  {
    name: "chosen",
    type: "json",
    parquet: roleFirstType,
    says: "The better answer, a list of one message.",
    value: ({ chosen }) => roleFirst(chosen.slice(-1)),
  },
  {
    name: "rejected",
    type: "json",
    parquet: roleFirstType,
    says: "The other answer, alike.",
    value: ({ rejected }) => roleFirst(rejected.slice(-1)),
  },
  ...whose(),
  ...origin<PreferenceRow>(),
];
