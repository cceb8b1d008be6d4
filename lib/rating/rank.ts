import { normal975 } from "./sandwich.ts";

/**
 * 1 + the number of rivals whose whole interval lies above this one's.
 *
 * Source: FastChat's "Rank (UB)". Conservative: it rarely ranks a model too low, and often too high.
 */
export function intervalRanks(low: ArrayLike<number>, high: ArrayLike<number>): number[] {
  const lows = Float64Array.from(low).sort();
  return Array.from(high, (mine) => 1 + countAbove(lows, mine));
}

/**
 * The 95 % interval of every model's rank, from its ranks in the replicates (nearest-rank quantiles: whole numbers).
 *
 * Shape:  `replicates[r * n + i]` is model i in replicate r.
 */
export function rankIntervals(replicates: Float64Array, n: number): { rankLow: number; rankHigh: number }[] {
  const rounds = replicates.length / n;
  const timesAt = new Uint32Array(n * (n + 1));
  const best = Int32Array.from({ length: n }, (_, i) => i);
  for (let r = 0; r < rounds; r++) {
    const round = replicates.subarray(r * n, (r + 1) * n);
    sortBest(best, round);
    let rank = 1;
    for (let place = 0; place < n; place++) {
      if (place > 0 && round[best[place]] !== round[best[place - 1]]) rank = place + 1;
      timesAt[best[place] * (n + 1) + rank]++;
    }
  }
  return Array.from({ length: n }, (_, i) => {
    const histogram = timesAt.subarray(i * (n + 1), (i + 1) * (n + 1));
    return { rankLow: nearestRank(histogram, 0.025 * rounds), rankHigh: nearestRank(histogram, 0.975 * rounds) };
  });
}

/**
 * The interval of every model's rank from the covariance of the strengths: rivals that are better by a two-sided 5 % test of
 * the difference stand above, those that are worse stand below, and the rest may stand either side.
 *
 * Units:  `reach` in standard errors; a larger one (see `simultaneousReach`) makes all rank intervals hold at once.
 */
export function rankIntervalsByTest(logOdds: Float64Array, covariance: Float64Array, reach = normal975) {
  const n = logOdds.length;
  return Array.from(logOdds, (mine, i) => {
    let above = 0;
    let below = 0;
    for (let j = 0; j < n; j++) {
      const variance = covariance[i * n + i] + covariance[j * n + j] - 2 * covariance[i * n + j];
      const margin = reach * Math.sqrt(Math.max(0, variance));
      if (logOdds[j] - mine > margin) above++;
      else if (mine - logOdds[j] > margin) below++;
    }
    return { rankLow: 1 + above, rankHigh: n - below };
  });
}

/** Puts the indexes of the largest numbers first: by insertion, as the order of the replicate before is nearly right. */
function sortBest(best: Int32Array, values: Float64Array): void {
  for (let place = 1; place < best.length; place++) {
    const index = best[place];
    const value = values[index];
    let to = place;
    for (; to > 0 && values[best[to - 1]] < value; to--) best[to] = best[to - 1];
    best[to] = index;
  }
}

/** How many of the ascending numbers are above the given one. */
function countAbove(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] > value) to = middle;
    else from = middle + 1;
  }
  return sorted.length - from;
}

/** The first place by which at least `share` of the counted things have been met. */
function nearestRank(histogram: Uint32Array, share: number): number {
  let met = 0;
  for (let place = 0; place < histogram.length; place++) {
    met += histogram[place];
    if (met > 0 && met >= share) return place;
  }
  return histogram.length - 1;
}
