import { normalQuantile } from "./normal.ts";
import type { MethodCovariance } from "./method-covariance.ts";
import type { MethodFit } from "./method.ts";
import { countOf } from "./tally.ts";

/** What it takes to tell two models apart, if their ratings stay where they are. Whole votes; infinite between equals. */
export interface NeededVotes {
  isSeparated: boolean;
  /** Further votes on the whole board, pairs and ties in the present mix. */
  atPresentMix: number;
  /** Further votes if all of them were between these two. */
  onThePair: number;
}

/**
 * How many more votes until the difference of two models is `z` standard errors, z being the two-sided point of `level`.
 *
 * In the present mix every variance shrinks as 1/N. Votes on the pair alone each add p(1 − p) to the information along
 * c = e_i − e_j and p(1 − p) − t/4 to what scores vary by (t: the share of ties), and Sherman & Morrison (1950) give the variance
 * after m of them: (cᵀVc + m·g·u²) / (1 + m·h·u)², with u = cᵀH⁻¹c. The m at which it is small enough solves a quadratic.
 *
 * Shape:  `fit` with half-win ties or ties left out; models i and j by index.
 * Fails:  throws RangeError for tie models, whose votes tell of closeness as well.
 */
export function votesToSeparate(
  { logOdds, model, evidence }: MethodFit,
  { strengths, bread }: MethodCovariance,
  i: number,
  j: number,
  level = 0.95,
): NeededVotes {
  if (model.tie) throw new RangeError("votes to separate two models are counted for half-win ties or ties left out");
  const n = logOdds.length;
  const lead = logOdds[i] - logOdds[j];
  const along = (matrix: Float64Array) => matrix[i * n + i] + matrix[j * n + j] - 2 * matrix[i * n + j];
  const variance = along(strengths);
  const z = normalQuantile((1 + level) / 2);
  const enough = (lead / z) ** 2;
  if (variance <= enough && lead !== 0) return { isSeparated: true, atPresentMix: 0, onThePair: 0 };
  if (Math.abs(lead) < 1e-12) return { isSeparated: false, atPresentMix: Infinity, onThePair: Infinity };

  const { tally, weights } = evidence;
  const p = 1 / (1 + Math.exp(-lead));
  const pair = tally.first.findIndex((first, at) => first === Math.min(i, j) && tally.second[at] === Math.max(i, j));
  const total = countOf(tally);
  const tied = tally.ties.reduce((sum, count) => sum + count, 0);
  const votesOnPair = pair < 0 ? 0 : tally.firstWins[pair] + tally.secondWins[pair] + tally.ties[pair];
  const tieShare = votesOnPair > 0 ? tally.ties[pair] / votesOnPair : tied / total;
  const weight = weights && pair >= 0 ? weights[pair] : 1;
  const h = weight * p * (1 - p);
  // No mix of verdicts with this mean varies by less than nothing, nor has more ties than its mean allows.
  const g = weight ** 2 * Math.max(0, p * (1 - p) - Math.min(tieShare, 2 * Math.min(p, 1 - p)) / 4);
  const u = along(bread);
  // enough·(1 + m·h·u)² − m·g·u² − variance = 0, the larger root.
  const a = enough * (h * u) ** 2;
  const b = 2 * enough * h * u - g * u * u;
  const c = enough - variance;
  return {
    isSeparated: false,
    atPresentMix: Math.ceil(total * (variance / enough - 1)),
    onThePair: Math.ceil((-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a)),
  };
}
