/** Raised whenever any tagger may say something else of the same text; `npm run tags -- --rerun` then does so. */
export const taggingVersion = 3;

/** Categories that are about what was asked or answered, by their names in addresses; every other is a language. */
export const topicCategories = [
  "coding",
  "math",
  "creative-writing",
  "instruction-following",
  "hard-prompt",
  "long-query",
  "multi-turn",
  "refusal",
] as const;

/** Everything in a language that is known and is not English, filed beside that language. */
export const nonEnglish = "non-english";

export type Topic = (typeof topicCategories)[number];
