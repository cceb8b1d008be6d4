import "server-only";
import type { Consent, Receipt } from "#lib/battle/types.ts";
import type { Finding } from "./evidence.ts";
import { findRule, reasonOf } from "./rules.ts";
import { standingVerdicts } from "./store.ts";

/**
 * What a voter is told: what in the conversation keeps the vote off, and where. Rules against abuse appear only in
 * aggregate, or a receipt would teach a rigger what to avoid. So no receipt ever says that a vote counts on the board: it
 * says that the vote is recorded and, by `counted`, that no rule about content stands against it.
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
