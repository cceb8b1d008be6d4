import { findIdentityQuestion } from "../asks-identity.ts";
import type { Rule } from "../evidence.ts";

export const askedIdentity: Rule = {
  name: "asked_identity",
  version: 1,
  kind: "content",
  sentence: "A prompt asked the models who they are, so the vote may have been about names and is not counted.",
  find: ({ turns }) => (turns.some(({ prompt }) => findIdentityQuestion(prompt) !== null) ? "" : null),
};
