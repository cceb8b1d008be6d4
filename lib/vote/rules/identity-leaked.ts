import { sides } from "#lib/battle/types.ts";
import type { Evidence, Rule } from "../evidence.ts";
import { findSelfNaming } from "../self-naming.ts";

function whereNamed({ turns, models }: Evidence): string | null {
  const asked: string[] = [];
  for (const [index, { prompt, answers }] of turns.entries()) {
    asked.push(prompt);
    for (const side of sides) {
      const said = findSelfNaming(answers[side].text, asked.join("\n"), [models[side]]);
      if (said !== null) return `Answer ${side.toUpperCase()} in turn ${index + 1}: “${said}”`;
    }
  }
  return null;
}

export const identityLeaked: Rule = {
  name: "identity_leaked",
  version: 3,
  kind: "content",
  sentence: "An answer gave away which model wrote it, so the vote was not blind and is not counted.",
  find: whereNamed,
};
