import type { Hash } from "./merkle.ts";
import { hashLeaf } from "./merkle.ts";

/** What of a released vote is a fact, named as in its file. Tags and verdicts are opinions, which may change. */
export interface LeafFacts {
  question_id: string;
  turn: number;
  model_a: string;
  model_b: string;
  winner: string;
  judge: string;
  anony: boolean;
  /** Seconds since 1970. */
  tstamp: number;
}

/** Says what is hashed, so that a hash of a vote cannot be passed off as one of anything else. */
export const leafDomain = "ringside-vote/1\n";

/**
 * The one way to write a vote: a JSON array without spaces, its time in whole microseconds, such as
 * `["b81d…",1,"ada","bob","model_a","arena_user_3f9c…",true,1767225600000000]`.
 */
export function voteLine({ question_id, turn, model_a, model_b, winner, judge, anony, tstamp }: LeafFacts): string {
  return JSON.stringify([question_id, turn, model_a, model_b, winner, judge, anony, Math.round(tstamp * 1e6)]);
}

export const leafOf = (facts: LeafFacts): Hash => hashLeaf(leafDomain + voteLine(facts));
