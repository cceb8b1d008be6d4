import { styleKindsOf } from "#lib/tagging/style.ts";
import { estimateTokens } from "#lib/tagging/tokens.ts";
import type { Measures, SideMeasures } from "./types.ts";

/** How long a conversation is and how its answers look, all turns together. */
export function measure(turns: readonly { prompt: string; a: string; b: string }[]): Measures {
  return {
    turns: turns.length,
    promptTokens: turns.reduce((sum, { prompt }) => sum + estimateTokens(prompt), 0),
    a: measureSide(turns.map(({ a }) => a)),
    b: measureSide(turns.map(({ b }) => b)),
  };
}

function measureSide(answers: readonly string[]): SideMeasures {
  const each = answers.map(styleKindsOf);
  const add = <Kinds extends Record<string, number>>(kinds: Kinds[]): Kinds =>
    kinds.reduce((sum, one) => {
      const next: Record<string, number> = {};
      for (const [kind, count] of Object.entries(one)) next[kind] = sum[kind] + count;
      return next as Kinds;
    });
  return {
    tokens: answers.reduce((sum, answer) => sum + estimateTokens(answer), 0),
    style: {
      headers: add(each.map(({ headers }) => headers)),
      lists: add(each.map(({ lists }) => lists)),
      bold: add(each.map(({ bold }) => bold)),
    },
  };
}
