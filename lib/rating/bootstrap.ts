import { centre, maxSweeps } from "./bradley-terry.ts";
import { adjacencyOf, edgeWeights, isStronglyConnected, strongGroups } from "./connectivity.ts";
import { climb } from "./newton.ts";
import { drawPoisson, poissonTables } from "./poisson.ts";
import { hash, scramble } from "./random.ts";
import { settle } from "./sweep.ts";
import type { Fit } from "./bradley-terry.ts";
import type { Adjacency } from "./connectivity.ts";
import type { Tally } from "./tally.ts";

/** Sweeps stop here: measured against Newton, replicates then lie within 1e-4 points, a thousandth of their spread. */
const replicateTolerance = 3e-6;

/**
 * How much of the real votes is lent to a model that a replicate cut off. One observed win has a 95 % profile-likelihood
 * interval from 0.058 to 4.4 wins, so a model with a single win ends about where its own likelihood says.
 */
const lent = 0.058;

/** How far, in standard errors, a cut-off model may move the mean that everybody else is measured from. */
const pullLimit = 2;

/**
 * Bootstrap replicates of a fit, made from counts: their cost does not depend on the number of votes.
 *
 * In each replicate every (pair, verdict) count becomes a Poisson draw with that mean, which is what resampling votes does but
 * for the total, and Bradley–Terry does not depend on the total. Draws are hashes of (seed, pair, verdict, replicate), so any
 * range of replicates may be computed anywhere, in any order.
 *
 * **Separation.** In some replicates a model with few votes wins nothing (or loses nothing) and its best fit is infinite; as
 * ratings are measured from the mean, it would drag everybody along. So where the votes of a replicate are not strongly
 * connected, every pair with a model outside the largest connected core is lent 5.8 % of its real votes, which makes the fit
 * finite. If the core holds most of the models, the pull of the others on the mean is cut at two of their standard errors. All
 * other replicates, and all pairs inside the core, stay exactly what was drawn.
 *
 * Shape:  `tally` strongly connected and `fit` its maximum; `errors` the sandwich standard errors.
 *         Result: `[r * n + i]` is model i in replicate r, for `from` ≤ r < `to`.
 * Units:  natural-log odds, mean zero, but for the cut above.
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap; Poisson weights: Hanley & MacGibbon (2006).
 */
export function bootstrapBradleyTerry(
  tally: Tally,
  fit: Fit,
  errors: Float64Array,
  { seed, from = 0, to }: { seed: number; from?: number; to: number },
  onReplicate?: (done: number) => void,
): Float64Array {
  const n = tally.models.length;
  const adjacency = adjacencyOf(tally);
  const real = edgeWeights(tally, adjacency);
  const weights = new Float64Array(real.length);
  const draw = replicateDrawer(tally, adjacency, seed);
  const bestStrength = fit.logOdds.map(Math.exp);
  const replicates = new Float64Array((to - from) * n);

  for (let r = from; r < to; r++) {
    draw(r, weights);
    const isWhole = isStronglyConnected(adjacency, weights);
    const core = isWhole ? undefined : lendToOutsiders(adjacency, weights, real);
    const logOdds = refit(adjacency, weights, fit, bestStrength);
    replicates.set(
      core && isMost(core) ? centreOnCore(logOdds, fit.logOdds, core, errors) : centre(logOdds),
      (r - from) * n,
    );
    onReplicate?.(r + 1 - from);
  }
  return replicates;
}

/** A function that fills `weights` with the half-wins of replicate r. */
export function replicateDrawer(tally: Tally, { edgeOfFirst, edgeOfSecond }: Adjacency, seed: number) {
  const { first, second, firstWins, secondWins, ties } = tally;
  const n = tally.models.length;
  const means = [...new Set([...firstWins, ...secondWins, ...ties])].filter((mean) => mean > 0);
  const tables = poissonTables(means);
  const tableOfMean = new Map(means.map((mean, t) => [mean, t]));

  // Cell 3p + v is verdict v (first wins, second wins, tie) on pair p. Its draws walk 32-bit space from a start, with a
  // stride, of its own; a count of zero has no table and always draws zero.
  const cells = 3 * first.length;
  const table = new Int32Array(cells);
  const key = new Int32Array(cells);
  const stride = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const p = Math.floor(cell / 3);
    const verdict = cell % 3;
    table[cell] = tableOfMean.get([firstWins, secondWins, ties][verdict][p]) ?? -1;
    key[cell] = hash(seed, first[p] * n + second[p], verdict, 1);
    stride[cell] = hash(seed, first[p] * n + second[p], verdict, 2) | 1;
  }
  const count = (cell: number, r: number) =>
    table[cell] < 0 ? 0 : drawPoisson(tables, table[cell], scramble(key[cell] + Math.imul(r, stride[cell])));

  return (r: number, weights: Float64Array) => {
    for (let p = 0; p < first.length; p++) {
      const halfTies = count(3 * p + 2, r) / 2;
      const gained = count(3 * p, r) + halfTies;
      const conceded = count(3 * p + 1, r) + halfTies;
      weights[2 * edgeOfFirst[p]] = weights[2 * edgeOfSecond[p] + 1] = gained;
      weights[2 * edgeOfFirst[p] + 1] = weights[2 * edgeOfSecond[p]] = conceded;
    }
  };
}

/** Fits a replicate, from the fit of the real votes; Newton where sweeps are slow on these votes or do not settle. */
function refit(adjacency: Adjacency, weights: Float64Array, fit: Fit, bestStrength: Float64Array): Float64Array {
  if (fit.method === "sweeps") {
    const strength = bestStrength.slice();
    if (settle(adjacency, weights, strength, { tolerance: replicateTolerance, maxSweeps }))
      return strength.map(Math.log);
  }
  const logOdds = fit.logOdds.slice();
  climb(adjacency, weights, logOdds, { tolerance: replicateTolerance });
  return logOdds;
}

/** Lends real votes to every pair with a model outside the core; says who is in the core. */
function lendToOutsiders({ start, rival, ...rest }: Adjacency, weights: Float64Array, real: Float64Array): Uint8Array {
  const group = strongGroups({ start, rival, ...rest }, weights);
  const sizes = new Int32Array(group.length);
  for (const label of group) sizes[label]++;
  const largest = sizes.indexOf(Math.max(...sizes));
  const core = Uint8Array.from(group, (label) => (label === largest ? 1 : 0));
  for (let i = 0; i < core.length; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      if (core[i] && core[rival[e]]) continue;
      weights[2 * e] += lent * real[2 * e];
      weights[2 * e + 1] += lent * real[2 * e + 1];
    }
  }
  return core;
}

function isMost(core: Uint8Array): boolean {
  return 2 * core.reduce((members, isMember) => members + isMember, 0) > core.length;
}

/** Shifts a replicate to mean zero, models outside the core counting as if they had moved no further than the limit. */
function centreOnCore(logOdds: Float64Array, best: Float64Array, core: Uint8Array, errors: Float64Array): Float64Array {
  // Where the core stands is known only up to a constant, so it is first laid over the real fit.
  let shift = 0;
  let members = 0;
  for (let i = 0; i < core.length; i++) {
    if (!core[i]) continue;
    shift += best[i] - logOdds[i];
    members++;
  }
  shift /= members;
  let pull = 0;
  for (let i = 0; i < core.length; i++) {
    logOdds[i] += shift;
    const limit = pullLimit * errors[i];
    pull += core[i] ? logOdds[i] - best[i] : Math.max(-limit, Math.min(limit, logOdds[i] - best[i]));
  }
  for (let i = 0; i < core.length; i++) logOdds[i] -= pull / core.length;
  return logOdds;
}
