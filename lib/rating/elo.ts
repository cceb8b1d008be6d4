import { startReplicates, playReplicates } from "./elo-replicates.ts";
import type { Machinery } from "./bootstrap.ts";
import type { EloReplicates } from "./elo-replicates.ts";
import type { RatingOptions, VoteColumns } from "./types.ts";

export type EloOptions = Pick<RatingOptions, "k" | "scale" | "base" | "init" | "seed" | "rounds">;

/** Ratings that move with every vote, and the same in every bootstrap replicate. Feed it votes in order. */
export interface EloState {
  options: EloOptions;
  /** One rating per model. */
  ratings: Float64Array;
  /** Absent without bootstrap rounds; `replicatesOf` reads them. */
  replicates?: EloReplicates;
}

export function startElo(models: number, options: EloOptions, machinery?: Machinery): EloState {
  return {
    options,
    ratings: new Float64Array(models).fill(options.init),
    replicates: options.rounds > 0 ? startReplicates(models, options, machinery) : undefined,
  };
}

/** What model A scores for each of `winners`. */
export const scoreOf = [1, 0, 0.5, 0.5];

/**
 * Plays votes in order: R_a += k·(score − expected), R_b −= k·(score − expected). Changes `state`.
 *
 * In replicate r a vote counts w times, w drawn from Poisson(1) by hashing (seed, number of the vote, r). So playing votes
 * one by one or in chunks of any size makes the same bytes, and time keeps its order, which shuffling resamples lose.
 *
 * Votes on a model against itself must have been left out before.
 *
 * Source: Elo (1978) in FastChat's `compute_elo` form (K = 4, 400, 10, 1000); Oza & Russell (2001) for online Poisson weights.
 */
export function playElo(
  state: EloState,
  votes: Omit<VoteColumns, "models">,
  onShare?: (share: number) => void,
  machinery?: Machinery,
): void {
  const { ratings, options, replicates } = state;
  const { modelA, modelB, winner } = votes;
  const { k, scale, base } = options;
  const doublings = Math.log2(base) / scale;
  for (let v = 0; v < modelA.length; v++) {
    const a = modelA[v];
    const b = modelB[v];
    const change = k * (scoreOf[winner[v]] - 1 / (1 + exp2((ratings[b] - ratings[a]) * doublings)));
    ratings[a] += change;
    ratings[b] -= change;
  }
  if (replicates) playReplicates(replicates, votes, onShare, machinery);
}

/** 2^−64 … 2^64: more than 19 powers of ten either way, beyond which an expected score is 0 or 1 to rounding. */
const powersOfTwo = Float64Array.from({ length: 129 }, (_, i) => 2 ** (i - 64));

/**
 * 2^x, by + − × only, so that every machine computes the same bytes (Math.pow may differ in the last).
 *
 * The whole part comes from a table. The rest, y = ln 2 · (−½ … ½), from the exponential series to y⁹/9!; what is left out is
 * below 1e-11 of the result.
 */
export function exp2(x: number): number {
  const bounded = x < -64 ? -64 : x > 64 ? 64 : x;
  const whole = Math.floor(bounded + 0.5);
  const y = (bounded - whole) * Math.LN2;
  // Summed in pairs of terms, so that the processor need not wait for one before it starts the next.
  const y2 = y * y;
  const y4 = y2 * y2;
  const low = 1 + y + y2 * (1 / 2 + y * (1 / 6));
  const middle = 1 / 24 + y * (1 / 120) + y2 * (1 / 720 + y * (1 / 5040));
  return powersOfTwo[whole + 64] * (low + y4 * (middle + y4 * (1 / 40320 + y * (1 / 362880))));
}
