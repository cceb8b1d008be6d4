import { ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { bootstrapBradleyTerry } from "./bootstrap.ts";
import { fitBradleyTerry } from "./bradley-terry.ts";
import { drawCounts } from "./draw-counts.ts";
import { methodCovariance } from "./method-covariance.ts";
import { bradleyTerryMethod, plainMethod } from "./method.ts";
import { refitReplicates } from "./refit.ts";
import { normal975, sandwichCovariance } from "./sandwich.ts";
import type { Machinery } from "./bootstrap.ts";
import type { FitFailure, MethodFit, MethodOptions } from "./method.ts";
import type { Tally } from "./tally.ts";
import type { Parameter, RatingOptions } from "./types.ts";

/** A fit, and on request how sure it is: what a board needs to know, whichever method made it. */
export interface Estimate {
  /** Natural-log odds, mean zero. */
  logOdds: Float64Array;
  /** What the method found besides strengths. */
  parameters: Parameter[];
  /** n × n, in the mean gauge. */
  covariance(): Float64Array;
  /** `[r * n + i]` is model i in replicate r. */
  replicates(rounds: number, seed: number, onReplicate: (done: number) => void): Float64Array;
}

/** How a board has one of its blocks estimated. `not_identified`: the block is too small to tell its parameters apart. */
export type EstimateBlock = (
  votes: Tally,
  component: number,
  options: RatingOptions,
) => Result<Estimate, FitFailure | "not_identified">;

/** The method that a board's options ask for. */
export function methodOptions({ ties, weights, prior }: Partial<RatingOptions>): MethodOptions {
  return {
    ties: ties ?? plainMethod.ties,
    weights: weights ?? plainMethod.weights,
    prior: prior ?? plainMethod.prior,
  };
}

/** Fits one block: plain Bradley–Terry (ties half or out) by the quick kernels, everything else in its general form. */
export function estimate(
  votes: Tally,
  component: number,
  options: RatingOptions,
  machinery?: Machinery,
): Result<Estimate, FitFailure> {
  const method = bradleyTerryMethod(methodOptions(options));
  const { ties, weights, prior } = method.options;
  if ((ties === "half" || ties === "out") && weights === "none" && prior === 0) {
    return estimatePlain(method.select(votes), machinery);
  }

  const found = method.fitTo(votes);
  if (!found.ok) return found;
  const fit = found.value;
  const spread = methodCovariance(fit);
  return ok({
    logOdds: fit.logOdds,
    parameters: tieParameters(fit, spread.tieError, component),
    covariance: () => spread.strengths,
    replicates: (rounds, seed, onReplicate) =>
      refitReplicates(fit, spread, drawCounts(fit.evidence.tally, seed), { seed, to: rounds }, onReplicate),
  });
}

function estimatePlain(votes: Tally, machinery?: Machinery): Result<Estimate, FitFailure> {
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) return fit;
  let known: Float64Array | undefined;
  const covariance = () => (known ??= sandwichCovariance(votes, fit.value.logOdds));
  return ok({
    logOdds: fit.value.logOdds,
    parameters: [],
    covariance,
    replicates: (to, seed, onReplicate) =>
      bootstrapBradleyTerry(votes, fit.value, undefined, { seed, to }, onReplicate, machinery),
  });
}

/** ν with an interval that is symmetric in ln ν, or η. */
export function tieParameters(
  { model, tieParameter }: MethodFit,
  error: number | null,
  component: number,
): Parameter[] {
  if (tieParameter === null || error === null) return [];
  const reach = normal975 * error;
  const ends = { value: tieParameter, low: tieParameter - reach, high: tieParameter + reach };
  if (model.name === "rao-kupper") return [{ name: "eta", component, ...ends }];
  return [{ name: "nu", component, value: Math.exp(ends.value), low: Math.exp(ends.low), high: Math.exp(ends.high) }];
}
