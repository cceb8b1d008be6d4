import "server-only";
import type { Consent, Receipt } from "#lib/battle/types.ts";
import type { Finding } from "./evidence.ts";
import { findRule, reasonOf } from "./rules.ts";
import { standingVerdicts } from "./store.ts";

/**
 * Whether a vote counts, as far as its voter is told: rules that look at content are named, rules against abuse appear
 * only in aggregate, or a receipt would teach a rigger what to avoid. So a vote that only those keep off reads "counted".
 */
export async function receiptOf(voteId: string, consent: Consent): Promise<Receipt> {
  const verdicts = await standingVerdicts(voteId);
  return toReceipt(
    verdicts.map(({ rule, reason }) => ({ rule, sentence: reason })),
    consent,
  );
}

/** The same at the moment of the vote. */
export const receiptFor = (broken: readonly Finding[], consent: Consent): Receipt =>
  toReceipt(
    broken.map((finding) => ({ rule: finding.rule.name, sentence: reasonOf(finding) })),
    consent,
  );

const keptPrivate = { rule: "private", sentence: "You keep this battle private." };

function toReceipt(reasons: Receipt["reasons"], consent: Consent): Receipt {
  const told = reasons.filter(({ rule }) => findRule(rule)?.kind === "content");
  if (consent === "private") told.unshift(keptPrivate);
  return { counted: told.length === 0, reasons: told };
}
