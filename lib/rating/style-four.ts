import type { PairSums } from "./style-pass.ts";
import type { StyleRows } from "./style-rows.ts";

/**
 * `sumOfAny` for rows of four covariates, its loops written out so that sums live in registers, in three runs over the pair's
 * votes (which are in cache by then): the exponential has a run of its own because, as a call, it would push every sum out to
 * memory at every vote; the two kinds of squares have one each because thirty sums do not fit sixteen registers.
 *
 * Two digits in a name are the two covariates of a product.
 */
export function sumOfFour(
  rows: StyleRows,
  pair: number,
  lead: number,
  beta: Float64Array,
  sums: PairSums,
  withVariation: boolean,
): void {
  const from = rows.start[pair];
  const end = rows.start[pair + 1];
  // One row of scratch a vote: first chance · (1 − chance), then (score − chance)².
  if (end - from > sums.spread.length) {
    sums.spread = new Float64Array(2 * (end - from));
    sums.square = new Float64Array(2 * (end - from));
  }
  weigh(rows, from, end, lead, beta, sums);
  sums.curved = addSquares(rows.x, from, end, sums.spread, sums.curvedAcross, sums.curvedBeta);
  if (withVariation) sums.varied = addSquares(rows.x, from, end, sums.square, sums.variedAcross, sums.variedBeta);
}

/** Chances, and the sums of what scores exceed them by. */
function weigh({ score, x }: StyleRows, from: number, end: number, lead: number, beta: Float64Array, sums: PairSums) {
  const { spread, square, drawn } = sums;
  const b0 = beta[0];
  const b1 = beta[1];
  const b2 = beta[2];
  const b3 = beta[3];
  let surplus = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  for (let row = from, at = 4 * from; row < end; row++, at += 4) {
    const x0 = x[at];
    const x1 = x[at + 1];
    const x2 = x[at + 2];
    const x3 = x[at + 3];
    const chance = 1 / (1 + Math.exp(-(lead + x0 * b0 + x1 * b1 + x2 * b2 + x3 * b3)));
    const over = score[row] - chance;
    spread[row - from] = chance * (1 - chance);
    square[row - from] = over * over;
    surplus += over;
    d0 += over * x0;
    d1 += over * x1;
    d2 += over * x2;
    d3 += over * x3;
  }
  sums.surplus = surplus;
  drawn[0] += d0;
  drawn[1] += d1;
  drawn[2] += d2;
  drawn[3] += d3;
}

/** The sum of the weights, which is returned, and of each times every covariate and every product of two. */
function addSquares(
  x: Float64Array,
  from: number,
  end: number,
  weights: Float64Array,
  across: Float64Array,
  products: Float64Array,
): number {
  let sum = 0;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s00 = 0;
  let s10 = 0;
  let s11 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let row = from, at = 4 * from; row < end; row++, at += 4) {
    const weight = weights[row - from];
    sum += weight;
    const x0 = x[at + 0];
    const w0 = weight * x0;
    s0 += w0;
    s00 += w0 * x0;
    const x1 = x[at + 1];
    const w1 = weight * x1;
    s1 += w1;
    s10 += w1 * x0;
    s11 += w1 * x1;
    const x2 = x[at + 2];
    const w2 = weight * x2;
    s2 += w2;
    s20 += w2 * x0;
    s21 += w2 * x1;
    s22 += w2 * x2;
    const x3 = x[at + 3];
    const w3 = weight * x3;
    s3 += w3;
    s30 += w3 * x0;
    s31 += w3 * x1;
    s32 += w3 * x2;
    s33 += w3 * x3;
  }
  across[0] = s0;
  across[1] = s1;
  across[2] = s2;
  across[3] = s3;
  products[0] += s00;
  products[1] += s10;
  products[2] += s11;
  products[3] += s20;
  products[4] += s21;
  products[5] += s22;
  products[6] += s30;
  products[7] += s31;
  products[8] += s32;
  products[9] += s33;
  return sum;
}
