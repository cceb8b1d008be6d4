import "server-only";
import type { Receipt } from "#lib/battle/types.ts";
import { contentRules, sentenceOfRule } from "./rules.ts";
import { standingVerdicts } from "./store.ts";

/**
 * Whether a vote counts, as far as its voter is told: rules that look at content are named, others only appear in
 * aggregate, or a receipt would teach a rigger what to avoid.
 */
export async function receiptOf(voteId: string): Promise<Receipt> {
  const verdicts = await standingVerdicts(voteId);
  const told = verdicts.filter(({ rule }) => contentRules.some(({ name }) => name === rule));
  return {
    counted: told.length === 0,
    reasons: told.map(({ rule }) => ({ rule, sentence: sentenceOfRule(rule) })),
  };
}
