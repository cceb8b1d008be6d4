import type { Column, LabelledAnswer } from "#lib/dataset/types.ts";
import { roleFirst, roleFirstType } from "./messages.ts";
import { origin } from "./trl-dpo.ts";

/** TRL's unpaired preference format, conversational: what `KTOTrainer` reads. Two rows for each vote that says something of both. */
export const trlKto: Column<LabelledAnswer>[] = [
  {
    name: "prompt",
    type: "json",
    parquet: roleFirstType,
    says: "The conversation before the answer, a list of messages.",
    value: ({ messages }) => roleFirst(messages.slice(0, -1)),
  },
  {
    name: "completion",
    type: "json",
    parquet: roleFirstType,
    says: "The answer, a list of one message.",
    value: ({ messages }) => roleFirst(messages.slice(-1)),
  },
  {
    name: "label",
    type: "boolean",
    says: "Whether it is wanted: true for the better answer, false for the other and for both bad ones.",
    value: (row) => row.isDesirable,
  },
  { name: "model", type: "string", says: "Who wrote it.", value: ({ model }) => model },
  {
    name: "license",
    type: "string",
    says: "That model’s licence, as the roster says.",
    value: ({ model, battle }) => (model === battle.modelA ? battle.licenses.a : battle.licenses.b),
  },
  ...origin<LabelledAnswer>(),
];
