import { drawPoisson, poissonTables } from "./poisson.ts";
import { hash, scramble } from "./random.ts";
import { centreBoth, sandwiched } from "./method-covariance.ts";
import { termsLength } from "./verdict-model.ts";
import type { MethodCovariance } from "./method-covariance.ts";
import type { MethodFit } from "./method.ts";
import type { Draw } from "./refit.ts";
import type { Tally } from "./tally.ts";
import type { VoteColumns } from "./types.ts";

/**
 * Votes that may hang together: all of one voter, all on one prompt. Votes inside a cluster may depend on each other in any
 * way; clusters must not.
 *
 * Shape:  one number per vote; equal numbers, same cluster. Number them by a sorted list of names, and results do not depend
 *         on the order of votes.
 */
export type Clusters = ArrayLike<number>;

/** The votes of a tally, cluster by cluster: those of cluster c are `cell[start[c]] … cell[start[c + 1] − 1]`. */
export interface ClusteredVotes {
  /** The number each cluster was given. */
  id: Int32Array;
  start: Int32Array;
  /** 3 · pair + verdict (first wins, second wins, tie). */
  cell: Int32Array;
}

/** Sorts votes by cluster. Votes that are not in the tally (of other models, or ties where these are left out) are dropped. */
export function clusterVotes(columns: VoteColumns, votes: Tally, clusters: Clusters): ClusteredVotes {
  const cells = cellsOf(columns, votes);
  const numbers = new Map<number, number>();
  const ids: number[] = [];
  const label = new Int32Array(cells.length).fill(-1);
  for (let v = 0; v < cells.length; v++) {
    if (cells[v] < 0) continue;
    let number = numbers.get(clusters[v]);
    if (number === undefined) {
      numbers.set(clusters[v], (number = ids.length));
      ids.push(clusters[v]);
    }
    label[v] = number;
  }
  const start = new Int32Array(ids.length + 1);
  for (const one of label) if (one >= 0) start[one + 1]++;
  for (let c = 0; c < ids.length; c++) start[c + 1] += start[c];
  const next = start.slice(0, ids.length);
  const cell = new Int32Array(start[ids.length]);
  for (let v = 0; v < cells.length; v++) if (label[v] >= 0) cell[next[label[v]]++] = cells[v];
  return { id: Int32Array.from(ids), start, cell };
}

/** Which (pair, verdict) of the tally each vote is, −1 for votes that are none of its. */
function cellsOf({ models, modelA, modelB, winner }: VoteColumns, votes: Tally): Int32Array {
  const n = votes.models.length;
  const known = new Map(votes.models.map((model, index) => [model, index]));
  const indexOf = Int32Array.from(models, (model) => known.get(model) ?? -1);
  const pairOf = new Int32Array(n * n).fill(-1);
  for (let p = 0; p < votes.first.length; p++) pairOf[votes.first[p] * n + votes.second[p]] = p;
  return Int32Array.from({ length: modelA.length }, (_, v) => {
    const a = indexOf[modelA[v]];
    const b = indexOf[modelB[v]];
    if (a < 0 || b < 0 || a === b) return -1;
    const pair = pairOf[Math.min(a, b) * n + Math.max(a, b)];
    const verdict = winner[v] > 1 ? 2 : (winner[v] === 0) === a < b ? 0 : 1;
    const count = pair < 0 ? 0 : [votes.firstWins, votes.secondWins, votes.ties][verdict][pair];
    return count > 0 ? 3 * pair + verdict : -1;
  });
}

const poissonOfOne = poissonTables([1]);

/**
 * How often a cluster is in replicate r: Poisson with mean one. Draws walk 32-bit space from a start and with a stride that
 * are hashes of (seed, number of the cluster).
 */
export function clusterWeights(seed: number, ids: ArrayLike<number>): (c: number, r: number) => number {
  const key = Int32Array.from(ids, (id) => hash(seed, 5, id, 1));
  const stride = Int32Array.from(ids, (id) => hash(seed, 5, id, 2) | 1);
  return (c, r) => drawPoisson(poissonOfOne, 0, scramble(key[c] + Math.imul(r, stride[c])));
}

/**
 * Resamples whole clusters: each counts Poisson(1) times in a replicate, with all its votes.
 *
 * Source: Field & Welsh (2007), Bootstrapping clustered data, JRSS B 69; Poisson in place of multinomial draws, so that any
 *         range of replicates may be computed anywhere.
 */
export function drawClusters({ id, start, cell }: ClusteredVotes, seed: number): Draw {
  const weightOf = clusterWeights(seed, id);
  return (r, { firstWins, secondWins, ties }) => {
    const counts = new Float64Array(3 * ties.length);
    for (let c = 0; c < id.length; c++) {
      const weight = weightOf(c, r);
      if (weight > 0) for (let at = start[c]; at < start[c + 1]; at++) counts[cell[at]] += weight;
    }
    for (let p = 0; p < ties.length; p++) {
      firstWins[p] = counts[3 * p];
      secondWins[p] = counts[3 * p + 1];
      ties[p] = counts[3 * p + 2];
    }
  };
}

/**
 * The sandwich with clusters for filling: G = C/(C − 1) · Σ s·sᵀ over C clusters, s being the sum of a cluster's scores. With
 * every vote a cluster of its own it is the usual one, but for the factor.
 *
 * Shape:  n × n, strengths in the mean gauge.
 * Source: Liang & Zeger (1986), Longitudinal data analysis using generalized linear models, Biometrika 73.
 */
export function clusterCovariance(
  { model, evidence, place }: MethodFit,
  { bread }: Pick<MethodCovariance, "bread">,
  { id, start, cell }: ClusteredVotes,
): Float64Array {
  const { tally, weights } = evidence;
  const n = tally.models.length;
  const size = place.length;
  const terms = new Float64Array(termsLength);
  const byLead = new Float64Array(3 * tally.ties.length);
  const byTie = new Float64Array(3 * tally.ties.length);
  for (let p = 0; p < tally.ties.length; p++) {
    model.describe(place[tally.first[p]] - place[tally.second[p]], place[n], terms);
    for (let v = 0; v < 3; v++) {
      byLead[3 * p + v] = terms[6 * v + 1] * (weights ? weights[p] : 1);
      byTie[3 * p + v] = terms[6 * v + 2] * (weights ? weights[p] : 1);
    }
  }
  const filling = new Float64Array(size * size);
  const score = sparseScore(size);
  for (let c = 0; c < id.length; c++) {
    for (let at = start[c]; at < start[c + 1]; at++) {
      const p = Math.floor(cell[at] / 3);
      score.add(tally.first[p], byLead[cell[at]]);
      score.add(tally.second[p], -byLead[cell[at]]);
      if (size > n) score.add(n, byTie[cell[at]]);
    }
    score.square(filling, id.length / Math.max(1, id.length - 1));
  }
  const whole = sandwiched(bread, filling, size);
  const strengths = new Float64Array(n * n);
  for (let i = 0; i < n; i++) strengths.set(whole.subarray(i * size, i * size + n), i * n);
  return centreBoth(strengths, n);
}

/** A score that is mostly zeros: only what was touched is squared and cleared. */
export function sparseScore(size: number) {
  const values = new Float64Array(size);
  const touched: number[] = [];
  const isTouched = new Uint8Array(size);
  return {
    add(index: number, value: number): void {
      if (!isTouched[index]) {
        isTouched[index] = 1;
        touched.push(index);
      }
      values[index] += value;
    },
    /** Adds factor · s·sᵀ to a matrix and starts afresh. */
    square(matrix: Float64Array, factor: number): void {
      for (const i of touched) for (const j of touched) matrix[i * size + j] += factor * values[i] * values[j];
      for (const i of touched) values[i] = isTouched[i] = 0;
      touched.length = 0;
    },
  };
}
