import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Covariate } from "./covariates.ts";
import type { VoteColumns } from "./types.ts";

/**
 * Votes sorted by pair, so that a pass over them reads memory in order and keeps a pair's sums at hand.
 *
 * Pair p is model `first[p]` against `second[p]` (first < second); its votes are rows `start[p] … start[p + 1] − 1`. A row's
 * `score` is that of its first model (1, ½ or 0) and its covariates are turned to be seen from that model's side.
 */
export interface StyleRows {
  models: number;
  first: Int32Array;
  second: Int32Array;
  start: Int32Array;
  score: Float64Array;
  /** Covariate k of a row is `x[row * width + k]`; up to four covariates are padded to four with zeros. */
  x: Float64Array;
  covariates: number;
  width: number;
  /** Which vote of the columns each row is. */
  vote: Int32Array;
}

/**
 * Sorts the votes between some models by pair (counting sort: two passes).
 *
 * Shape:  `indexOf[m]` is the new number of model m of the columns, −1 to leave out its votes.
 * Fails:  "bad_covariate" on a covariate whose length is not that of the votes, or with a number that is not finite.
 */
export function styleRows(
  { modelA, modelB, winner }: Omit<VoteColumns, "models">,
  covariates: readonly Covariate[],
  indexOf: Int32Array,
  models: number,
  withTies: boolean,
): Result<StyleRows, "bad_covariate"> {
  for (const { name, values } of covariates) {
    if (values.length !== modelA.length)
      return fail("bad_covariate", { message: `${name} has ${values.length} values for ${modelA.length} votes` });
  }
  const votes = modelA.length;
  const cell = new Int32Array(votes);
  const size = new Int32Array(models * models);
  for (let v = 0; v < votes; v++) {
    const a = indexOf[modelA[v]];
    const b = indexOf[modelB[v]];
    const isLeftOut = a < 0 || b < 0 || a === b || (!withTies && winner[v] > 1);
    cell[v] = isLeftOut ? -1 : a < b ? a * models + b : b * models + a;
    if (!isLeftOut) size[cell[v]]++;
  }

  const met: number[] = [];
  for (let c = 0; c < size.length; c++) if (size[c] > 0) met.push(c);
  const start = new Int32Array(met.length + 1);
  const next = size;
  met.forEach((c, p) => {
    start[p + 1] = start[p] + size[c];
    next[c] = start[p];
  });

  const q = covariates.length;
  const width = q === 0 ? 0 : q <= 4 ? 4 : q;
  const rows = start[met.length];
  const score = new Float64Array(rows);
  const x = new Float64Array(rows * width);
  const vote = new Int32Array(rows);
  const sides = new Int8Array(rows);
  for (let v = 0; v < votes; v++) {
    if (cell[v] < 0) continue;
    const row = next[cell[v]]++;
    const aIsFirst = indexOf[modelA[v]] < indexOf[modelB[v]];
    vote[row] = v;
    sides[row] = aIsFirst ? 1 : -1;
    score[row] = winner[v] > 1 ? 0.5 : (winner[v] === 0) === aIsFirst ? 1 : 0;
  }
  covariates.forEach(({ values }, k) => {
    for (let row = 0, at = k; row < rows; row++, at += width) x[at] = sides[row] * values[vote[row]];
  });
  // Whatever is not a number, or infinite, makes the sum so.
  let sum = 0;
  for (let cell = 0; cell < x.length; cell++) sum += x[cell];
  if (!Number.isFinite(sum)) {
    const { name } = covariates.find(({ values }) => !values.every(Number.isFinite)) ?? covariates[0];
    return fail("bad_covariate", { message: `${name} has a value that is not a number` });
  }
  const first = Int32Array.from(met, (c) => Math.floor(c / models));
  const second = Int32Array.from(met, (c) => c % models);
  return ok({ models, first, second, start, score, x, covariates: q, width, vote });
}
