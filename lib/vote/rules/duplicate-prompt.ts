import type { Rule } from "../evidence.ts";

export const duplicatePrompt: Rule = {
  name: "duplicate_prompt",
  version: 1,
  kind: "abuse",
  sentence: "The same or nearly the same prompt had been voted on very often, so one prompt cannot decide a board.",
  find: ({ vote, limits }) =>
    vote.similarPrompts !== null && vote.similarPrompts >= limits.duplicatePromptCap
      ? `${vote.similarPrompts} votes before it, at most ${limits.duplicatePromptCap}.`
      : null,
};
