import { normalChance } from "./normal.ts";
import { normalDraws } from "./simultaneous.ts";

/** How sure the votes are of an order. These are shares of resampled boards, not chances that a claim about models is true. */
export interface Order {
  /** `[i * n + j]`: how often model i stands above model j; ½ on the diagonal. */
  above: Float64Array;
  /** How often each model is the best of all; equals share. */
  best: Float64Array;
}

/** From replicates: `[r * n + i]` is model i in replicate r. */
export function orderFromReplicates(replicates: Float64Array, n: number): Order {
  const rounds = replicates.length / n;
  const above = new Float64Array(n * n);
  const best = new Float64Array(n);
  for (let r = 0; r < rounds; r++) {
    const round = replicates.subarray(r * n, (r + 1) * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const share = round[i] > round[j] ? 1 : round[i] < round[j] ? 0 : 0.5;
        above[i * n + j] += share / rounds;
        above[j * n + i] += (1 - share) / rounds;
      }
    }
    countBest(round, best, 1 / rounds);
  }
  for (let i = 0; i < n; i++) above[i * n + i] = 0.5;
  return { above, best };
}

/**
 * From a fit and its covariance: every pair exactly (the difference taken as normal), the best by seeded simulation.
 *
 * Units: natural-log odds, any gauge that fit and covariance share.
 */
export function orderFromCovariance(
  logOdds: Float64Array,
  covariance: Float64Array,
  { seed = 0, draws = 10_000 } = {},
): Order {
  const n = logOdds.length;
  const above = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const variance = covariance[i * n + i] + covariance[j * n + j] - 2 * covariance[i * n + j];
      const lead = logOdds[i] - logOdds[j];
      above[i * n + j] = variance > 1e-15 ? normalChance(lead / Math.sqrt(variance)) : (1 + Math.sign(lead)) / 2;
    }
  }
  const best = new Float64Array(n);
  const draw = normalDraws(covariance, n, seed);
  for (let d = 0; d < draws; d++) {
    countBest(
      draw().map((off, i) => logOdds[i] + off),
      best,
      1 / draws,
    );
  }
  return { above, best };
}

function countBest(round: Float64Array, best: Float64Array, share: number): void {
  let top = -Infinity;
  let equals = 0;
  for (const value of round) {
    if (value > top) [top, equals] = [value, 1];
    else if (value === top) equals++;
  }
  for (let i = 0; i < round.length; i++) if (round[i] === top) best[i] += share / equals;
}
