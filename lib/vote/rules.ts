import { env } from "#lib/env.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { administrator } from "./rules/administrator.ts";
import { askedIdentity } from "./rules/asked-identity.ts";
import { dailyCap } from "./rules/daily-cap.ts";
import { duplicatePrompt } from "./rules/duplicate-prompt.ts";
import { emptyAnswer } from "./rules/empty-answer.ts";
import { identityLeaked } from "./rules/identity-leaked.ts";
import { notBlind } from "./rules/not-blind.ts";
import { selfPair } from "./rules/self-pair.ts";
import { tooQuick } from "./rules/too-quick.ts";

/** Every rule there is, in the order in which a funnel asks them: each vote is put down to the first it breaks. */
export const rules: readonly Rule[] = [
  ...[notBlind, selfPair, emptyAnswer, askedIdentity, identityLeaked],
  ...[tooQuick, duplicatePrompt, dailyCap, administrator],
];

export const findRule = (name: string): Rule | undefined => rules.find((rule) => rule.name === name);

export const isSwitchedOff = ({ name }: Rule): boolean => env().RULES_OFF.includes(name);

/** The caps and speeds that rules compare with, from the environment. */
export const ruleLimits = (): Evidence["limits"] => ({
  duplicatePromptCap: env().DUPLICATE_PROMPT_CAP,
  dailyVoteCap: env().DAILY_VOTE_CAP,
  readingCharactersPerSecond: env().READING_CHARACTERS_PER_SECOND,
});

/** What a rule has against a vote; null when nothing, or when it is switched off. */
export function judge(rule: Rule, evidence: Evidence): Finding | null {
  const detail = isSwitchedOff(rule) ? null : rule.find(evidence);
  return detail === null ? null : { rule, detail };
}

export const brokenRules = (evidence: Evidence): Finding[] => rules.flatMap((rule) => judge(rule, evidence) ?? []);

/** A finding in words: what the rule says, and where it was broken. */
export const reasonOf = ({ rule, detail }: Finding): string => `${rule.sentence} ${detail}`.trimEnd();
