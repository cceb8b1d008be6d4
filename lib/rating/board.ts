import { rateBlock, unrated } from "./block.ts";
import { blocksOf, tallyOf } from "./connectivity.ts";
import { estimate, methodOptions } from "./estimate.ts";
import { withoutTies } from "./method.ts";
import { boundOf, connectedBlocks } from "./prior-blocks.ts";
import { countOf, recordsOf, tally } from "./tally.ts";
import { defaultRatingOptions } from "./types.ts";
import { oneSidedLimit } from "./unbounded.ts";
import type { Machinery } from "./bootstrap.ts";
import type { Standing } from "./block.ts";
import type { Block } from "./connectivity.ts";
import type { EstimateBlock } from "./estimate.ts";
import type { Tally } from "./tally.ts";
import type { Board, BoardRow, OnProgress, PairCount, Parameter, RatingOptions, Settings } from "./types.ts";

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
  machinery?: Machinery,
): Board {
  return rateTally(tally(counts), options, onProgress, machinery);
}

/** The same, from a tally. */
export function rateTally(
  whole: Tally,
  given: Partial<RatingOptions> = {},
  onProgress?: OnProgress,
  machinery?: Machinery,
): Board {
  const inBlock: EstimateBlock = (votes, component, options) => estimate(votes, component, options, machinery);
  return rateBlocks(whole, given, inBlock, onProgress);
}

/** The same, with each scale's models estimated in a way of the caller's: what all Bradley–Terry boards are made by. */
export function rateBlocks(
  whole: Tally,
  given: Partial<RatingOptions>,
  estimateBlock: EstimateBlock,
  onProgress?: OnProgress,
): Board {
  const options = checkOptions({ ...defaultRatingOptions, ...given, method: "bradley-terry" });
  const settings = settingsOf(options);
  const rated = settings.ties === "out" ? withoutTies(whole) : whole;
  const blocks = settings.prior > 0 ? connectedBlocks(rated) : blocksOf(rated);
  const sizes = blocks.map(({ members }) => members.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const standings: Standing[] = [];
  const parameters: Parameter[] = [];
  let converged = true;
  let before = 0;

  for (const [component, block] of blocks.entries()) {
    const share = (done: number) => onProgress?.((before + done * sizes[component]) / total);
    const found = rateBlock(tallyOf(rated, block), component, options, share, estimateBlock);
    before += sizes[component];
    converged &&= found.converged;
    parameters.push(...found.parameters);
    block.members.forEach((model, i) => (standings[model] = found.standings[i]));
    for (const standing of unratedStandings(rated, block, component, standings, options)) {
      standings[standing.model] = standing.standing;
    }
  }
  const { anchor } = options;
  if (anchor && standings[whole.models.indexOf(anchor.model)]?.rating == null) {
    throw new RangeError(`the anchor ${JSON.stringify(anchor.model)} has no rating of its own in these votes`);
  }
  if (settings.prior > 0) standings.forEach((standing, model) => Object.assign(standing, boundOf(rated, model)));
  const usesBootstrap = options.intervals === "bootstrap" && options.rounds > 0;
  return toBoard(whole, standings, {
    method: "bradley-terry",
    converged,
    components: blocks.length,
    bootstrap: usesBootstrap ? { rounds: options.rounds, seed: options.seed } : null,
    ...(isUsual(settings) ? {} : { settings }),
    ...(parameters.length > 0 ? { parameters } : {}),
  });
}

function settingsOf(options: RatingOptions): Settings {
  return { ...methodOptions(options), gauge: options.gauge ?? "anchor", simultaneous: options.simultaneous ?? false };
}

function isUsual({ ties, weights, prior, gauge, simultaneous }: Settings): boolean {
  return ties === "half" && weights === "none" && prior === 0 && gauge === "anchor" && !simultaneous;
}

/** Rows from a tally's records and what was found out about each model. */
export function toBoard(
  whole: Tally,
  standings: readonly Standing[],
  made: Pick<Board, "method" | "converged" | "components" | "bootstrap" | "settings" | "parameters">,
): Board {
  const records = recordsOf(whole);
  const tied = made.settings?.ties === "out" ? countOf(whole) - countOf(withoutTies(whole)) : 0;
  const rows = whole.models.map((model, i): BoardRow => {
    const { rank, rankLow, rankHigh, ...rest } = standings[i];
    return { rank, rankLow, rankHigh, model, ...rest, ...records[i] };
  });
  return {
    method: made.method,
    votes: countOf(whole) - tied,
    models: whole.models.length,
    dropped: [
      { reason: "self_pair", count: whole.selfPairs },
      { reason: "tie", count: tied },
    ].filter(({ count }) => count > 0),
    bootstrap: made.bootstrap,
    converged: made.converged,
    components: made.components,
    ...(made.settings ? { settings: made.settings } : {}),
    ...(made.parameters ? { parameters: made.parameters } : {}),
    rows: rows.sort(bestFirst),
  };
}

export function checkOptions(options: RatingOptions): RatingOptions {
  const { rounds, seed, k, scale, base, init, anchor, prior = 0 } = options;
  const demand = (holds: boolean, claim: string) => {
    if (!holds) throw new RangeError(claim);
  };
  demand(Number.isInteger(rounds) && rounds >= 0, `rounds must be a whole number ≥ 0, not ${rounds}`);
  demand(Number.isSafeInteger(seed), `seed must be a whole number, not ${seed}`);
  demand(Number.isFinite(k) && k > 0, `k must be above 0, not ${k}`);
  demand(Number.isFinite(scale) && scale > 0, `scale must be above 0, not ${scale}`);
  demand(Number.isFinite(base) && base > 1, `base must be above 1, not ${base}`);
  demand(Number.isFinite(init), `init must be a number, not ${init}`);
  const takesCounts = (options.ties ?? "half") !== "half" || (options.weights ?? "none") !== "none" || prior > 0;
  demand(options.method !== "elo" || !takesCounts, "ties, weights and prior go with bradley-terry, not with elo");
  demand(
    options.method !== "elo" || !options.simultaneous,
    "simultaneous intervals go with bradley-terry, not with elo",
  );
  demand(Number.isFinite(prior) && prior >= 0, `prior must be a number ≥ 0, not ${prior}`);
  demand(!anchor || Number.isFinite(anchor.rating), `the anchor's rating must be a number, not ${anchor?.rating}`);
  return options;
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

/**
 * By component; in it, rated models by rank and rating, as public boards have them; then the undefeated, the winless and the
 * rest, each by name.
 */
function bestFirst(left: BoardRow, right: BoardRow): number {
  const order = ({ rating, bound }: BoardRow) =>
    rating !== null ? 0 : bound === "undefeated" ? 1 : bound === "winless" ? 2 : 3;
  return (
    left.component - right.component ||
    order(left) - order(right) ||
    (left.rank ?? 0) - (right.rank ?? 0) ||
    (right.rating ?? 0) - (left.rating ?? 0) ||
    (left.model < right.model ? -1 : 1)
  );
}
