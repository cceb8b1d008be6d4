import type { BattleMode } from "#lib/battle/types.ts";
import { namesItself } from "./names-itself.ts";

/** What the rules may look at: the battle as the voter saw it, and who the models really were. */
export interface Evidence {
  mode: BattleMode;
  answers: { text: string; model: { name: string; slug: string; organization: string } }[];
}

/** A reason to keep a vote off the boards. A new wording or test is a new version; verdicts name theirs. */
export interface Rule {
  name: string;
  version: number;
  /** Said to the voter, and on every page that shows what was left out. */
  sentence: string;
  applies(evidence: Evidence): boolean;
}

/** Rules whose outcome depends on content alone, so that a receipt can tell it at once. */
export const contentRules: readonly Rule[] = [
  {
    name: "not_blind",
    version: 1,
    sentence: "The models were known before the vote, so it is kept but not counted.",
    applies: ({ mode }) => mode !== "blind",
  },
  {
    name: "identity_leaked",
    version: 1,
    sentence: "An answer gave away which model wrote it, so the vote was not blind and is not counted.",
    applies: ({ answers }) => answers.some(({ text, model }) => namesItself(text, model)),
  },
];

/** The sentence of a verdict's rule, for receipts and pages. */
export const sentenceOfRule = (name: string): string =>
  contentRules.find((rule) => rule.name === name)?.sentence ?? "It was set aside by a rule of this arena.";
