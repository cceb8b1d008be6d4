import { factor } from "./cholesky.ts";
import { quantile } from "./quantile.ts";
import { normal975 } from "./sandwich.ts";
import { hash, seededRandom } from "./random.ts";

/** Draws behind a critical value: its own error is then below 0.02. */
const draws = 4000;

/**
 * How many standard errors wide intervals must reach so that all of them hold at once in 95 % of cases: the 95 % point of the
 * largest |z|, by simulation from the covariance. It knows how estimates hang together, so it is below Bonferroni's.
 *
 * Shape:  `covariance` n × n; `of` says what must hold at once: every strength, every difference to model `anchor`, or every
 *         difference of two models (which is what ranks need).
 * Units:  standard errors; at least 1.96.
 * Source: Westfall & Young (1993), Resampling-based multiple testing; for ranks Mogstad, Romano, Shaikh & Wilhelm (2024),
 *         Inference for ranks, Review of Economic Studies 91.
 */
export function simultaneousReach(
  covariance: Float64Array,
  n: number,
  of: "strengths" | "differences" | { anchor: number },
  seed: number,
): number {
  const draw = normalDraws(covariance, n, seed);
  const scale = (i: number, j: number) => {
    const own = covariance[i * n + i] + (i === j ? 0 : covariance[j * n + j] - 2 * covariance[i * n + j]);
    // Estimates that do not vary (a single model, the anchor itself) cannot miss.
    return own > 1e-15 ? 1 / Math.sqrt(own) : 0;
  };
  const pairs: [i: number, j: number, scale: number][] = [];
  for (let i = 0; i < n; i++) {
    if (of === "strengths") pairs.push([i, i, scale(i, i)]);
    else if (of === "differences") for (let j = 0; j < i; j++) pairs.push([i, j, scale(i, j)]);
    else if (i !== of.anchor) pairs.push([i, of.anchor, scale(i, of.anchor)]);
  }
  const first = Int32Array.from(pairs, ([i]) => i);
  const second = Int32Array.from(pairs, ([, j]) => j);
  const scales = Float64Array.from(pairs, ([, , factor]) => factor);
  const largest = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    const z = draw();
    let most = 0;
    for (let k = 0; k < scales.length; k++) {
      const off = Math.abs((first[k] === second[k] ? z[first[k]] : z[first[k]] - z[second[k]]) * scales[k]);
      if (off > most) most = off;
    }
    largest[d] = most;
  }
  return Math.max(normal975, quantile(largest.sort(), 0.95));
}

/**
 * A stream of normal vectors with this covariance and mean zero; each call overwrites the last.
 *
 * The covariance of strengths in the mean gauge is singular (they add up to zero). A constant on every cell makes it positive
 * definite; the common shift this adds to all strengths is taken out again.
 */
export function normalDraws(covariance: Float64Array, n: number, seed: number): () => Float64Array {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += covariance[i * n + i];
  // A trace of rounding size per diagonal cell lets the factor pass where an estimate does not vary at all.
  const lower = covariance.map(
    (value, cell) => value + trace / n + (cell % (n + 1) === 0 ? 1e-12 * trace + 1e-300 : 0),
  );
  if (!factor(lower, n)) throw new Error("a covariance must not be negative in any direction");
  const random = seededRandom(hash(seed, 11));
  const z = new Float64Array(n);
  const out = new Float64Array(n);
  return () => {
    for (let i = 0; i < n; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - random()));
      const angle = 2 * Math.PI * random();
      z[i] = radius * Math.cos(angle);
      if (i + 1 < n) z[i + 1] = radius * Math.sin(angle);
    }
    let mean = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i * n + k] * z[k];
      out[i] = sum;
      mean += sum / n;
    }
    for (let i = 0; i < n; i++) out[i] -= mean;
    return out;
  };
}

/**
 * The smallest box of replicate quantiles that holds 95 % of the replicates whole: simultaneous percentile intervals.
 *
 * Shape:  `replicates[r * n + i]`, sorted by nothing; two arrays of n ends.
 * Source: Besag, Green, Higdon & Mengersen (1995), Bayesian computation and stochastic systems, Statistical Science 10, § 6.3.
 */
export function simultaneousBox(replicates: Float64Array, n: number): { low: Float64Array; high: Float64Array } {
  const rounds = replicates.length / n;
  const sorted = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: rounds }, (_, r) => replicates[r * n + i]).sort(),
  );
  // How far out a replicate lies: the largest distance, in places, of any of its models from the middle of that model's.
  const depth = new Float64Array(rounds);
  for (let r = 0; r < rounds; r++) {
    for (let i = 0; i < n; i++) {
      const value = replicates[r * n + i];
      const below = placesBelow(sorted[i], value);
      const above = rounds - 1 - below;
      // Replicates that do not vary (the anchor's) say nothing.
      if (sorted[i][0] < sorted[i][rounds - 1]) depth[r] = Math.max(depth[r], Math.max(below, above));
    }
  }
  const place = Math.ceil(depth.sort()[Math.max(0, Math.ceil(0.95 * rounds) - 1)]);
  return {
    low: Float64Array.from(sorted, (column) => column[Math.max(0, rounds - 1 - place)]),
    high: Float64Array.from(sorted, (column) => column[Math.min(rounds - 1, place)]),
  };
}

function placesBelow(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
