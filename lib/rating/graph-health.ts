import { factor, invert } from "./cholesky.ts";
import { adjacencyOf, connectedGroups } from "./connectivity.ts";
import { recordsOf, restrict } from "./tally.ts";
import { weakestCut } from "./weakest-cut.ts";
import type { Tally } from "./tally.ts";

/** How well votes hold one group of models together: what ratings in it can be known from, whatever the verdicts. */
export interface GroupHealth {
  models: string[];
  votes: number;
  /** Pairs that met, out of the n(n − 1)/2 that could. */
  pairs: number;
  /** Pairs without which the group falls apart: everything known across them rests on these votes. */
  bridges: { modelA: string; modelB: string; votes: number }[];
  /** The fewest votes whose loss splits the group, and the smaller side. */
  weakestCut: { votes: number; side: string[] };
  /**
   * The second smallest eigenvalue of the Laplacian of vote counts: 0 for a group that falls apart, n·k when every pair met k
   * times.
   */
  algebraicConnectivity: number;
  /**
   * The largest effective resistance, in 1/votes: these two models are as far apart as if they had met directly 1/resistance
   * times. No verdicts can make the standard error of their difference smaller than 2·√resistance (in natural-log odds).
   */
  farthest: { modelA: string; modelB: string; resistance: number };
  /** The model with the fewest votes. */
  fewestVotes: { model: string; votes: number };
}

/**
 * The health of every group of two or more models linked by votes, largest first.
 *
 * Source: Fiedler (1973), Algebraic connectivity of graphs; Klein & Randić (1993), Resistance distance; Tarjan (1974) for
 *         bridges; Stoer & Wagner (1997), A simple min-cut algorithm.
 */
export function graphHealth(tally: Tally): GroupHealth[] {
  const groups = new Map<number, number[]>();
  connectedGroups(tally).forEach((label, model) => groups.set(label, [...(groups.get(label) ?? []), model]));
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .sort((left, right) => right.length - left.length || left[0] - right[0])
    .map((group) => healthOf(restrict(tally, group)));
}

function healthOf(tally: Tally): GroupHealth {
  const { models, first, second, firstWins, secondWins, ties } = tally;
  const n = models.length;
  const votes = ties.map((count, p) => count + firstWins[p] + secondWins[p]);
  const resistance = new Float64Array(n * n);
  const pseudoInverse = invertLaplacian(n, first, second, votes);
  let [from, to] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      resistance[i * n + j] = pseudoInverse[i * n + i] + pseudoInverse[j * n + j] - 2 * pseudoInverse[i * n + j];
      if (resistance[i * n + j] > resistance[to * n + from] || to === 0) [from, to] = [j, i];
    }
  }
  const cut = weakestCut(n, first, second, votes);
  const records = recordsOf(tally);
  const fewest = records.reduce((least, { votes: count }, i) => (count < records[least].votes ? i : least), 0);
  return {
    models: [...models],
    votes: votes.reduce((sum, count) => sum + count, 0),
    pairs: votes.filter((count) => count > 0).length,
    bridges: bridgesOf(tally, votes).map((p) => ({
      modelA: models[first[p]],
      modelB: models[second[p]],
      votes: votes[p],
    })),
    weakestCut: { votes: cut.votes, side: cut.side.map((i) => models[i]) },
    algebraicConnectivity: 1 / largestEigenvalue(pseudoInverse, n),
    farthest: { modelA: models[from], modelB: models[to], resistance: resistance[to * n + from] },
    fewestVotes: { model: models[fewest], votes: records[fewest].votes },
  };
}

/** The inverse of the Laplacian on numbers that add up to zero. */
function invertLaplacian(n: number, first: Int32Array, second: Int32Array, votes: Float64Array): Float64Array {
  const matrix = new Float64Array(n * n);
  let trace = 0;
  for (let p = 0; p < votes.length; p++) {
    matrix[first[p] * n + first[p]] += votes[p];
    matrix[second[p] * n + second[p]] += votes[p];
    matrix[first[p] * n + second[p]] -= votes[p];
    matrix[second[p] * n + first[p]] -= votes[p];
    trace += 2 * votes[p];
  }
  const fill = trace / (n * n);
  for (let cell = 0; cell < matrix.length; cell++) matrix[cell] += fill;
  if (!factor(matrix, n)) throw new Error("the Laplacian of a connected group has one zero eigenvalue only");
  // The constant becomes 1 / (n²·fill) on every cell of the inverse.
  return invert(matrix, n).map((value) => value - 1 / (n * n * fill));
}

/** By repeated multiplication; the quotient settles twice as fast as the vector, and close runners-up do not spoil it. */
function largestEigenvalue(matrix: Float64Array, n: number): number {
  let vector = Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i));
  let value = 0;
  for (let round = 0; round < 2000; round++) {
    const mean = vector.reduce((sum, one) => sum + one, 0) / n;
    const centred = vector.map((one) => one - mean);
    const size = Math.hypot(...centred);
    const unit = centred.map((one) => one / size);
    const image = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) image[i] += matrix[i * n + j] * unit[j];
    const next = image.reduce((sum, one, i) => sum + one * unit[i], 0);
    if (Math.abs(next - value) < 1e-13 * next) return next;
    value = next;
    vector = image;
  }
  return value;
}

/** Pairs on no cycle, found by one walk in depth: a pair is a bridge when nothing beyond it reaches back before it. */
function bridgesOf(tally: Tally, votes: Float64Array): number[] {
  const { start, edgeOfFirst, edgeOfSecond } = adjacencyOf(tally);
  const pairOfEdge = new Int32Array(2 * votes.length);
  edgeOfFirst.forEach((e, p) => (pairOfEdge[e] = p));
  edgeOfSecond.forEach((e, p) => (pairOfEdge[e] = p));
  const n = tally.models.length;
  const order = new Int32Array(n).fill(-1);
  const reach = new Int32Array(n);
  const cursor = start.slice(0, n);
  const cameBy = new Int32Array(n).fill(-1);
  const path = [0];
  order[0] = reach[0] = 0;
  let visited = 1;
  const bridges: number[] = [];
  while (path.length > 0) {
    const i = path[path.length - 1];
    if (cursor[i] < start[i + 1]) {
      const p = pairOfEdge[cursor[i]++];
      if (votes[p] === 0 || p === cameBy[i]) continue;
      const j = tally.first[p] === i ? tally.second[p] : tally.first[p];
      if (order[j] >= 0) reach[i] = Math.min(reach[i], order[j]);
      else {
        order[j] = reach[j] = visited++;
        cameBy[j] = p;
        path.push(j);
      }
    } else {
      path.pop();
      if (path.length === 0) break;
      const parent = path[path.length - 1];
      reach[parent] = Math.min(reach[parent], reach[i]);
      if (reach[i] > order[parent]) bridges.push(cameBy[i]);
    }
  }
  return bridges.sort((left, right) => left - right);
}
