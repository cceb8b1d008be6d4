import { ok } from "#lib/result.ts";
import { rateBlocks } from "./board.ts";
import { clusterCovariance, clusterVotes, drawClusters } from "./clusters.ts";
import { estimate, methodOptions, tieParameters } from "./estimate.ts";
import { methodCovariance } from "./method-covariance.ts";
import { bradleyTerryMethod } from "./method.ts";
import { refitReplicates } from "./refit.ts";
import { normal975 } from "./sandwich.ts";
import { styleRows } from "./style-rows.ts";
import { styleClusterCovariance, styleReplicates } from "./style-spread.ts";
import { fitStyle } from "./style.ts";
import { fitBradleyTerry } from "./bradley-terry.ts";
import { tallyColumns } from "./tally.ts";
import type { Clusters } from "./clusters.ts";
import type { Covariate } from "./covariates.ts";
import type { EstimateBlock } from "./estimate.ts";
import type { Ridge } from "./style.ts";
import type { Board, OnProgress, RatingOptions, VoteColumns } from "./types.ts";

/** What a vote can carry besides its models and its winner. */
export interface VoteDetails {
  /** Who voted, or on which prompt: intervals then allow for votes of one cluster hanging together. */
  clusters?: Clusters;
  /** What else a vote may have turned on: ratings are then those at equal covariates, with coefficients as parameters. */
  covariates?: readonly Covariate[];
  ridge?: Ridge;
}

/**
 * A Bradley–Terry board from votes, for what counts do not hold: style control and clusters. Without either it is the board
 * `rateCounts` makes, byte for byte.
 *
 * Style control takes ties as half-wins or leaves them out, weighs pairs alike and has its ridge for a prior. Every scale has
 * coefficients of its own; on one too small to tell models from covariates nobody is rated.
 *
 * Fails:  throws RangeError when options make no sense or do not go together, or a covariate is no column of numbers.
 */
export function rateVotes(
  votes: VoteColumns,
  options: Partial<RatingOptions> = {},
  { clusters, covariates, ridge }: VoteDetails = {},
  onProgress?: OnProgress,
): Board {
  if (clusters && clusters.length !== votes.modelA.length) throw new RangeError("there must be one cluster per vote");
  const whole = tallyColumns(votes);
  if (covariates) return rateBlocks(whole, options, styled(votes, covariates, ridge, clusters), onProgress);
  return rateBlocks(whole, options, clusters ? clustered(votes, clusters) : estimate, onProgress);
}

function clustered(columns: VoteColumns, clusters: Clusters): EstimateBlock {
  return (votes, component, options) => {
    const found = bradleyTerryMethod(methodOptions(options)).fitTo(votes);
    if (!found.ok) return found;
    const fit = found.value;
    const spread = methodCovariance(fit);
    const grouped = clusterVotes(columns, fit.evidence.tally, clusters);
    const strengths = clusterCovariance(fit, spread, grouped);
    return ok({
      logOdds: fit.logOdds,
      parameters: tieParameters(fit, spread.tieError, component),
      covariance: () => strengths,
      replicates: (rounds, seed, onReplicate) =>
        refitReplicates(fit, { ...spread, strengths }, drawClusters(grouped, seed), { seed, to: rounds }, onReplicate),
    });
  };
}

function styled(
  columns: VoteColumns,
  covariates: readonly Covariate[],
  ridge: Ridge | undefined,
  clusters: Clusters | undefined,
): EstimateBlock {
  return (votes, component, options) => {
    const { ties, weights, prior } = methodOptions(options);
    if ((ties !== "half" && ties !== "out") || weights !== "none" || prior > 0)
      throw new RangeError("style control takes ties as half or out, and neither pair weights nor a prior");
    const place = new Map(votes.models.map((model, index) => [model, index]));
    const indexOf = Int32Array.from(columns.models, (model) => place.get(model) ?? -1);
    const n = votes.models.length;
    const rows = styleRows(columns, covariates, indexOf, n, ties === "half");
    if (!rows.ok) throw new RangeError(rows.message);
    const plain = fitBradleyTerry(votes);
    const found = fitStyle(rows.value, { ridge, start: plain.ok ? plain.value.logOdds : undefined });
    if (!found.ok) return { ok: false, error: "not_identified" };

    const fit = found.value;
    const size = n + covariates.length;
    const covariance = clusters ? styleClusterCovariance(rows.value, fit, clusters) : fit.covariance;
    const ofStrengths = new Float64Array(n * n);
    for (let i = 0; i < n; i++) ofStrengths.set(covariance.subarray(i * size, i * size + n), i * n);
    return ok({
      logOdds: fit.logOdds,
      parameters: covariates.map(({ name }, k) => {
        const value = fit.coefficients[k];
        const reach = normal975 * Math.sqrt(covariance[(n + k) * (size + 1)]);
        return { name, component, value, low: value - reach, high: value + reach };
      }),
      covariance: () => ofStrengths,
      replicates: (rounds, seed, onReplicate) =>
        styleReplicates(rows.value, fit, { seed, rounds, clusters }, onReplicate),
    });
  };
}
