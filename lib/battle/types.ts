import type { Brand } from "#lib/brand.ts";
import type { PublicModel } from "#lib/models/types.ts";

export type BattleId = Brand<string, "BattleId">;
export type VoterId = Brand<string, "VoterId">;
export type TurnId = Brand<string, "TurnId">;

export const sides = ["a", "b"] as const;
export type Side = (typeof sides)[number];

export type BattleMode = "blind" | "side-by-side";

/**
 * What may leave of a battle, by its voter's choice: nothing, and its vote counts on no board; the vote without any text; or
 * the conversation too.
 */
export const consents = ["private", "aggregate", "publish"] as const;
export type Consent = (typeof consents)[number];

/** Where a battle stands for its voter: `voted` is `answered` plus their vote. */
export type BattleStatus = "generating" | "answered" | "voted" | "void";

/** A battle as `GET /api/battles/:id` shows it. Names are there only after the vote, or when they were chosen by name. */
export interface BattleView {
  id: BattleId;
  status: BattleStatus;
  mode: BattleMode;
  consent: Consent;
  /** What its voter may still choose: a battle that is in a release cannot be called back. */
  consents: Consent[];
  /** One prompt and both answers as far as they have been written. */
  turns: TurnView[];
  modelA?: PublicModel;
  modelB?: PublicModel;
  /** With why, as its voter says by now. */
  vote?: { winner: string; castAt: string; reasons: string[] };
  receipt?: Receipt;
}

/** A battle in its owner's list. */
export interface BattleLine {
  id: BattleId;
  status: BattleStatus;
  mode: BattleMode;
  createdAt: string;
  /** How the first prompt begins. */
  prompt: string;
  modelA?: string;
  modelB?: string;
  vote?: { winner: string; castAt: string };
}

export interface TurnView {
  index: number;
  prompt: string;
  answers: Record<Side, { text: string; done: boolean }>;
}

/**
 * What a voter is told of their vote: whether anything in the conversation keeps it off the boards, and what. Rules about
 * how somebody votes may keep it off as well and are told in total only, so `counted` says nothing about those.
 */
export interface Receipt {
  /** False exactly when `reasons` has some. */
  counted: boolean;
  reasons: { rule: string; sentence: string }[];
}

/**
 * One event of a battle's stream. Both sides advance on one clock, so their cadence tells nothing. When an answer
 * fails after text was shown, both sides get the same `failed` and the battle is void.
 */
export type BattleEvent =
  | { type: "delta"; side: Side; turn: number; text: string }
  | { type: "done"; side: Side; turn: number }
  | { type: "failed"; side: Side; turn: number; reason: "unavailable" }
  | { type: "ready"; turn: number };
