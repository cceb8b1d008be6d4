import { shareOf } from "#lib/rating/index.ts";
import type { Share } from "#lib/rating/index.ts";

export type Outcome = "won" | "lost" | "neither";

/** How many votes on a model that ended so gave this reason, among `of` that gave any. */
export interface ReasonCount {
  model: string;
  outcome: Outcome;
  reason: string;
  votes: number;
  of: number;
}

export interface ReasonRate extends Share {
  reason: string;
  votes: number;
}

export interface ReasonGroup {
  outcome: Outcome;
  /** Votes that gave a reason. */
  of: number;
  rates: ReasonRate[];
}

const outcomes: readonly Outcome[] = ["won", "lost", "neither"];

/** How often each reason was given for a model when it won, when it lost and when neither did; most frequent first. */
export function reasonRates(model: string, counts: readonly ReasonCount[]): ReasonGroup[] {
  return outcomes.flatMap((outcome) => {
    const own = counts.filter((one) => one.model === model && one.outcome === outcome);
    if (own.length === 0) return [];
    const rates = own
      .map(({ reason, votes, of }) => ({ reason, votes, ...shareOf(votes, of) }))
      .sort((one, other) => other.votes - one.votes || (one.reason < other.reason ? -1 : 1));
    return [{ outcome, of: own[0].of, rates }];
  });
}
