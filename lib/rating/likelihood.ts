import { termsLength, verdicts } from "./verdict-model.ts";
import { logLogistic } from "./verdict-model.ts";
import type { Tally } from "./tally.ts";
import type { VerdictModel } from "./verdict-model.ts";

/** What a method fits: counts, how much each pair's votes weigh, and what is believed before any vote. */
export interface Evidence {
  tally: Tally;
  /** One weight per pair; null when all weigh the same. */
  weights: Float64Array | null;
  /** Virtual ties of every model against an average opponent (log-odds zero); 0 for none. See `prior` in `RatingOptions`. */
  prior: number;
  /** How strong each model's average opponent is; zero unless a replicate says otherwise. */
  opponents?: Float64Array;
}

/** Where on the likelihood: strengths in natural-log odds, then the tie parameter if the model has one. */
export type Place = Float64Array;

export function placeLength(model: VerdictModel, { models }: Tally): number {
  return models.length + (model.tie ? 1 : 0);
}

/** The log-likelihood of the evidence at a place; −∞ outside the range of the tie parameter. */
export function logLikelihood(model: VerdictModel, { tally, weights, prior, opponents }: Evidence, at: Place): number {
  const n = tally.models.length;
  if (model.tie && !model.tie.isAllowed(at[n])) return -Infinity;
  const terms = new Float64Array(termsLength);
  let sum = 0;
  for (let p = 0; p < tally.first.length; p++) {
    model.describe(at[tally.first[p]] - at[tally.second[p]], at[n], terms);
    const one = tally.firstWins[p] * terms[0] + tally.secondWins[p] * terms[6] + tally.ties[p] * terms[12];
    sum += weights ? weights[p] * one : one;
  }
  for (let i = 0; prior > 0 && i < n; i++) {
    const lead = at[i] - (opponents?.[i] ?? 0);
    sum += (prior / 2) * (logLogistic(lead) + logLogistic(-lead));
  }
  return sum;
}

/** Its slope: one number per parameter. */
export function slope(
  model: VerdictModel,
  { tally, weights, prior, opponents }: Evidence,
  at: Place,
  out: Float64Array,
): void {
  const { first, second, firstWins, secondWins, ties } = tally;
  const n = tally.models.length;
  const pull = new Float64Array(2);
  let shared = 0;
  out.fill(0);
  for (let p = 0; p < first.length; p++) {
    model.pullOf(at[first[p]] - at[second[p]], at[n], firstWins[p], secondWins[p], ties[p], pull);
    const weight = weights ? weights[p] : 1;
    out[first[p]] += weight * pull[0];
    out[second[p]] -= weight * pull[0];
    shared += weight * pull[1];
  }
  if (model.tie) out[n] = shared;
  if (prior > 0)
    for (let i = 0; i < n; i++) out[i] += prior * (0.5 - 1 / (1 + Math.exp((opponents?.[i] ?? 0) - at[i])));
}

/**
 * Minus its curvature, and what the scores of single votes really varied by: the H and G of a sandwich.
 *
 * Without a prior, H is given a constant over the strengths: it fills the one direction that votes leave free (adding the same
 * to everybody) and touches no other. The virtual ties of a prior count in G as the coin tosses they stand for.
 *
 * Shape: both square, row by row, with as many rows as there are parameters.
 */
export function curvatures(model: VerdictModel, { tally, weights, prior, opponents }: Evidence, at: Place) {
  const n = tally.models.length;
  const size = placeLength(model, tally);
  const information = new Float64Array(size * size);
  const variation = new Float64Array(size * size);
  const terms = new Float64Array(termsLength);
  let trace = 0;

  const add = (matrix: Float64Array, i: number, j: number, lead: number, across: number, shared: number) => {
    matrix[i * size + i] += lead;
    matrix[j * size + j] += lead;
    matrix[i * size + j] -= lead;
    matrix[j * size + i] -= lead;
    if (!model.tie) return;
    for (const [k, sign] of [
      [i, 1],
      [j, -1],
    ]) {
      matrix[k * size + n] += sign * across;
      matrix[n * size + k] += sign * across;
    }
    matrix[n * size + n] += shared;
  };
  for (let p = 0; p < tally.first.length; p++) {
    const [i, j] = [tally.first[p], tally.second[p]];
    model.describe(at[i] - at[j], at[n], terms);
    const weight = weights ? weights[p] : 1;
    let [lead, across, shared, leadVaried, acrossVaried, sharedVaried] = [0, 0, 0, 0, 0, 0];
    for (let v = 0; v < verdicts; v++) {
      const count = weight * [tally.firstWins, tally.secondWins, tally.ties][v][p];
      const [byLead, byTie] = [terms[6 * v + 1], terms[6 * v + 2]];
      lead -= count * terms[6 * v + 3];
      across -= count * terms[6 * v + 4];
      shared -= count * terms[6 * v + 5];
      leadVaried += weight * count * byLead * byLead;
      acrossVaried += weight * count * byLead * byTie;
      sharedVaried += weight * count * byTie * byTie;
    }
    add(information, i, j, lead, across, shared);
    add(variation, i, j, leadVaried, acrossVaried, sharedVaried);
    trace += 2 * lead;
  }
  if (prior > 0) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp((opponents?.[i] ?? 0) - at[i]));
      information[i * size + i] += prior * p * (1 - p);
      variation[i * size + i] += prior * p * (1 - p);
    }
  } else {
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) information[i * size + j] += trace / (n * n);
  }
  return { information, variation };
}
