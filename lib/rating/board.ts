import { fitBradleyTerry } from "./bradley-terry.ts";
import { bootstrapBradleyTerry } from "./bootstrap.ts";
import { blocksOf, tallyOf } from "./connectivity.ts";
import { centralInterval } from "./quantile.ts";
import { intervalRanks, rankIntervals, rankIntervalsByTest } from "./rank.ts";
import { normal975, sandwichCovariance, standardErrors } from "./sandwich.ts";
import { pointsPerLogOdds } from "./scale.ts";
import { countOf, recordsOf, tally } from "./tally.ts";
import { oneSidedLimit } from "./unbounded.ts";
import { defaultRatingOptions } from "./types.ts";
import type { Block } from "./connectivity.ts";
import type { Fit } from "./bradley-terry.ts";
import type { ModelRecord, Tally } from "./tally.ts";
import type { Board, BoardRow, OnProgress, PairCount, RatingOptions } from "./types.ts";

/** What a board says of one model beyond its record. */
export type Standing = Omit<BoardRow, "model" | keyof ModelRecord>;

/**
 * A Bradley–Terry board from counts. The same counts in any order make the same bytes.
 *
 * Without an anchor, the rated models of every component have mean `init`. With one, the component of the anchored model is
 * shifted to put it at its rating, and intervals there are of the difference to it (its own has no width).
 *
 * Fails: throws RangeError when the options make no sense or the anchored model has no finite rating.
 */
export function rateCounts(
  counts: Iterable<PairCount>,
  options: Partial<RatingOptions> = {},
  onProgress?: OnProgress,
): Board {
  return rateTally(tally(counts), options, onProgress);
}

/** The same, from a tally. */
export function rateTally(whole: Tally, given: Partial<RatingOptions> = {}, onProgress?: OnProgress): Board {
  const options = checkOptions({ ...defaultRatingOptions, ...given, method: "bradley-terry" });
  const blocks = blocksOf(whole);
  const sizes = blocks.map(({ members }) => members.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const standings: Standing[] = [];
  let converged = true;
  let before = 0;

  for (const [component, block] of blocks.entries()) {
    const share = (done: number) => onProgress?.((before + done * sizes[component]) / total);
    const rated = rateBlock(tallyOf(whole, block), component, options, share);
    before += sizes[component];
    converged &&= rated.converged;
    block.members.forEach((model, i) => (standings[model] = rated.standings[i]));
    for (const standing of unratedStandings(whole, block, component, standings, options)) {
      standings[standing.model] = standing.standing;
    }
  }
  const { anchor } = options;
  if (anchor && standings[whole.models.indexOf(anchor.model)]?.rating == null) {
    throw new RangeError(`the anchor ${JSON.stringify(anchor.model)} has no rating of its own in these votes`);
  }
  const usesBootstrap = options.intervals === "bootstrap" && options.rounds > 0;
  return toBoard(whole, standings, {
    method: "bradley-terry",
    converged,
    components: blocks.length,
    bootstrap: usesBootstrap ? { rounds: options.rounds, seed: options.seed } : null,
  });
}

/** Rows from a tally's records and what was found out about each model. */
export function toBoard(
  whole: Tally,
  standings: readonly Standing[],
  made: Pick<Board, "method" | "converged" | "components" | "bootstrap">,
): Board {
  const records = recordsOf(whole);
  const rows = whole.models.map((model, i): BoardRow => {
    const { rank, rankLow, rankHigh, ...rest } = standings[i];
    return { rank, rankLow, rankHigh, model, ...rest, ...records[i] };
  });
  return {
    method: made.method,
    votes: countOf(whole),
    models: whole.models.length,
    dropped: whole.selfPairs > 0 ? [{ reason: "self_pair", count: whole.selfPairs }] : [],
    bootstrap: made.bootstrap,
    converged: made.converged,
    components: made.components,
    rows: rows.sort(bestFirst),
  };
}

export function checkOptions(options: RatingOptions): RatingOptions {
  const { rounds, seed, k, scale, base, init, anchor } = options;
  const demand = (holds: boolean, claim: string) => {
    if (!holds) throw new RangeError(claim);
  };
  demand(Number.isInteger(rounds) && rounds >= 0, `rounds must be a whole number ≥ 0, not ${rounds}`);
  demand(Number.isSafeInteger(seed), `seed must be a whole number, not ${seed}`);
  demand(Number.isFinite(k) && k > 0, `k must be above 0, not ${k}`);
  demand(Number.isFinite(scale) && scale > 0, `scale must be above 0, not ${scale}`);
  demand(Number.isFinite(base) && base > 1, `base must be above 1, not ${base}`);
  demand(Number.isFinite(init), `init must be a number, not ${init}`);
  demand(!anchor || Number.isFinite(anchor.rating), `the anchor's rating must be a number, not ${anchor?.rating}`);
  return options;
}

function rateBlock(votes: Tally, component: number, options: RatingOptions, onShare: (share: number) => void) {
  const n = votes.models.length;
  // A model that stands alone has no rival on its scale, so there is nothing its rating could mean.
  if (n < 2) return { converged: true, standings: votes.models.map(() => unrated(component)) };
  const fitted = fitBradleyTerry(votes);
  if (!fitted.ok && fitted.error === "separated") throw new Error("a block must be strongly connected");
  if (!fitted.ok) return { converged: false, standings: votes.models.map(() => unrated(component)) };

  const fit = fitted.value;
  const toRating = gauge(votes, fit, options);
  const ratings = Array.from(fit.logOdds, (value) => toRating(value, fit.logOdds));
  const found = options.rounds === 0 ? undefined : intervals(votes, fit, options, onShare);
  const low = found?.low ?? ratings;
  const high = found?.high ?? ratings;
  const ranks = intervalRanks(low, high);
  return {
    converged: true,
    standings: ratings.map((rating, i): Standing => ({
      rank: ranks[i],
      rankLow: found?.ranks[i].rankLow ?? null,
      rankHigh: found?.ranks[i].rankHigh ?? null,
      rating,
      low: found ? low[i] : null,
      high: found ? high[i] : null,
      component,
    })),
  };
}

/** How log-odds become public ratings in this block, given all log-odds of the same fit or replicate. */
function gauge(votes: Tally, _fit: Fit, options: RatingOptions) {
  const unit = pointsPerLogOdds(options);
  const anchored = options.anchor ? votes.models.indexOf(options.anchor.model) : -1;
  if (anchored < 0) return (value: number) => options.init + value * unit;
  const { rating } = options.anchor!;
  return (value: number, all: Float64Array) => rating + (value - all[anchored]) * unit;
}

interface Intervals {
  low: ArrayLike<number>;
  high: ArrayLike<number>;
  ranks: { rankLow: number; rankHigh: number }[];
}

function intervals(votes: Tally, fit: Fit, options: RatingOptions, onShare: (share: number) => void): Intervals {
  const n = votes.models.length;
  const { rounds, seed } = options;
  const toRating = gauge(votes, fit, options);
  const covariance = sandwichCovariance(votes, fit.logOdds);
  const anchored = options.anchor ? votes.models.indexOf(options.anchor.model) : -1;

  if (options.intervals === "sandwich") {
    const reach = standardErrors(covariance, n, anchored < 0 ? undefined : anchored).map(
      (error) => normal975 * error * pointsPerLogOdds(options),
    );
    const ratings = fit.logOdds.map((value) => toRating(value, fit.logOdds));
    return {
      low: ratings.map((rating, i) => rating - reach[i]),
      high: ratings.map((rating, i) => rating + reach[i]),
      ranks: rankIntervalsByTest(fit.logOdds, covariance),
    };
  }

  const replicates = bootstrapBradleyTerry(votes, fit, standardErrors(covariance, n), { seed, to: rounds }, (done) => {
    if (done % 50 === 0) onShare(done / rounds);
  });
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  const column = new Float64Array(rounds);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < rounds; r++) {
      column[r] = toRating(replicates[r * n + i], replicates.subarray(r * n, (r + 1) * n));
    }
    [low[i], high[i]] = centralInterval(column);
  }
  return { low, high, ranks: rankIntervals(replicates, n) };
}

/** Undefeated and winless models: no rating, but where rated rivals allow it, the one limit the votes do set. */
function* unratedStandings(
  whole: Tally,
  block: Block,
  component: number,
  standings: readonly Standing[],
  options: RatingOptions,
): Generator<{ model: number; standing: Standing }> {
  for (const { model, bound } of block.unbounded) {
    const limit = options.rounds === 0 ? null : oneSidedLimit(whole, model, bound, (rival) => ratingOf(rival), options);
    const side = bound === "undefeated" ? { low: limit } : { high: limit };
    yield { model, standing: { ...unrated(component), ...side, bound } };
  }
  function ratingOf(rival: number): number | null {
    const standing = standings[rival];
    return standing?.component === component ? standing.rating : null;
  }
}

function unrated(component: number): Standing {
  return { rank: null, rankLow: null, rankHigh: null, rating: null, low: null, high: null, component };
}

/** By component; then rated models by rating; then the undefeated, the winless and the rest, each by name. */
function bestFirst(left: BoardRow, right: BoardRow): number {
  const order = ({ rating, bound }: BoardRow) =>
    rating !== null ? 0 : bound === "undefeated" ? 1 : bound === "winless" ? 2 : 3;
  return (
    left.component - right.component ||
    order(left) - order(right) ||
    (right.rating ?? 0) - (left.rating ?? 0) ||
    (left.model < right.model ? -1 : 1)
  );
}
