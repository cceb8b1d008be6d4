import type { Side } from "#lib/battle/types.ts";

/** What a voter can tick about each answer: compar:IA's words, first what speaks for an answer. */
export const qualities = [
  "useful",
  "complete",
  "creative",
  "clear_formatting",
  "incorrect",
  "superficial",
  "instructions_not_followed",
] as const;

export type Quality = (typeof qualities)[number];

/** The reason that says so of one side: `useful_a`. Reasons of other words speak of the vote as a whole. */
export const reasonFor = (quality: Quality, side: Side): string => `${quality}_${side}`;
