import type { Column, PreferenceRow } from "#lib/dataset/types.ts";
import { roleFirst, roleFirstType } from "./messages.ts";
import { origin, whose } from "./trl-dpo.ts";

/** Two whole conversations, the better side first. */
export const bothSides = <Battle>(): Column<PreferenceRow<Battle>>[] => [
  {
    name: "chosen",
    type: "json",
    parquet: roleFirstType,
    says: "The conversation on the better side, up to the judged answer.",
    value: ({ chosen }) => roleFirst(chosen),
  },
  {
    name: "rejected",
    type: "json",
    parquet: roleFirstType,
    says: "The conversation on the other side.",
    value: ({ rejected }) => roleFirst(rejected),
  },
];

/** TRL's preference format with an implicit prompt, what `RewardTrainer` reads. */
export const rewardModel: Column<PreferenceRow>[] = [
  ...bothSides<PreferenceRow["battle"]>(),
  ...whose<PreferenceRow["battle"]>(),
  ...origin<PreferenceRow>(),
];
