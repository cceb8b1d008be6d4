import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { factor, invert, solve } from "./cholesky.ts";
import { centreBoth, sandwiched } from "./method-covariance.ts";
import { passOverVotes } from "./style-pass.ts";
import type { StyleSums } from "./style-pass.ts";
import type { StyleRows } from "./style-rows.ts";

/** Penalties ½·ridge·(sum of squares), on strengths (natural-log odds) and on coefficients. */
export interface Ridge {
  strengths: number;
  coefficients: number;
}

export const noRidge: Ridge = { strengths: 0, coefficients: 0 };

/** FastChat's: ½ on everything, its strengths being in units of ln 10. */
export const fastChatRidge: Ridge = { strengths: 0.5 / Math.LN10 ** 2, coefficients: 0.5 };

export interface StyleFit {
  /** Natural-log odds, mean zero. */
  logOdds: Float64Array;
  /** In natural-log odds per unit of the covariate. */
  coefficients: Float64Array;
  /** Sandwich covariance of strengths (mean gauge) and coefficients, square, strengths first. */
  covariance: Float64Array;
  /** The inverse of the information, over all parameters: the step that a slope asks for. */
  bread: Float64Array;
  /** Strengths and coefficients at the maximum, in the gauge of the fit. */
  place: Float64Array;
}

const maxSteps = 50;
/**
 * After a Newton step this small the place is exact to about its square, 1e-6: near enough for the covariance. The step that
 * the same pass over the votes yields squares the error once more, to 1e-12, and is taken without another pass.
 */
const lastStep = 1e-3;

/**
 * Bradley–Terry with covariates: P(a beats b) = 1 / (1 + e^−(θ_a − θ_b + x·β)), a tie half a win. Newton's method over the votes.
 *
 * Shape:  `start` may hold strengths of nearly the same votes (a fit without covariates saves a step or two).
 * Fails:  "separated" when steps do not shrink: some covariate, or some model, decides every vote it is in.
 *         "collinear" when a covariate does not vary or follows from the others.
 * Source: FastChat's style control (LMSYS, 2024); Li et al. (2024). Sandwich: Huber (1967), White (1982).
 */
export function fitStyle(
  rows: StyleRows,
  { ridge = noRidge, start }: { ridge?: Ridge; start?: Float64Array } = {},
): Result<StyleFit, "separated" | "collinear"> {
  const { models: n, covariates: q } = rows;
  const size = n + q;
  let place = new Float64Array(size);
  if (start) place.set(start.subarray(0, n));
  let step = new Float64Array(size);
  let decrement = Infinity;
  let arrived = false;

  for (let round = 0; round < maxSteps; round++) {
    const sums = passOverVotes(rows, place, arrived);
    penalise(sums, place, n, ridge);
    const { slope, information } = sums;
    if (!factor(information, size) || isFlat(information, n, size))
      return fail(round === 0 ? "collinear" : "separated");
    const towards = slope.slice();
    solve(information, size, towards);
    if (arrived) {
      const exact = place.map((value, i) => value + towards[i]);
      return ok(finish(exact, information, sums.variation!, n, size));
    }

    // The decrement is twice the height still to climb; where a step made it grow, half the step is tried.
    const left = towards.reduce((sum, value, i) => sum + value * slope[i], 0);
    if (left > decrement * 1.0001 && largestOf(step) > lastStep) {
      step = step.map((value) => value / 2);
      place = place.map((value, i) => value - step[i]);
      continue;
    }
    decrement = left;
    step = towards;
    place = place.map((value, i) => value + step[i]);
    arrived = largestOf(step) < lastStep;
  }
  return fail("separated");
}

/** Adds the ridge; without one on strengths, the constant that fills the direction votes leave free. */
function penalise({ slope, information }: StyleSums, place: Float64Array, n: number, ridge: Ridge): void {
  const size = place.length;
  let trace = 0;
  for (let i = 0; i < size; i++) {
    const penalty = i < n ? ridge.strengths : ridge.coefficients;
    if (i < n) trace += information[i * size + i];
    information[i * size + i] += penalty;
    slope[i] -= penalty * place[i];
  }
  if (ridge.strengths > 0) return;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) information[i * size + j] += trace / (n * n);
}

/** Whether, in a factored matrix, next to nothing is left of some coefficient once all before it are known. */
function isFlat(lower: Float64Array, n: number, size: number): boolean {
  for (let k = n; k < size; k++) {
    let squares = 0;
    for (let j = 0; j <= k; j++) squares += lower[k * size + j] ** 2;
    if (lower[k * size + k] ** 2 < 1e-10 * squares || squares === 0) return true;
  }
  return false;
}

function largestOf(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function finish(place: Float64Array, lower: Float64Array, variation: Float64Array, n: number, size: number): StyleFit {
  const bread = invert(lower, size);
  const logOdds = place.slice(0, n);
  const mean = logOdds.reduce((sum, value) => sum + value, 0) / n;
  return {
    logOdds: logOdds.map((value) => value - mean),
    coefficients: place.slice(n),
    covariance: styleCovariance(bread, variation, n, size),
    bread,
    place,
  };
}

/** H⁻¹ G H⁻¹, its strengths in the mean gauge. */
export function styleCovariance(bread: Float64Array, variation: Float64Array, n: number, size: number): Float64Array {
  const covariance = sandwiched(bread, variation, size);
  const strengths = new Float64Array(n * n);
  for (let i = 0; i < n; i++) strengths.set(covariance.subarray(i * size, i * size + n), i * n);
  centreBoth(strengths, n);
  for (let i = 0; i < n; i++) covariance.set(strengths.subarray(i * n, (i + 1) * n), i * size);
  // Between strengths and coefficients only the strengths have a gauge.
  for (let k = n; k < size; k++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += covariance[k * size + i] / n;
    for (let i = 0; i < n; i++) covariance[i * size + k] = covariance[k * size + i] -= mean;
  }
  return covariance;
}
