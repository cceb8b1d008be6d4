import { sides } from "#lib/battle/types.ts";
import type { Evidence, Rule } from "../evidence.ts";

/** What a server or a library says in a model's place. It must be all of the answer: people ask about errors, too. */
const errorText =
  /^\W*(?:(?:(?:api|internal|network)(?:\s+server)?\s+error\b|error\s*(?:code\s*)?[:(\]]|\$?moderation\$).{0,160}|(?:502|503|504)\s.{0,60}|(?:bad gateway|service unavailable|gateway time-?out|too many requests|rate limit exceeded)\W*|object object\W*)$/is;

const isSilent = (text: string) => !/[\p{L}\p{N}\p{S}]/u.test(text);

function where({ turns }: Evidence): string | null {
  for (const [index, { answers }] of turns.entries())
    for (const side of sides) {
      const { text, isDone } = answers[side];
      const at = `Answer ${side.toUpperCase()} in turn ${index + 1}`;
      if (!isDone) return `${at} did not come to its end.`;
      if (isSilent(text)) return `${at} says nothing.`;
      if (errorText.test(text.trim())) return `${at} is an error message.`;
    }
  return null;
}

export const emptyAnswer: Rule = {
  name: "empty_answer",
  version: 1,
  kind: "content",
  sentence: "An answer was empty or an error message, so there was nothing to compare and the vote is not counted.",
  find: where,
};
