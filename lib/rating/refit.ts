import { centre } from "./bradley-terry.ts";
import { chordClimber } from "./chord.ts";
import { adjacencyOf, edgeWeights, isStronglyConnected } from "./connectivity.ts";
import { centreOnCore, findCore, isMost, lent } from "./cut-off.ts";
import { hasFiniteTieParameter } from "./existence.ts";
import { maximise } from "./maximise.ts";
import { weighed } from "./method.ts";
import { hash } from "./random.ts";
import { settle } from "./sweep.ts";
import type { Adjacency } from "./connectivity.ts";
import type { Evidence, Place } from "./likelihood.ts";
import type { MethodCovariance } from "./method-covariance.ts";
import type { MethodFit } from "./method.ts";
import type { Tally } from "./tally.ts";

/** As in `bootstrap.ts`, where the reason is. */
const replicateTolerance = 3e-6;

/** Fills a tally's counts with those of replicate r. */
export type Draw = (r: number, counts: Pick<Tally, "firstWins" | "secondWins" | "ties">) => void;

/**
 * Fits replicates of a fit, whichever way their counts are drawn: by vote, by voter, by prompt.
 *
 * Separated replicates are lent votes as in `bootstrapBradleyTerry`; with a prior they need none. There what is believed
 * varies as well, or clean records would seem certain: the opponent of a prior's virtual ties, which have 4/prior for a
 * variance, is drawn from that normal distribution ("randomise, then maximise").
 *
 * Shape:  `[r * n + i]` is model i in replicate `from + r`.
 * Units:  natural-log odds, mean zero, but for the cut on models that a replicate cut off.
 * Source: Bardsley et al. (2014), Randomize-then-optimize, SIAM Journal on Scientific Computing 36, for the prior's part.
 */
export function refitReplicates(
  fit: MethodFit,
  { strengths, bread }: MethodCovariance,
  draw: Draw,
  { seed = 0, from = 0, to }: { seed?: number; from?: number; to: number },
  onReplicate?: (done: number) => void,
): Float64Array {
  const real = fit.evidence.tally;
  const n = real.models.length;
  const errors = Float64Array.from({ length: n }, (_, i) => Math.sqrt(Math.max(0, strengths[i * n + i])));
  const adjacency = adjacencyOf(real);
  const blank = () => new Float64Array(real.ties.length);
  const tally = { ...real, firstWins: blank(), secondWins: blank(), ties: blank() };
  const evidence: Evidence = { ...fit.evidence, tally };
  const climb = chordClimber(fit, bread);
  const replicates = new Float64Array((to - from) * n);

  for (let r = from; r < to; r++) {
    draw(r, tally);
    if (evidence.prior > 0) evidence.opponents = drawOpponents(n, evidence.prior, seed, r);
    const core = fit.evidence.prior > 0 ? undefined : lendWhereNeeded(adjacency, tally, real, fit);
    const logOdds = refit(fit, evidence, adjacency, climb).slice(0, n);
    replicates.set(core ? centreOnCore(logOdds, fit.logOdds, core, errors) : centre(logOdds), (r - from) * n);
    onReplicate?.(r + 1 - from);
  }
  return replicates;
}

function drawOpponents(n: number, prior: number, seed: number, r: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const radius = Math.sqrt(-2 * Math.log((hash(seed, 13, i, r) + 0.5) / 2 ** 32));
    return (2 / Math.sqrt(prior)) * radius * Math.cos((2 * Math.PI * hash(seed, 17, i, r)) / 2 ** 32);
  });
}

function refit(
  fit: MethodFit,
  evidence: Evidence,
  adjacency: Adjacency,
  climb: ReturnType<typeof chordClimber>,
): Place {
  if (fit.settles) {
    const strength = fit.place.map(Math.exp);
    const weights = edgeWeights(weighed(evidence), adjacency);
    if (settle(adjacency, weights, strength, { tolerance: replicateTolerance, maxSweeps: 30 }))
      return strength.map(Math.log);
  }
  const near = climb(evidence);
  if (near) return near;
  const exact = maximise(fit.model, evidence, fit.place, { tolerance: replicateTolerance });
  return exact.ok ? exact.value : fit.place;
}

/** Lends real votes to every pair with a model outside the core; says who is in it, when that is most of the models. */
function lendWhereNeeded(adjacency: Adjacency, tally: Tally, real: Tally, fit: MethodFit): Uint8Array | undefined {
  const weights = edgeWeights(tally, adjacency);
  let core: Uint8Array | undefined;
  if (!isStronglyConnected(adjacency, weights)) {
    core = findCore(adjacency, weights);
    lend((p) => !(core![real.first[p]] && core![real.second[p]]));
  }
  // A tie model needs ties, and wins that no one order explains.
  if (fit.model.tie && !(tally.ties.some((count) => count > 0) && hasFiniteTieParameter(tally))) lend(() => true);
  return core && isMost(core) ? core : undefined;

  function lend(isLent: (pair: number) => boolean): void {
    for (let p = 0; p < real.ties.length; p++) {
      if (!isLent(p)) continue;
      tally.firstWins[p] += lent * real.firstWins[p];
      tally.secondWins[p] += lent * real.secondWins[p];
      tally.ties[p] += lent * real.ties[p];
    }
  }
}
