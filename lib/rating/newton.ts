import { factor, solve } from "./cholesky.ts";
import type { Adjacency } from "./connectivity.ts";

/**
 * The information matrix Σ n·p·(1 − p)·(eᵢ − eⱼ)(eᵢ − eⱼ)ᵀ plus a constant, and the gradient Σ (gained − expected).
 *
 * The constant fills the one direction the votes leave free (adding the same to everybody), so the sum can be factored; it
 * does not touch any other, since every row of the information matrix sums to zero.
 */
export function curvature({ start, rival }: Adjacency, weights: Float64Array, logOdds: Float64Array) {
  const n = start.length - 1;
  const matrix = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  let trace = 0;
  for (let i = 0; i < n; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      const j = rival[e];
      const played = weights[2 * e] + weights[2 * e + 1];
      const p = 1 / (1 + Math.exp(logOdds[j] - logOdds[i]));
      const information = played * p * (1 - p);
      matrix[i * n + j] -= information;
      matrix[i * n + i] += information;
      trace += information;
      gradient[i] += weights[2 * e] - played * p;
    }
  }
  const fill = trace / (n * n);
  for (let cell = 0; cell < matrix.length; cell++) matrix[cell] += fill;
  return { matrix, gradient };
}

/** Where the quadratic that touches the log-likelihood here has its top; null when there is none to working precision. */
export type NewtonStep = (adjacency: Adjacency, weights: Float64Array, logOdds: Float64Array) => Float64Array | null;

export const denseStep: NewtonStep = (adjacency, weights, logOdds) => {
  const { matrix, gradient } = curvature(adjacency, weights, logOdds);
  if (!factor(matrix, logOdds.length)) return null;
  solve(matrix, logOdds.length, gradient);
  return gradient;
};

/** Minus the log-likelihood; what Newton steps must never raise. */
function loss({ start, rival }: Adjacency, weights: Float64Array, logOdds: Float64Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      const lead = logOdds[i] - logOdds[rival[e]];
      // ln(1 + e^−lead), written so that neither a huge nor a tiny lead overflows.
      const surprise = lead > 0 ? Math.log1p(Math.exp(-lead)) : Math.log1p(Math.exp(lead)) - lead;
      sum += weights[2 * e] * surprise;
    }
  }
  return sum;
}

/**
 * Climbs to the maximum of the likelihood by Newton's method with step halving; changes `logOdds` in place.
 *
 * Shape:  `weights` as `edgeWeights` makes them; the votes must be strongly connected. `findStep` says how a step is found.
 * Units:  natural-log odds; the result keeps the mean it came with.
 * Fails:  `converged` is false when steps above `tolerance` remain after `maxSteps`.
 */
export function climb(
  adjacency: Adjacency,
  weights: Float64Array,
  logOdds: Float64Array,
  { tolerance = 1e-11, maxSteps = 100, findStep = denseStep } = {},
): { converged: boolean; steps: number } {
  let current = loss(adjacency, weights, logOdds);
  for (let steps = 1; steps <= maxSteps; steps++) {
    const step = findStep(adjacency, weights, logOdds);
    if (!step) return { converged: false, steps };
    const largest = step.reduce((max, change) => Math.max(max, Math.abs(change)), 0);
    // Within rounding of the maximum the loss no longer tells better from worse, so small steps are taken on trust.
    let length = 1;
    for (; length > 1e-6; length /= 2) {
      const next = logOdds.map((value, i) => value + length * step[i]);
      const nextLoss = loss(adjacency, weights, next);
      if (nextLoss <= current || largest < 1e-5) {
        logOdds.set(next);
        current = nextLoss;
        break;
      }
    }
    if (largest < tolerance) return { converged: true, steps };
  }
  return { converged: false, steps: maxSteps };
}

/**
 * One scoring step with an inverse information matrix from nearby, such as that of the real votes for a replicate of them: no
 * matrix to factor, and each step leaves a tenth or so of the error. Changes `logOdds` in place.
 *
 * Shape:  `inverse` n × n, in the mean gauge, so that the mean stays what it was.
 * Gives:  the largest change.
 */
export function scoringStep({
  adjacency: { start, rival },
  weights,
  logOdds,
  inverse,
}: {
  adjacency: Adjacency;
  weights: Float64Array;
  logOdds: Float64Array;
  inverse: Float64Array;
}): number {
  const n = logOdds.length;
  const strength = logOdds.map(Math.exp);
  const gradient = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = strength[i];
    let sum = 0;
    for (let e = start[i]; e < start[i + 1]; e++) {
      const gained = weights[2 * e];
      sum += gained - ((gained + weights[2 * e + 1]) * own) / (own + strength[rival[e]]);
    }
    gradient[i] = sum;
  }
  let largest = 0;
  for (let i = 0; i < n; i++) {
    let change = 0;
    for (let j = 0, at = i * n; j < n; j++, at++) change += inverse[at] * gradient[j];
    logOdds[i] += change;
    if (Math.abs(change) > largest || Number.isNaN(change)) largest = Math.abs(change);
  }
  return largest;
}
