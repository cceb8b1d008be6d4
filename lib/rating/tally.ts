import { winners } from "./types.ts";
import type { PairCount, PairVote, VoteColumns, Winner } from "./types.ts";

/**
 * Votes reduced to counts per unordered pair: all that Bradley–Terry needs, however many votes there were.
 *
 * Models are sorted by name and pairs by model, so that the same votes in any order make the same bytes.
 */
export interface Tally {
  models: readonly string[];
  /** Pair p is `models[first[p]]` against `models[second[p]]`, with first < second. */
  first: Int32Array;
  second: Int32Array;
  firstWins: Float64Array;
  secondWins: Float64Array;
  /** Ties and both-bads: half a win each. */
  ties: Float64Array;
  /** Votes on a model against itself, left out: they say nothing. */
  selfPairs: number;
}

/** What one model did, over all its rivals. */
export interface ModelRecord {
  votes: number;
  wins: number;
  losses: number;
  ties: number;
}

/**
 * Sums counts into a tally.
 *
 * Fails: throws RangeError on a count that is not a finite number ≥ 0 and TypeError on a winner outside the four.
 */
export function tally(counts: Iterable<PairCount>): Tally {
  const cells = [...counts];
  const names = new Set<string>();
  for (const { modelA, modelB } of cells) names.add(modelA).add(modelB);
  const models = [...names].sort(byCodeUnit);
  const indexOf = new Map(models.map((model, index) => [model, index]));

  const byPair = new Map<number, [firstWins: number, secondWins: number, ties: number]>();
  let selfPairs = 0;
  for (const { modelA, modelB, winner, count } of cells) {
    if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`a count must be a number ≥ 0, not ${count}`);
    const a = indexOf.get(modelA)!;
    const b = indexOf.get(modelB)!;
    if (a === b) {
      selfPairs += count;
      continue;
    }
    const key = Math.min(a, b) * models.length + Math.max(a, b);
    let pair = byPair.get(key);
    if (!pair) byPair.set(key, (pair = [0, 0, 0]));
    pair[slotOf(winner, a < b)] += count;
  }
  return fromPairs(models, byPair, selfPairs);
}

/** Counts votes given one by one, in any order. */
export function tallyVotes(votes: Iterable<PairVote>): Tally {
  return tally(countVotes(votes));
}

export function* countVotes(votes: Iterable<PairVote>): Generator<PairCount> {
  for (const { modelA, modelB, winner } of votes) yield { modelA, modelB, winner, count: 1 };
}

/** Counts votes given as columns: 5 to 10 ns a vote. */
export function tallyColumns({ models, modelA, modelB, winner }: VoteColumns): Tally {
  const n = models.length;
  const isDense = n * n * 4 <= 1 << 24;
  if (isDense && new Set(models).size === n) return tallyDense(models, countCells(n, modelA, modelB, winner));
  const seen = new Map<number, number>();
  for (let v = 0; v < modelA.length; v++) {
    const cell = (modelA[v] * n + modelB[v]) * 4 + winner[v];
    seen.set(cell, (seen.get(cell) ?? 0) + 1);
  }
  return tally(
    seen.entries().map(([cell, count]) => {
      const pair = Math.floor(cell / 4);
      return { modelA: models[Math.floor(pair / n)], modelB: models[pair % n], winner: winners[cell % 4], count };
    }),
  );
}

/** How often each verdict was given on each ordered pair: `[(a * n + b) * 4 + winner]`. */
function countCells(
  n: number,
  modelA: ArrayLike<number>,
  modelB: ArrayLike<number>,
  winner: ArrayLike<number>,
): Uint32Array {
  const counts = new Uint32Array(n * n * 4);
  for (let v = 0; v < modelA.length; v++) counts[(modelA[v] * n + modelB[v]) * 4 + winner[v]]++;
  return counts;
}

/** What `tally` makes, from counts of models by their place in a list of different names: several times as fast. */
export function tallyCells(
  models: readonly string[],
  cells: Iterable<{ a: number; b: number; winner: Winner; count: number }>,
): Tally {
  const n = models.length;
  const counts = new Float64Array(n * n * 4);
  for (const { a, b, winner, count } of cells) {
    if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`a count must be a number ≥ 0, not ${count}`);
    const slot = winners.indexOf(winner);
    if (slot < 0) throw new TypeError(`unknown winner ${JSON.stringify(winner)}`);
    counts[(a * n + b) * 4 + slot] += count;
  }
  return tallyDense(models, counts);
}

/** The tally of dense counts; models without a vote are left out, as `tally` never hears of them. */
function tallyDense(names: readonly string[], counts: Uint32Array | Float64Array): Tally {
  const n = names.length;
  const sumAt = (a: number, b: number) => {
    const at = (a * n + b) * 4;
    return counts[at] + counts[at + 1] + counts[at + 2] + counts[at + 3];
  };
  const present = new Uint8Array(n);
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) if (sumAt(a, b) > 0) present[a] = present[b] = 1;
  const order = [...names.keys()].filter((i) => present[i]).sort((i, j) => byCodeUnit(names[i], names[j]));

  const most = (order.length * (order.length - 1)) / 2;
  const columns = [Int32Array, Int32Array, Float64Array, Float64Array, Float64Array] as const;
  const [first, second, firstWins, secondWins, ties] = columns.map((column) => new column(most));
  let selfPairs = 0;
  let pairs = 0;
  for (let i = 0; i < order.length; i++) {
    selfPairs += sumAt(order[i], order[i]);
    for (let j = i + 1; j < order.length; j++) {
      const there = (order[i] * n + order[j]) * 4;
      const back = (order[j] * n + order[i]) * 4;
      const tied = counts[there + 2] + counts[there + 3] + counts[back + 2] + counts[back + 3];
      const won = counts[there] + counts[back + 1];
      const lost = counts[there + 1] + counts[back];
      if (won + lost + tied === 0) continue;
      first[pairs] = i;
      second[pairs] = j;
      firstWins[pairs] = won;
      secondWins[pairs] = lost;
      ties[pairs++] = tied;
    }
  }
  return {
    models: order.map((i) => names[i]),
    first: first.slice(0, pairs) as Int32Array,
    second: second.slice(0, pairs) as Int32Array,
    firstWins: firstWins.slice(0, pairs) as Float64Array,
    secondWins: secondWins.slice(0, pairs) as Float64Array,
    ties: ties.slice(0, pairs) as Float64Array,
    selfPairs,
  };
}

/** The part of a tally that is about these models only, given by ascending index. */
export function restrict(whole: Tally, members: ArrayLike<number>): Tally {
  if (members.length === whole.models.length) return whole.selfPairs === 0 ? whole : { ...whole, selfPairs: 0 };
  const newIndex = new Int32Array(whole.models.length).fill(-1);
  for (let i = 0; i < members.length; i++) newIndex[members[i]] = i;
  const kept: number[] = [];
  for (let p = 0; p < whole.first.length; p++) {
    if (newIndex[whole.first[p]] >= 0 && newIndex[whole.second[p]] >= 0) kept.push(p);
  }
  return {
    models: Array.from(members, (index) => whole.models[index]),
    first: Int32Array.from(kept, (p) => newIndex[whole.first[p]]),
    second: Int32Array.from(kept, (p) => newIndex[whole.second[p]]),
    firstWins: Float64Array.from(kept, (p) => whole.firstWins[p]),
    secondWins: Float64Array.from(kept, (p) => whole.secondWins[p]),
    ties: Float64Array.from(kept, (p) => whole.ties[p]),
    selfPairs: 0,
  };
}

/** Each model's own wins, losses and ties, in the order of `models`. */
export function recordsOf({ models, first, second, firstWins, secondWins, ties }: Tally): ModelRecord[] {
  const records = models.map(() => ({ votes: 0, wins: 0, losses: 0, ties: 0 }));
  const add = (model: number, wins: number, losses: number, tied: number) => {
    const record = records[model];
    record.wins += wins;
    record.losses += losses;
    record.ties += tied;
    record.votes += wins + losses + tied;
  };
  for (let p = 0; p < first.length; p++) {
    add(first[p], firstWins[p], secondWins[p], ties[p]);
    add(second[p], secondWins[p], firstWins[p], ties[p]);
  }
  return records;
}

/** Votes in the tally, those on self-pairs not among them. */
export function countOf({ firstWins, secondWins, ties }: Tally): number {
  let total = 0;
  for (let p = 0; p < ties.length; p++) total += firstWins[p] + secondWins[p] + ties[p];
  return total;
}

function slotOf(winner: string, aIsFirst: boolean): 0 | 1 | 2 {
  switch (winner) {
    case "model_a":
      return aIsFirst ? 0 : 1;
    case "model_b":
      return aIsFirst ? 1 : 0;
    case "tie":
    case "both_bad":
      return 2;
    default:
      throw new TypeError(`unknown winner ${JSON.stringify(winner)}`);
  }
}

function fromPairs(
  models: readonly string[],
  byPair: ReadonlyMap<number, readonly [number, number, number]>,
  selfPairs: number,
): Tally {
  const keys = Float64Array.from(byPair.keys()).sort();
  const take = (slot: 0 | 1 | 2) => Float64Array.from(keys, (key) => byPair.get(key)![slot]);
  return {
    models,
    first: Int32Array.from(keys, (key) => Math.floor(key / models.length)),
    second: Int32Array.from(keys, (key) => key % models.length),
    firstWins: take(0),
    secondWins: take(1),
    ties: take(2),
    selfPairs,
  };
}

/** By UTF-16 code unit, not by locale: the same on every machine. */
function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
