import type { BattleMode, Side } from "#lib/battle/types.ts";

/** A model as its own answers could name it. */
export interface NamedModel {
  name: string;
  slug: string;
  organization: string;
}

/** What rules may look at: the battle as its voter saw it, who the models really were, and the vote itself. */
export interface Evidence {
  mode: BattleMode;
  models: Record<Side, NamedModel>;
  /** Every turn up to the vote; empty for a battle that happened elsewhere. */
  turns: { prompt: string; answers: Record<Side, { text: string; isDone: boolean }> }[];
  vote: {
    /** From the moment the judged prompt was sent to the vote; null when not known. */
    readingMs: number | null;
    /** Votes on the same or nearly the same prompt within the window before this one; null when nobody counted. */
    similarPrompts: number | null;
    /** Votes of the same person in the 24 hours before this one; null when nobody counted. */
    votesToday: number | null;
  };
  limits: { duplicatePromptCap: number; dailyVoteCap: number; readingCharactersPerSecond: number };
}

/**
 * `content` depends on what was asked and answered, so that a receipt can tell it at once. `abuse` depends on how
 * somebody votes and appears in aggregate only, or a receipt would teach a rigger what to avoid.
 */
export type RuleKind = "content" | "abuse";

/** A reason to keep a vote off the boards. A new wording or test is a new version; verdicts name theirs. */
export interface Rule {
  name: string;
  version: number;
  kind: RuleKind;
  /** Said to the voter, and on every page that shows what was left out. */
  sentence: string;
  /** What exactly was found, "" when the sentence says it all; null when the rule has nothing against the vote. */
  find(evidence: Evidence): string | null;
}

/** A rule that was broken, and where. */
export interface Finding {
  rule: Rule;
  detail: string;
}
