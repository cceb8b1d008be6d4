import { recordsOf, restrict } from "./tally.ts";
import type { Tally } from "./tally.ts";
import type { Bound } from "./types.ts";

/** Who met whom, as lists: the rivals of model i are `rival[start[i]] … rival[start[i + 1] − 1]`. */
export interface Adjacency {
  start: Int32Array;
  rival: Int32Array;
  /** Where pair p sits in `rival`, seen from its first and from its second model. */
  edgeOfFirst: Int32Array;
  edgeOfSecond: Int32Array;
}

export function adjacencyOf({ models, first, second }: Tally): Adjacency {
  const n = models.length;
  const start = new Int32Array(n + 1);
  for (let p = 0; p < first.length; p++) {
    start[first[p] + 1]++;
    start[second[p] + 1]++;
  }
  for (let i = 0; i < n; i++) start[i + 1] += start[i];
  const next = start.slice(0, n);
  const rival = new Int32Array(2 * first.length);
  const edgeOfFirst = new Int32Array(first.length);
  const edgeOfSecond = new Int32Array(first.length);
  for (let p = 0; p < first.length; p++) {
    edgeOfFirst[p] = next[first[p]]++;
    edgeOfSecond[p] = next[second[p]]++;
    rival[edgeOfFirst[p]] = second[p];
    rival[edgeOfSecond[p]] = first[p];
  }
  return { start, rival, edgeOfFirst, edgeOfSecond };
}

/**
 * Half-wins along each edge: `[2e]` gained by the owner of edge e from its rival, `[2e + 1]` conceded to it.
 * This is the layout the fitting loops read from end to end.
 */
export function edgeWeights({ firstWins, secondWins, ties }: Tally, { edgeOfFirst, edgeOfSecond }: Adjacency) {
  const weights = new Float64Array(4 * ties.length);
  for (let p = 0; p < ties.length; p++) {
    const gained = firstWins[p] + ties[p] / 2;
    const conceded = secondWins[p] + ties[p] / 2;
    weights[2 * edgeOfFirst[p]] = weights[2 * edgeOfSecond[p] + 1] = gained;
    weights[2 * edgeOfFirst[p] + 1] = weights[2 * edgeOfSecond[p]] = conceded;
  }
  return weights;
}

/** A group label per model: models are in one group when a chain of votes links them. Union–find. */
export function connectedGroups({ models, first, second, firstWins, secondWins, ties }: Tally): Int32Array {
  const parent = Int32Array.from(models, (_, index) => index);
  const root = (i: number) => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (let p = 0; p < first.length; p++) {
    if (firstWins[p] + secondWins[p] + ties[p] > 0) parent[root(first[p])] = root(second[p]);
  }
  return parent.map((_, i) => root(i));
}

/** Whether every model took points, directly or through others, from every other: then a finite best fit exists. */
export function isStronglyConnected({ start, rival }: Adjacency, weights: Float64Array): boolean {
  const n = start.length - 1;
  // Following gains (offset 0) and following losses (offset 1) must both reach everyone from model 0. In a well-played
  // arena one or two rows suffice to see everyone, so this costs next to nothing per replicate.
  for (const offset of [0, 1]) {
    const seen = new Uint8Array(n);
    const queue = new Int32Array(n);
    let found = Math.min(1, n);
    if (n > 0) seen[0] = 1;
    for (let head = 0; head < found && found < n; head++) {
      const i = queue[head];
      for (let e = start[i]; e < start[i + 1]; e++) {
        if (weights[2 * e + offset] > 0 && seen[rival[e]] === 0) {
          seen[rival[e]] = 1;
          queue[found++] = rival[e];
        }
      }
    }
    if (found < n) return false;
  }
  return true;
}

/**
 * Groups within which everyone took points, directly or through others, from everyone.
 *
 * Shape:  one label per model, numbered from 0.
 * Source: Tarjan (1972), Depth-first search and linear graph algorithms, without recursion; Ford (1957) for why these
 *         groups are exactly those inside which the Bradley–Terry likelihood has a finite maximum.
 */
export function strongGroups({ start, rival }: Pick<Adjacency, "start" | "rival">, weights: Float64Array): Int32Array {
  const n = start.length - 1;
  const label = new Int32Array(n).fill(-1);
  const order = new Int32Array(n).fill(-1);
  const lowest = new Int32Array(n);
  const cursor = start.slice(0, n);
  const stack: number[] = [];
  let visited = 0;
  let groups = 0;

  for (let origin = 0; origin < n; origin++) {
    if (order[origin] >= 0) continue;
    const path = [origin];
    while (path.length > 0) {
      const i = path[path.length - 1];
      if (order[i] < 0) {
        order[i] = lowest[i] = visited++;
        stack.push(i);
      }
      let descended = false;
      while (cursor[i] < start[i + 1] && !descended) {
        const e = cursor[i];
        const j = rival[e];
        if (weights[2 * e] > 0 && order[j] < 0) {
          path.push(j);
          descended = true;
        } else {
          if (weights[2 * e] > 0 && label[j] < 0) lowest[i] = Math.min(lowest[i], lowest[j]);
          cursor[i]++;
        }
      }
      if (descended) continue;
      path.pop();
      if (lowest[i] !== order[i]) continue;
      let member: number;
      do label[(member = stack.pop()!)] = groups;
      while (member !== i);
      groups++;
    }
  }
  return label;
}

/** The models that share a scale, and those beside them that no scale can hold. */
export interface Block {
  /** Indexes of models, ascending, for whom a finite fit exists. Empty when nobody in the group has one. */
  members: Int32Array;
  /** Models with votes that tie them to this block but who never lost, or never won, a point. */
  unbounded: { model: number; bound: Bound }[];
}

/**
 * Splits models into scales.
 *
 * A connected group in which some always beat the rest has no finite fit: in the limit the votes between the two sides say
 * nothing about either. So each strongly connected part of two or more models becomes a block of its own, largest first.
 * A model that never conceded a point, or never took one, is listed beside the largest block of its connected group. A
 * single model in between (always beaten by some, always beating others) makes a block of one, which has no rating.
 */
export function blocksOf(tally: Tally): Block[] {
  const adjacency = adjacencyOf(tally);
  const strong = strongGroups(adjacency, edgeWeights(tally, adjacency));
  const records = recordsOf(tally);
  const blocks: Block[] = [];

  for (const group of gather(connectedGroups(tally)).values()) {
    const parts = [...gather(strong, group).values()];
    const real = parts.filter((part) => part.length > 1).map(toBlock);
    const singles = parts.filter((part) => part.length === 1).map(([model]) => ({ model, bound: boundOf(model) }));
    const unbounded = singles.filter((single): single is { model: number; bound: Bound } => !!single.bound);
    real.sort(bySize);
    if (unbounded.length > 0) {
      if (real.length === 0) real.push(toBlock([]));
      real[0].unbounded.push(...unbounded);
    }
    blocks.push(...real, ...singles.filter(({ bound }) => !bound).map(({ model }) => toBlock([model])));
  }
  return blocks.sort(bySize);

  function boundOf(model: number): Bound | undefined {
    const { wins, losses, ties, votes } = records[model];
    if (votes === 0) return undefined;
    return losses + ties === 0 ? "undefeated" : wins + ties === 0 ? "winless" : undefined;
  }
}

function toBlock(members: readonly number[]): Block {
  return { members: Int32Array.from(members), unbounded: [] };
}

/** Most models first; of equals, the one whose first model comes first by name. */
function bySize(left: Block, right: Block): number {
  const firstOf = ({ members, unbounded }: Block) => members[0] ?? unbounded[0].model;
  const sizeOf = ({ members, unbounded }: Block) => members.length + unbounded.length / 1e6;
  return sizeOf(right) - sizeOf(left) || firstOf(left) - firstOf(right);
}

function gather(labels: Int32Array, among: Iterable<number> = labels.keys()): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const index of among) {
    const group = groups.get(labels[index]);
    if (group) group.push(index);
    else groups.set(labels[index], [index]);
  }
  return groups;
}

/** The tally of a block's own votes. */
export function tallyOf(whole: Tally, { members }: Block): Tally {
  return restrict(whole, members);
}
