import { checkOptions, toBoard } from "./board.ts";
import { connectedGroups } from "./connectivity.ts";
import { playElo, startElo } from "./elo.ts";
import { replicatesOf } from "./elo-replicates.ts";
import { shuffledReplicates } from "./elo-shuffled.ts";
import { centralInterval, quantile } from "./quantile.ts";
import { intervalRanks, rankIntervals } from "./rank.ts";
import { tallyColumns } from "./tally.ts";
import { defaultRatingOptions, winners } from "./types.ts";
import type { Machinery } from "./bootstrap.ts";
import type { Standing } from "./block.ts";
import type { Tally } from "./tally.ts";
import type { Board, OnProgress, PairVote, RatingOptions, VoteColumns } from "./types.ts";

/**
 * An online Elo board: one pass over the votes in the order given, with bootstrap replicates that keep that order, or with
 * `order: "shuffled"` are resampled and shuffled.
 *
 * Ratings start at `init` and each vote moves two of them by the same amount, so their mean stays `init`. An anchor shifts
 * every rating and replicate of its component alike. Models never linked by votes get components of their own, as their
 * ratings cannot be compared.
 *
 * Fails: throws RangeError when the options make no sense or the anchored model has no votes.
 */
export function rateSequence(
  votes: readonly PairVote[] | VoteColumns,
  given: Partial<RatingOptions> = {},
  onProgress?: OnProgress,
  machinery?: Machinery,
): Board {
  const options = checkOptions({ ...defaultRatingOptions, ...given, method: "elo" });
  const columns = "models" in votes ? votes : toColumns(votes);
  const whole = tallyColumns(columns);
  const played = withoutSelfPairs(columns, whole);
  const n = whole.models.length;
  if (options.order === "shuffled" && options.rounds > 0) {
    const replicates = shuffledReplicates(n, played, options, onProgress, machinery);
    return eloBoard(whole, medians(replicates, n), replicates, options);
  }

  const state = startElo(n, options, machinery);
  playElo(state, played, onProgress, machinery);
  return eloBoard(whole, state.ratings, state.replicates && replicatesOf(state.replicates), options);
}

/** Interns names and winners. Fails: throws TypeError on a winner outside the four. */
export function toColumns(votes: readonly PairVote[]): VoteColumns {
  const indexOf = new Map<string, number>();
  const intern = (model: string) => {
    let index = indexOf.get(model);
    if (index === undefined) indexOf.set(model, (index = indexOf.size));
    return index;
  };
  const modelA = Int32Array.from(votes, (vote) => intern(vote.modelA));
  const modelB = Int32Array.from(votes, (vote) => intern(vote.modelB));
  const winner = Uint8Array.from(votes, (vote) => {
    const index = winners.indexOf(vote.winner);
    if (index < 0) throw new TypeError(`unknown winner ${JSON.stringify(vote.winner)}`);
    return index;
  });
  return { models: [...indexOf.keys()], modelA, modelB, winner };
}

/** The votes to play, with models numbered as in the tally. */
function withoutSelfPairs({ models, modelA, modelB, winner }: VoteColumns, whole: Tally) {
  const sorted = new Map(whole.models.map((model, index) => [model, index]));
  const renumbered = Int32Array.from(models, (model) => sorted.get(model) ?? -1);
  const kept = modelA.length - whole.selfPairs;
  const played = { modelA: new Int32Array(kept), modelB: new Int32Array(kept), winner: new Uint8Array(kept) };
  let next = 0;
  for (let v = 0; v < modelA.length; v++) {
    if (modelA[v] === modelB[v]) continue;
    played.modelA[next] = renumbered[modelA[v]];
    played.modelB[next] = renumbered[modelB[v]];
    played.winner[next++] = winner[v];
  }
  return played;
}

function eloBoard(
  whole: Tally,
  ratings: Float64Array,
  replicates: Float32Array | undefined,
  options: RatingOptions,
): Board {
  const n = whole.models.length;
  const { rounds, seed, anchor } = options;
  const components = numberBySize(connectedGroups(whole));
  const anchored = anchor ? whole.models.indexOf(anchor.model) : -1;
  if (anchor && anchored < 0) throw new RangeError(`the anchor ${JSON.stringify(anchor.model)} is not in these votes`);
  const standings: Standing[] = [];

  for (const members of components) {
    const isAnchored = members.includes(anchored);
    const shift = isAnchored ? anchor!.rating - ratings[anchored] : 0;
    const mine = Float64Array.from(members, (i) => ratings[i] + shift);
    const found = replicates
      ? summarise(members, replicates, rounds, isAnchored ? { index: anchored, rating: anchor!.rating } : undefined)
      : undefined;
    const ranks = intervalRanks(found?.low ?? mine, found?.high ?? mine);
    members.forEach((model, i) => {
      standings[model] = {
        rank: ranks[i],
        rankLow: found?.ranks[i].rankLow ?? null,
        rankHigh: found?.ranks[i].rankHigh ?? null,
        rating: mine[i],
        low: found?.low[i] ?? null,
        high: found?.high[i] ?? null,
        component: components.indexOf(members),
      };
    });
  }
  return toBoard(whole, standings.slice(0, n), {
    method: "elo",
    converged: true,
    components: components.length,
    bootstrap: rounds > 0 ? { rounds, seed, ...(options.order === "shuffled" ? { order: options.order } : {}) } : null,
  });
}

function medians(replicates: Float32Array, n: number): Float64Array {
  const rounds = replicates.length / n;
  return Float64Array.from({ length: n }, (_, i) =>
    quantile(Float64Array.from(replicates.subarray(i * rounds, (i + 1) * rounds)).sort(), 0.5),
  );
}

/** Intervals and rank intervals of the models of one component. */
function summarise(
  members: number[],
  replicates: Float32Array,
  rounds: number,
  anchor?: { index: number; rating: number },
) {
  const n = members.length;
  const byRound = new Float64Array(rounds * n);
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  members.forEach((model, i) => {
    const column = Float64Array.from(replicates.subarray(model * rounds, (model + 1) * rounds));
    if (anchor)
      column.forEach((value, r) => (column[r] = value - replicates[anchor.index * rounds + r] + anchor.rating));
    column.forEach((value, r) => (byRound[r * n + i] = value));
    [low[i], high[i]] = centralInterval(column);
  });
  return { low, high, ranks: rankIntervals(byRound, n) };
}

/** Members of each group, the largest group first. */
function numberBySize(groups: Int32Array): number[][] {
  const members = new Map<number, number[]>();
  groups.forEach((group, model) => {
    const others = members.get(group);
    if (others) others.push(model);
    else members.set(group, [model]);
  });
  return [...members.values()].sort((left, right) => right.length - left.length || left[0] - right[0]);
}
