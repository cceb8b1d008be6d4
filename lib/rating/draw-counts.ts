import { drawPoisson, poissonTables } from "./poisson.ts";
import { hash, scramble } from "./random.ts";
import type { Draw } from "./refit.ts";
import type { Tally } from "./tally.ts";

/**
 * Resamples votes: every (pair, verdict) count becomes a Poisson draw with that mean.
 *
 * Draws are hashes of (seed, pair, verdict, replicate), the very ones `bootstrapBradleyTerry` makes: methods are compared on
 * the same replicates, and any range of them may be computed anywhere.
 */
export function drawCounts({ models, first, second, firstWins, secondWins, ties }: Tally, seed: number): Draw {
  const means = [...new Set([...firstWins, ...secondWins, ...ties])].filter((mean) => mean > 0);
  const tables = poissonTables(means);
  const tableOfMean = new Map(means.map((mean, t) => [mean, t]));
  const columns = [firstWins, secondWins, ties].map((real, verdict) => ({
    table: Int32Array.from(real, (mean) => tableOfMean.get(mean) ?? -1),
    key: Int32Array.from(real, (_, p) => hash(seed, first[p] * models.length + second[p], verdict, 1)),
    stride: Int32Array.from(real, (_, p) => hash(seed, first[p] * models.length + second[p], verdict, 2) | 1),
  }));

  return (r, counts) => {
    [counts.firstWins, counts.secondWins, counts.ties].forEach((out, verdict) => {
      const { table, key, stride } = columns[verdict];
      for (let p = 0; p < out.length; p++) {
        out[p] = table[p] < 0 ? 0 : drawPoisson(tables, table[p], scramble(key[p] + Math.imul(r, stride[p])));
      }
    });
  };
}
