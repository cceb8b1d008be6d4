import type { Side } from "#lib/battle/types.ts";
import type { Quality } from "#lib/vote/qualities.ts";
import type { Winner } from "#lib/vote/types.ts";

export const verdictWords: Record<Winner, string> = {
  model_a: "A is better",
  tie: "Tie",
  both_bad: "Both are bad",
  model_b: "B is better",
};

export const sideWords: Record<Side, string> = { a: "Answer A", b: "Answer B" };

export const qualityWords: Record<Quality, string> = {
  useful: "Useful",
  complete: "Complete",
  creative: "Creative",
  clear_formatting: "Clear formatting",
  incorrect: "Incorrect",
  superficial: "Superficial",
  instructions_not_followed: "Instructions not followed",
};
