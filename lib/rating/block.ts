import { centralInterval } from "./quantile.ts";
import { intervalRanks, rankIntervals, rankIntervalsByTest } from "./rank.ts";
import { normal975, standardErrors } from "./sandwich.ts";
import { pointsPerLogOdds } from "./scale.ts";
import { simultaneousBox, simultaneousReach } from "./simultaneous.ts";
import type { Estimate, EstimateBlock } from "./estimate.ts";
import type { ModelRecord, Tally } from "./tally.ts";
import type { BoardRow, Parameter, RatingOptions } from "./types.ts";

/** What a board says of one model beyond its record. */
export type Standing = Omit<BoardRow, "model" | keyof ModelRecord>;

export function unrated(component: number): Standing {
  return { rank: null, rankLow: null, rankHigh: null, rating: null, low: null, high: null, component };
}

/**
 * Rates the models of one block (see `blocksOf`): fit, intervals, ranks.
 *
 * Shape:  one standing per model, in the order of `votes.models`.
 * Fails:  `converged` is false, and nobody is rated, when rounding kept the fit from settling. Nobody is rated either where a
 *         tie model finds no finite tie parameter.
 */
export function rateBlock(
  votes: Tally,
  component: number,
  options: RatingOptions,
  onShare: (share: number) => void,
  estimateBlock: EstimateBlock,
): { converged: boolean; standings: Standing[]; parameters: Parameter[] } {
  const nobody = () => votes.models.map(() => unrated(component));
  // A model that stands alone has no rival on its scale, so there is nothing its rating could mean.
  if (votes.models.length < 2) return { converged: true, standings: nobody(), parameters: [] };
  const found = estimateBlock(votes, component, options);
  if (!found.ok && found.error === "separated") throw new Error("a block must be strongly connected");
  if (!found.ok) return { converged: found.error !== "not_converged", standings: nobody(), parameters: [] };

  const { logOdds, parameters } = found.value;
  const ratings = toRatings(logOdds, gaugeOf(votes, logOdds, options));
  const ends = options.rounds === 0 ? undefined : findIntervals(votes, found.value, options, onShare);
  const ranks = intervalRanks(ends?.low ?? ratings, ends?.high ?? ratings);
  const standings = Array.from(ratings, (rating, i): Standing => ({
    rank: ranks[i],
    rankLow: ends?.ranks[i].rankLow ?? null,
    rankHigh: ends?.ranks[i].rankHigh ?? null,
    rating,
    low: ends?.low[i] ?? null,
    high: ends?.high[i] ?? null,
    component,
  }));
  return { converged: true, standings, parameters };
}

/** How log-odds become points: `zero` points at mean zero, or at the anchored model. */
interface Gauge {
  unit: number;
  zero: number;
  /** Index of the anchored model, when it is in this block. */
  anchor: number | undefined;
}

export function gaugeOf({ models }: Tally, logOdds: Float64Array, options: RatingOptions): Gauge {
  const unit = pointsPerLogOdds(options);
  const index = options.anchor ? models.indexOf(options.anchor.model) : -1;
  if (index < 0) return { unit, zero: options.init, anchor: undefined };
  const { rating } = options.anchor!;
  // In the mean gauge the anchor only says where the mean lies, once and for all replicates.
  if (options.gauge === "mean") return { unit, zero: rating - logOdds[index] * unit, anchor: undefined };
  return { unit, zero: rating, anchor: index };
}

export function toRatings(logOdds: Float64Array, { unit, zero, anchor }: Gauge): Float64Array {
  const origin = anchor === undefined ? 0 : logOdds[anchor];
  return logOdds.map((value) => zero + (value - origin) * unit);
}

interface Intervals {
  low: Float64Array;
  high: Float64Array;
  ranks: { rankLow: number; rankHigh: number }[];
}

function findIntervals(
  votes: Tally,
  found: Estimate,
  options: RatingOptions,
  onShare: (share: number) => void,
): Intervals {
  const n = votes.models.length;
  const { rounds, seed, simultaneous } = options;
  const gauge = gaugeOf(votes, found.logOdds, options);
  const ranksByTest = (covariance = found.covariance()) =>
    rankIntervalsByTest(
      found.logOdds,
      covariance,
      simultaneous ? simultaneousReach(covariance, n, "differences", seed) : normal975,
    );
  if (options.intervals === "sandwich") {
    const covariance = found.covariance();
    const held = gauge.anchor === undefined ? "strengths" : { anchor: gauge.anchor };
    const reach = simultaneous ? simultaneousReach(covariance, n, held, seed) : normal975;
    const ratings = toRatings(found.logOdds, gauge);
    const reaches = standardErrors(covariance, n, gauge.anchor).map((error) => reach * error * gauge.unit);
    return {
      low: ratings.map((rating, i) => rating - reaches[i]),
      high: ratings.map((rating, i) => rating + reaches[i]),
      ranks: ranksByTest(),
    };
  }

  const replicates = found.replicates(rounds, seed, (done) => onShare(done / rounds));
  for (let r = 0; r < rounds; r++) {
    const replicate = replicates.subarray(r * n, (r + 1) * n);
    replicate.set(toRatings(replicate, gauge));
  }
  if (simultaneous) return { ...simultaneousBox(replicates, n), ranks: ranksByTest() };
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  const ofModel = new Float64Array(rounds);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < rounds; r++) ofModel[r] = replicates[r * n + i];
    [low[i], high[i]] = centralInterval(ofModel);
  }
  return { low, high, ranks: rankIntervals(replicates, n) };
}
