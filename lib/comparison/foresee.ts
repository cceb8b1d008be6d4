import {
  blocksOf,
  bradleyTerryMethod,
  normalQuantile,
  orderFromCovariance,
  pairCovariance,
  tally,
  tallyOf,
  votesToSeparate,
} from "#lib/rating/index.ts";
import type { MethodFit, PairCount } from "#lib/rating/index.ts";
import type { Foreseen } from "./types.ts";

/** The fit behind a board, kept to answer for any two of its models: one entry per scale. */
export type FittedBoard = { models: readonly string[]; fit: MethodFit }[];

/** Fits every scale of a board's counts; models whose strength is not finite are in none. */
export function fitBoard(counts: readonly PairCount[]): FittedBoard {
  const whole = tally(counts);
  const method = bradleyTerryMethod();
  return blocksOf(whole).flatMap((block) => {
    if (block.members.length < 2) return [];
    const votes = tallyOf(whole, block);
    const fit = method.fitTo(votes);
    return fit.ok ? [{ models: votes.models, fit: fit.value }] : [];
  });
}

const z975 = normalQuantile(0.975);

/** What all battles together say of two models; null where they are on no common scale. */
export function foresee(board: FittedBoard, first: string, second: string): Foreseen | null {
  for (const { models, fit } of board) {
    const [i, j] = [models.indexOf(first), models.indexOf(second)];
    if (i < 0 || j < 0) continue;
    const n = models.length;
    const covariance = pairCovariance(fit, i, j);
    const at = (row: number, column: number) => covariance.strengths[row * n + column];
    const lead = fit.logOdds[i] - fit.logOdds[j];
    const error = Math.sqrt(Math.max(0, at(i, i) + at(j, j) - 2 * at(i, j)));
    const chance = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
    const two = Float64Array.of(at(i, i), at(i, j), at(j, i), at(j, j));
    const order = orderFromCovariance(Float64Array.of(fit.logOdds[i], fit.logOdds[j]), two, { draws: 0 });
    return {
      score: { share: chance(lead), low: chance(lead - z975 * error), high: chance(lead + z975 * error) },
      above: order.above[1],
      needed: votesToSeparate(fit, covariance, i, j),
    };
  }
  return null;
}
