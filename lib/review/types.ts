import type { BattleId, BattleMode, Consent, Side } from "#lib/battle/types.ts";
import type { Decision } from "#lib/privacy/decision.ts";
import type { Winner } from "#lib/vote/types.ts";

/** A vote in the administrator's list, or a battle without one, with enough of its conversation to choose by. */
export interface ReviewLine {
  /** Null where nobody has voted. */
  voteId: string | null;
  battleId: BattleId;
  /** When the vote was cast; without one, when the battle began. */
  at: Date;
  winner: Winner | null;
  /** Null before the vote: its voter may be the one who reads it. */
  names: Record<Side, string> | null;
  consent: Consent;
  categories: string[];
  /** How the first prompt begins; null where the data set brought no conversation. */
  prompt: string | null;
  turns: number;
  /** What speaks against publishing it: of word lists and of moderation models. */
  flags: string[];
  decision: Decision;
}

/** What of an answer an administrator reads; it may be broken off or missing. */
interface ReviewedAnswer {
  text: string;
  isDone: boolean;
}

interface ReviewedTurn {
  id: string;
  index: number;
  prompt: string;
  answers: Record<Side, ReviewedAnswer | null>;
}

export interface ReviewedVote {
  id: string;
  castAt: Date;
  winner: Winner;
  voterId: string | null;
  /** The turn that it judged; null where the data set does not say. */
  turn: number | null;
  wasBlind: boolean;
  dwellMs: number | null;
  reasons: string[];
  comment: string | null;
  /** What keeps it off the boards. */
  keptOff: { rule: string; reason: string }[];
}

export interface Tagging {
  ordinal: number;
  version: string;
  language: string | null;
  categories: string[];
  taggedAt: Date;
}

export interface ModerationDecision {
  decision: Decision;
  reason: string;
  decidedBy: string;
  decidedAt: Date;
}

/** Everything that is stored of one battle, as an administrator reads it. */
export interface StoredReview {
  id: BattleId;
  source: { slug: string; name: string; kind: "arena" | "simulated" | "imported" };
  mode: BattleMode;
  state: string;
  consent: Consent;
  createdAt: Date;
  /** The id it had in the data set it was imported from. */
  externalId: string | null;
  requestedCategory: string | null;
  samplingPolicy: string | null;
  pairProbability: number | null;
  modelA: { slug: string; name: string };
  modelB: { slug: string; name: string };
  turns: ReviewedTurn[];
  votes: ReviewedVote[];
  /** Newest first: the first one holds. */
  taggings: Tagging[];
  /** What models said to the questions of the operator's categories, the newest version first. */
  categoryAnswers: { category: string; version: number; model: string; answer: string | null }[];
  checks: { checker: string; flags: string[]; checkedAt: Date }[];
  /** Newest first: the first one holds. */
  decisions: ModerationDecision[];
  /** The number of the release that its conversation is in. */
  release: number | null;
}

/** Where a category comes from. */
export interface TaggedCategory {
  category: string;
  by: string;
}

/** Why a conversation stays here, or from when on it may leave. */
export type Publishing =
  | { may: true; since: "released" | "now"; from?: undefined }
  | { may: true; since: "later"; from: Date }
  | { may: false; because: "consent" | "withheld" | "words" | "model" | "unchecked" | "no_text" | "no_vote" };

export interface BattleReview extends Omit<StoredReview, "modelA" | "modelB"> {
  /** Null before the vote: its voter may be the one who reads it. */
  names: Record<Side, { slug: string; name: string }> | null;
  categories: TaggedCategory[];
  /** What word lists find, by what they call it. */
  words: string[];
  decision: Decision;
  publishing: Publishing;
  /** Whether the taggers that are in use have spoken of it last. */
  isTaggedAnew: boolean;
}
