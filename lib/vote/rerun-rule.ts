import "server-only";
import type { Rule } from "./evidence.ts";
import { judge, ruleLimits } from "./rules.ts";
import { castBattlesAfter, replaceVerdicts, withdrawVerdicts } from "./store.ts";

/** Votes to one transaction: conversations are held in memory, and boards hear of each. */
const batchSize = 200;

export interface Rerun {
  votes: number;
  withdrawn: number;
  added: number;
}

/**
 * Judges every stored vote by a rule as it is now: verdicts of older versions and such as no longer hold are withdrawn,
 * new ones added. Votes are only read, and what an administrator decided by hand stays. Running it again changes nothing.
 */
export async function rerunRule(rule: Rule, onProgress: (votes: number) => void = () => {}): Promise<Rerun> {
  const total: Rerun = { votes: 0, withdrawn: 0, added: 0 };
  const limits = ruleLimits();
  for (let after: string | null = null; ;) {
    const batch = await castBattlesAfter(after, batchSize);
    const last = batch.at(-1);
    if (!last) return total;
    after = last.voteId;
    const judged = batch.map(({ voteId, evidence }) => ({ voteId, finding: judge(rule, { ...evidence, limits }) }));
    const { withdrawn, added } = await replaceVerdicts(rule, judged);
    total.votes += batch.length;
    total.withdrawn += withdrawn;
    total.added += added;
    onProgress(total.votes);
  }
}

/** Takes back everything a rule decided. New votes are judged by it until RULES_OFF names it. */
export const withdrawRule = (rule: Rule): Promise<number> => withdrawVerdicts(rule, "The rule was withdrawn.");
