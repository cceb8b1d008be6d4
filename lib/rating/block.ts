import { bootstrapBradleyTerry } from "./bootstrap.ts";
import { fitBradleyTerry } from "./bradley-terry.ts";
import { centralInterval } from "./quantile.ts";
import { intervalRanks, rankIntervals, rankIntervalsByTest } from "./rank.ts";
import { normal975, sandwichCovariance, standardErrors } from "./sandwich.ts";
import { pointsPerLogOdds } from "./scale.ts";
import type { Fit } from "./bradley-terry.ts";
import type { ModelRecord, Tally } from "./tally.ts";
import type { BoardRow, RatingOptions } from "./types.ts";

/** What a board says of one model beyond its record. */
export type Standing = Omit<BoardRow, "model" | keyof ModelRecord>;

export function unrated(component: number): Standing {
  return { rank: null, rankLow: null, rankHigh: null, rating: null, low: null, high: null, component };
}

/**
 * Rates the models of one block (see `blocksOf`): fit, intervals, ranks.
 *
 * Shape:  one standing per model, in the order of `votes.models`.
 * Fails:  `converged` is false, and nobody is rated, when rounding kept the fit from settling.
 */
export function rateBlock(
  votes: Tally,
  component: number,
  options: RatingOptions,
  onShare: (share: number) => void,
): { converged: boolean; standings: Standing[] } {
  // A model that stands alone has no rival on its scale, so there is nothing its rating could mean.
  if (votes.models.length < 2) return { converged: true, standings: votes.models.map(() => unrated(component)) };
  const fit = fitBradleyTerry(votes);
  if (!fit.ok && fit.error === "separated") throw new Error("a block must be strongly connected");
  if (!fit.ok) return { converged: false, standings: votes.models.map(() => unrated(component)) };

  const ratings = toRatings(fit.value.logOdds, gaugeOf(votes, options));
  const found = options.rounds === 0 ? undefined : findIntervals(votes, fit.value, options, onShare);
  const ranks = intervalRanks(found?.low ?? ratings, found?.high ?? ratings);
  const standings = Array.from(ratings, (rating, i): Standing => ({
    rank: ranks[i],
    rankLow: found?.ranks[i].rankLow ?? null,
    rankHigh: found?.ranks[i].rankHigh ?? null,
    rating,
    low: found?.low[i] ?? null,
    high: found?.high[i] ?? null,
    component,
  }));
  return { converged: true, standings };
}

/** How log-odds become points: `zero` points at mean zero, or at the anchored model. */
interface Gauge {
  unit: number;
  zero: number;
  /** Index of the anchored model, when it is in this block. */
  anchor: number | undefined;
}

function gaugeOf({ models }: Tally, options: RatingOptions): Gauge {
  const unit = pointsPerLogOdds(options);
  const index = options.anchor ? models.indexOf(options.anchor.model) : -1;
  return index < 0
    ? { unit, zero: options.init, anchor: undefined }
    : { unit, zero: options.anchor!.rating, anchor: index };
}

function toRatings(logOdds: Float64Array, { unit, zero, anchor }: Gauge): Float64Array {
  const origin = anchor === undefined ? 0 : logOdds[anchor];
  return logOdds.map((value) => zero + (value - origin) * unit);
}

interface Intervals {
  low: Float64Array;
  high: Float64Array;
  ranks: { rankLow: number; rankHigh: number }[];
}

function findIntervals(votes: Tally, fit: Fit, options: RatingOptions, onShare: (share: number) => void): Intervals {
  const n = votes.models.length;
  const gauge = gaugeOf(votes, options);
  const covariance = sandwichCovariance(votes, fit.logOdds);
  if (options.intervals === "sandwich") {
    const ratings = toRatings(fit.logOdds, gauge);
    const reach = standardErrors(covariance, n, gauge.anchor).map((error) => normal975 * error * gauge.unit);
    return {
      low: ratings.map((rating, i) => rating - reach[i]),
      high: ratings.map((rating, i) => rating + reach[i]),
      ranks: rankIntervalsByTest(fit.logOdds, covariance),
    };
  }

  const { rounds, seed } = options;
  const replicates = bootstrapBradleyTerry(votes, fit, standardErrors(covariance, n), { seed, to: rounds }, (done) => {
    if (done % 50 === 0) onShare(done / rounds);
  });
  for (let r = 0; r < rounds; r++) {
    const replicate = replicates.subarray(r * n, (r + 1) * n);
    replicate.set(toRatings(replicate, gauge));
  }
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  const ofModel = new Float64Array(rounds);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < rounds; r++) ofModel[r] = replicates[r * n + i];
    [low[i], high[i]] = centralInterval(ofModel);
  }
  return { low, high, ranks: rankIntervals(replicates, n) };
}
