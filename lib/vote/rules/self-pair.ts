import type { Rule } from "../evidence.ts";

export const selfPair: Rule = {
  name: "self_pair",
  version: 1,
  kind: "content",
  sentence: "Both answers came from the same model, so the vote says nothing about its rank and is not counted.",
  find: ({ models }) => (models.a.slug === models.b.slug ? "" : null),
};
