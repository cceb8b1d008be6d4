import { scramble, hash } from "./random.ts";
import type { RatingOptions, VoteColumns } from "./types.ts";

type EloOptions = Pick<RatingOptions, "k" | "scale" | "base" | "init" | "seed" | "rounds">;

/** Ratings that move with every vote, and the same in every bootstrap replicate. Feed it votes in order. */
export interface EloState {
  options: EloOptions;
  /** One rating per model. */
  ratings: Float64Array;
  /** `[i * rounds + r]` is model i in replicate r. */
  replicates: Float64Array;
  /** How many votes have been played: the counter that replicate weights are hashed from. */
  played: number;
}

export function startElo(models: number, options: EloOptions): EloState {
  return {
    options,
    ratings: new Float64Array(models).fill(options.init),
    replicates: new Float64Array(models * options.rounds).fill(options.init),
    played: 0,
  };
}

/** What model A scores for each of `winners`. */
const scoreOf = [1, 0, 0.5, 0.5];

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
export function playElo(state: EloState, { modelA, modelB, winner }: Omit<VoteColumns, "models">): void {
  const { ratings, replicates, options } = state;
  const { k, scale, base, seed, rounds } = options;
  const doublings = Math.log2(base) / scale;
  const steps = doublings * stepsPerDoubling;
  const table = expectedAt;
  const half = middleStep;
  const seedKey = hash(seed, 3);
  const weights = new Uint8Array(rounds);

  for (let v = 0; v < modelA.length; v++) {
    const a = modelA[v];
    const b = modelB[v];
    const score = scoreOf[winner[v]];
    const change = k * (score - 1 / (1 + exp2((ratings[b] - ratings[a]) * doublings)));
    ratings[a] += change;
    ratings[b] -= change;

    drawWeights(weights, seedKey, state.played++);
    const rowA = a * rounds;
    const rowB = b * rounds;
    for (let r = 0; r < rounds; r++) {
      const ofA = replicates[rowA + r];
      const ofB = replicates[rowB + r];
      const place = (ofA - ofB) * steps + half;
      const bounded = place < 0 ? 0 : place > 2 * half ? 2 * half : place;
      const step = bounded | 0;
      const expected = table[step] + (bounded - step) * (table[step + 1] - table[step]);
      const move = weights[r] * k * (score - expected);
      replicates[rowA + r] = ofA + move;
      replicates[rowB + r] = ofB - move;
    }
  }
}

/** How often vote number `vote` counts in each replicate. One 32-bit hash serves two replicates, 16 bits each. */
function drawWeights(weights: Uint8Array, seedKey: number, vote: number): void {
  const voteKey = scramble(seedKey + Math.imul(vote, 0x9e3779b9));
  const stride = scramble(voteKey ^ 0x5bd1e995) | 1;
  for (let r = 0; r < weights.length; r += 2) {
    const bits = scramble(voteKey + Math.imul(r, stride));
    weights[r] = poissonOne[bits & 0xffff];
    weights[r + 1] = poissonOne[bits >>> 16];
  }
}

/** Poisson(1) from 16 random bits: 2^16 times its distribution function, rounded so that the mean is exactly one. */
const poissonOne = new Uint8Array(65536);
for (const threshold of [24109, 48219, 60273, 64292, 65296, 65497, 65531, 65535]) {
  for (let bits = threshold; bits < 65536; bits++) poissonOne[bits]++;
}

/** 2^−64 … 2^64: more than 19 powers of ten either way, beyond which an expected score is 0 or 1 to rounding. */
const powersOfTwo = Float64Array.from({ length: 129 }, (_, i) => 2 ** (i - 64));

/**
 * 2^x, by + − × only, so that every machine computes the same bytes (Math.pow may differ in the last).
 *
 * The whole part comes from a table. The rest, y = ln 2 · (−½ … ½), from the exponential series to y⁹/9!; what is left out is
 * below 1e-11 of the result.
 */
function exp2(x: number): number {
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

/**
 * The expected score at a lead of −32 … 32 doublings of the odds, in steps of 1/64. Replicates read it with a straight line
 * between steps: twice as fast as a division and a power, and off by 2e-6 at most, where one vote moves a rating by k times
 * its surprise. The published rating is computed exactly.
 */
const stepsPerDoubling = 64;
const middleStep = 32 * stepsPerDoubling;
const expectedAt = Float64Array.from(
  { length: 2 * middleStep + 2 },
  (_, i) => 1 / (1 + exp2((middleStep - i) / stepsPerDoubling)),
);
