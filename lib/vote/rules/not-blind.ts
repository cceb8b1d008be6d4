import type { Rule } from "../evidence.ts";

export const notBlind: Rule = {
  name: "not_blind",
  version: 1,
  kind: "content",
  sentence: "The models were known before the vote, so it is kept but not counted.",
  find: ({ mode }) => (mode === "blind" ? null : ""),
};
