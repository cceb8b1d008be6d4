import { centre } from "./bradley-terry.ts";
import { adjacencyOf, edgeWeights, isStronglyConnected } from "./connectivity.ts";
import { centreOnCore, findCore, isMost, lendToOutsiders } from "./cut-off.ts";
import { doJob } from "./kernels/jobs.ts";
import { lanes } from "./kernels/kernels.ts";
import { layOutReplicates } from "./kernels/plan-replicates.ts";
import { climb, scoringStep } from "./newton.ts";
import { planDraws, replicateDrawer } from "./replicate-votes.ts";
import { sparseSteps } from "./sparse-newton.ts";
import { inverseInformation, sandwichCovariance, standardErrors } from "./sandwich.ts";
import { shrinkage } from "./sweep.ts";
import type { Fit } from "./bradley-terry.ts";
import type { Threads } from "./kernels/jobs.ts";
import type { Adjacency } from "./connectivity.ts";
import type { NewtonStep } from "./newton.ts";
import type { DrawPlan } from "./replicate-votes.ts";
import type { Tally } from "./tally.ts";

/** Sweeps stop here: measured against Newton, replicates then lie within 1e-3 points, a thousandth of their spread. */
const replicateTolerance = 3e-6;

/** Newton's method about squares what is left: after a step of this size nothing above the tolerance is. */
const newtonTolerance = Math.sqrt(replicateTolerance);

/** Most replicates settle in four to eight sweeps; those that need more than this are left to Newton. */
const replicateSweeps = 60;

/** Where a sweep leaves more than this share of an error, steps say too little about how far the maximum still is. */
const slowestShrinkage = 0.75;

export interface ReplicateRange {
  seed: number;
  from?: number;
  to: number;
  /** "newton" fits every replicate by Newton's method in 64-bit numbers: a thousand times slower, for comparison. */
  solver?: "fast" | "newton";
}

/** What a computation may use besides the thread it was called on; the result does not depend on it. */
export interface Machinery {
  threads?: Threads;
  /** Uses the kernels in TypeScript, as where there is no WebAssembly. */
  plain?: boolean;
}

/**
 * Bootstrap replicates of a fit, made from counts: their cost does not depend on the number of votes.
 *
 * In each replicate every (pair, verdict) count becomes a Poisson draw with that mean, which is what resampling votes does but
 * for the total, and Bradley–Terry does not depend on the total. Draws are hashes of (seed, pair, verdict, replicate), so any
 * range of replicates may be computed anywhere, in any order. Eight are fitted side by side (`kernels/README.md`).
 *
 * **Separation.** In some replicates a model with few votes wins nothing (or loses nothing) and its best fit is infinite; as
 * ratings are measured from the mean, it would drag everybody along. So where the votes of a replicate are not strongly
 * connected, every pair with a model outside the largest connected core is lent 5.8 % of its real votes, which makes the fit
 * finite. If the core holds most of the models, the pull of the others on the mean is cut at two of their standard errors. All
 * other replicates, and all pairs inside the core, stay exactly what was drawn.
 *
 * Shape:  `tally` strongly connected and `fit` its maximum; `errors` the sandwich standard errors, made when needed if absent.
 *         Result: `[r * n + i]` is model i in replicate r, for `from` ≤ r < `to`.
 * Units:  natural-log odds, mean zero, but for the cut above.
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap; Poisson weights: Hanley & MacGibbon (2006).
 */
export function bootstrapBradleyTerry(
  tally: Tally,
  fit: Fit,
  errors: Float64Array | undefined,
  { seed, from = 0, to, solver = "fast" }: ReplicateRange,
  onReplicate?: (done: number) => void,
  { threads, plain = false }: Machinery = {},
): Float64Array {
  const n = tally.models.length;
  const adjacency = adjacencyOf(tally);
  const real = edgeWeights(tally, adjacency);
  const draws = planDraws(tally, seed);
  const replicates = new Float64Array((to - from) * n);
  const errorsOf = () => (errors ??= standardErrors(sandwichCovariance(tally, fit.logOdds), n));
  const inverse = inverseInformation(adjacency, real, fit.logOdds);
  const refit = replicateFitter(tally, fit, real, draws, solver === "fast" ? inverse : undefined, errorsOf);

  const shrinks = solver === "fast" ? shrinkage(adjacency, real, fit.logOdds.map(Math.exp)) : Infinity;
  if (shrinks > slowestShrinkage) {
    for (let r = from; r < to; r++) {
      replicates.set(refit(r), (r - from) * n);
      onReplicate?.(r + 1 - from);
    }
    return replicates;
  }

  const firstBlock = Math.floor(from / lanes);
  const { machine, job } = layOutReplicates({
    adjacency,
    draws,
    real,
    logOdds: fit.logOdds,
    bread: inverse,
    firstBlock,
    blocks: Math.ceil(to / lanes) - firstBlock,
    // What a step leaves undone is its size times shrinkage / (1 − shrinkage). 32-bit steps below 1e-6 are noise.
    tolerance: Math.max(1e-6, replicateTolerance * Math.min(1, (1 - shrinks) / shrinks)),
    maxSweeps: replicateSweeps,
    seats: 1 + (threads?.workers ?? 0),
    plain,
  });
  doJob(machine, job, threads, (share) => onReplicate?.(Math.floor(share * (to - from))));

  const strengths = new Float32Array(machine.buffer, job.strengths, job.parts * n * lanes);
  const bytes = new Uint8Array(machine.buffer);
  for (let r = from; r < to; r++) {
    const part = Math.floor(r / lanes) - firstBlock;
    const lane = r % lanes;
    const out = replicates.subarray((r - from) * n, (r - from + 1) * n);
    if ((bytes[job.settled + part] & (1 << lane)) === 0) {
      out.set(refit(r));
      continue;
    }
    for (let i = 0; i < n; i++) out[i] = Math.log(strengths[(part * n + i) * lanes + lane]);
    if ((bytes[job.cutOff + part] & (1 << lane)) === 0) {
      centre(out);
      continue;
    }
    const core = bytes.subarray(job.cores + (part * lanes + lane) * n, job.cores + (part * lanes + lane + 1) * n);
    if (isMost(core)) centreOnCore(out, fit.logOdds, core, errorsOf());
    else centre(out);
  }
  return replicates;
}

/**
 * One replicate in 64-bit numbers, for votes that sweeps fail on: scoring steps where an inverse is given and they settle,
 * Newton's method otherwise, which is the plain definition of the whole.
 */
function replicateFitter(
  tally: Tally,
  fit: Fit,
  real: Float64Array,
  draws: DrawPlan,
  inverse: Float64Array | undefined,
  errorsOf: () => Float64Array,
): (r: number) => Float64Array {
  const adjacency = adjacencyOf(tally);
  const draw = replicateDrawer(draws, adjacency);
  const weights = new Float64Array(real.length);
  let findStep: NewtonStep | undefined;
  return (r) => {
    draw(r, weights);
    const core = isStronglyConnected(adjacency, weights) ? undefined : findCore(adjacency, weights);
    if (core) lendToOutsiders(adjacency, weights, real, core);
    const logOdds = fit.logOdds.slice();
    if (!inverse || !approach(adjacency, weights, logOdds, inverse)) {
      logOdds.set(fit.logOdds);
      if (inverse) {
        findStep ??= sparseSteps(adjacency);
        climb(adjacency, weights, logOdds, { tolerance: newtonTolerance, findStep });
      } else climb(adjacency, weights, logOdds, { tolerance: replicateTolerance });
    }
    return core && isMost(core) ? centreOnCore(logOdds, fit.logOdds, core, errorsOf()) : centre(logOdds);
  };
}

/** Scoring steps until nobody moves by more than a third of the tolerance; false when steps do not shrink quickly. */
function approach(adjacency: Adjacency, weights: Float64Array, logOdds: Float64Array, inverse: Float64Array): boolean {
  let before = Infinity;
  for (;;) {
    const change = scoringStep({ adjacency, weights, logOdds, inverse });
    if (change < replicateTolerance / 3) return true;
    if (!(change < before * 0.6)) return false;
    before = change;
  }
}
