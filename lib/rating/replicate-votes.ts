import { drawPoisson, poissonTables } from "./poisson.ts";
import { hash, scramble } from "./random.ts";
import type { Adjacency } from "./connectivity.ts";
import type { PoissonTables } from "./poisson.ts";
import type { Tally } from "./tally.ts";

/**
 * How the votes of replicates are drawn. Cell 3p + v is verdict v (first wins, second wins, tie) on pair p. Its draws walk
 * 32-bit space from a start, with a stride, of its own.
 */
export interface DrawPlan {
  tables: PoissonTables;
  /** Which table a cell draws from; −1 for a count of zero, which always draws zero. */
  table: Int32Array;
  key: Int32Array;
  stride: Int32Array;
}

export function planDraws({ models, first, second, firstWins, secondWins, ties }: Tally, seed: number): DrawPlan {
  const n = models.length;
  const counts = [firstWins, secondWins, ties];
  const means: number[] = [];
  const tableOfMean = new Map<number, number>();
  const table = new Int32Array(3 * first.length);
  const key = new Int32Array(table.length);
  const stride = new Int32Array(table.length);
  for (let p = 0; p < first.length; p++) {
    for (let verdict = 0; verdict < 3; verdict++) {
      const mean = counts[verdict][p];
      const cell = 3 * p + verdict;
      table[cell] = -1;
      if (!(mean > 0)) continue;
      let index = tableOfMean.get(mean);
      if (index === undefined) tableOfMean.set(mean, (index = means.push(mean) - 1));
      table[cell] = index;
      key[cell] = hash(seed, first[p] * n + second[p], verdict, 1);
      stride[cell] = hash(seed, first[p] * n + second[p], verdict, 2) | 1;
    }
  }
  return { tables: poissonTables(means), table, key, stride };
}

/** A function that fills `weights` with the half-wins of replicate r, laid out as `edgeWeights` does. */
export function replicateDrawer(plan: DrawPlan, { edgeOfFirst, edgeOfSecond }: Adjacency) {
  const { tables, table, key, stride } = plan;
  const count = (cell: number, r: number) =>
    table[cell] < 0 ? 0 : drawPoisson(tables, table[cell], scramble(key[cell] + Math.imul(r, stride[cell])));

  return (r: number, weights: Float64Array) => {
    for (let p = 0; p < edgeOfFirst.length; p++) {
      const halfTies = count(3 * p + 2, r) / 2;
      const gained = count(3 * p, r) + halfTies;
      const conceded = count(3 * p + 1, r) + halfTies;
      weights[2 * edgeOfFirst[p]] = weights[2 * edgeOfSecond[p] + 1] = gained;
      weights[2 * edgeOfFirst[p] + 1] = weights[2 * edgeOfSecond[p]] = conceded;
    }
  };
}
