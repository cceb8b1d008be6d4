import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { adjacencyOf, edgeWeights, isStronglyConnected } from "./connectivity.ts";
import { climb } from "./newton.ts";
import { settle, sweep } from "./sweep.ts";
import { hash } from "./random.ts";
import type { Adjacency } from "./connectivity.ts";
import type { Tally } from "./tally.ts";

/** Arena-like votes settle to 1e-11 in 12 to 20 sweeps; votes that need more may need 100,000, so Newton takes over. */
export const maxSweeps = 30;

export interface Fit {
  /** Natural-log odds in the order of `tally.models`, mean zero. */
  logOdds: Float64Array;
  method: "sweeps" | "newton";
}

/**
 * Maximum-likelihood Bradley–Terry strengths: P(i beats j) = 1 / (1 + e^(θⱼ − θᵢ)), a tie half a win to each.
 *
 * Shape:  one number per model, in the order of `tally.models`. `start` may hold a fit of nearly the same votes.
 * Units:  natural-log odds, mean zero, exact to 1e-9; `toPoints` turns them into public points.
 * Fails:  "separated" when no finite maximum exists (see `blocksOf`), "not_converged" when rounding kept Newton from settling.
 * Source: Newman (2023), Efficient computation of rankings from pairwise comparisons, JMLR 24; Newton where that is slow.
 */
export function fitBradleyTerry(
  tally: Tally,
  { start }: { start?: Float64Array } = {},
): Result<Fit, "separated" | "not_converged"> {
  if (tally.models.length < 2) return ok({ logOdds: new Float64Array(tally.models.length), method: "sweeps" });
  const adjacency = adjacencyOf(tally);
  const weights = edgeWeights(tally, adjacency);
  if (!isStronglyConnected(adjacency, weights)) return fail("separated");

  const strength = start ? start.map(Math.exp) : new Float64Array(tally.models.length).fill(1);
  if (
    settle(adjacency, weights, strength, { tolerance: 1e-12, maxSweeps }) &&
    settlesFast(adjacency, weights, strength)
  ) {
    return ok({ logOdds: centre(strength.map(Math.log)), method: "sweeps" });
  }
  const logOdds = centre(strength.map(Math.log));
  const { converged } = climb(adjacency, weights, logOdds);
  return converged ? ok({ logOdds: centre(logOdds), method: "newton" }) : fail("not_converged");
}

/**
 * Whether sweeps can be trusted on these votes: a small last step means "arrived" only where steps shrink quickly. On two
 * groups joined by a thin bridge they stay small for 100,000 sweeps, far from the maximum. So every model is pushed off the
 * found maximum in a direction of its own; sweeps must bring all of them back.
 */
function settlesFast(adjacency: Adjacency, weights: Float64Array, settled: Float64Array): boolean {
  const pushed = settled.map((value, i) => value * (hash(i) % 2 === 0 ? 1.1 : 1 / 1.1));
  for (let round = 0; round < maxSweeps; round++) sweep(adjacency, weights, pushed);
  // Sweeps keep no fixed scale, so what counts is whether all came back by the same factor.
  const ratios = pushed.map((value, i) => value / settled[i]);
  return Math.max(...ratios) / Math.min(...ratios) - 1 < 1e-6;
}

/** Shifts numbers so that their mean is zero; in place. */
export function centre(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (let i = 0; i < values.length; i++) values[i] -= mean;
  return values;
}
