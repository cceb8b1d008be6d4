import { sumOfFour } from "./style-four.ts";
import type { StyleRows } from "./style-rows.ts";

/** Sums over all votes at one place, from which slope and curvature are put together. */
export interface StyleSums {
  slope: Float64Array;
  /** Minus the curvature of the likelihood, square, row by row: strengths first, then coefficients. */
  information: Float64Array;
  /** Sums of squared scores in the same form; only if asked for. */
  variation: Float64Array | undefined;
}

/**
 * One pass over the votes: log-odds of a win = θ_first − θ_second + x·β, one exponential a vote.
 *
 * Strengths enter a vote only through its pair, so whatever concerns them is summed per pair and spread over the matrix once a
 * pair: i and j get the sum s, cells (i, j) minus s, and covariate k gets ± the sum of s·xₖ. The inner loop then touches the
 * few sums of one pair and the q² of the covariates, all of which stay in cache.
 *
 * Shape:  `place` holds one strength per model, then one coefficient per covariate.
 */
export function passOverVotes(
  rows: StyleRows,
  place: Float64Array,
  withVariation: boolean,
  sumPair = rows.width === 4 ? sumOfFour : sumOfAny,
): StyleSums {
  const { models: n, covariates: q, width, first, second } = rows;
  const size = n + q;
  const slope = new Float64Array(size);
  const information = new Float64Array(size * size);
  const variation = withVariation ? new Float64Array(size * size) : undefined;
  const beta = new Float64Array(width);
  beta.set(place.subarray(n));
  const sums = pairSums(width);
  for (let p = 0; p < first.length; p++) {
    const i = first[p];
    const j = second[p];
    sumPair(rows, p, place[i] - place[j], beta, sums, withVariation);
    slope[i] += sums.surplus;
    slope[j] -= sums.surplus;
    spreadPair(information, size, n, i, j, sums.curved, sums.curvedAcross);
    if (variation) spreadPair(variation, size, n, i, j, sums.varied, sums.variedAcross);
  }
  slope.set(sums.drawn.subarray(0, q), n);
  spreadCoefficients(information, size, n, sums.curvedBeta);
  if (variation) spreadCoefficients(variation, size, n, sums.variedBeta);
  return { slope, information, variation };
}

/** What is summed over a pair's votes (and, of the three marked so, over all votes so far). */
export interface PairSums {
  /** Score minus chance. */
  surplus: number;
  /** Chance · (1 − chance), alone and times each covariate; score minus chance, squared, likewise. */
  curved: number;
  curvedAcross: Float64Array;
  varied: number;
  variedAcross: Float64Array;
  /** Over all votes: the surplus times each covariate, and both squares times each product of two covariates (k ≥ l). */
  drawn: Float64Array;
  curvedBeta: Float64Array;
  variedBeta: Float64Array;
  /** Room for a number per vote of a pair. */
  spread: Float64Array;
  square: Float64Array;
}

function pairSums(width: number): PairSums {
  const ofWidth = () => new Float64Array(width);
  const ofProducts = () => new Float64Array((width * (width + 1)) / 2);
  return {
    surplus: 0,
    curved: 0,
    curvedAcross: ofWidth(),
    varied: 0,
    variedAcross: ofWidth(),
    drawn: ofWidth(),
    curvedBeta: ofProducts(),
    variedBeta: ofProducts(),
    spread: new Float64Array(1024),
    square: new Float64Array(1024),
  };
}

/** The sums of one pair, for any number of covariates: what `sumOfFour` is an unrolled copy of. */
export function sumOfAny(
  { start, score, x, width }: StyleRows,
  pair: number,
  lead: number,
  beta: Float64Array,
  sums: PairSums,
  withVariation: boolean,
): void {
  const { curvedAcross, variedAcross, drawn, curvedBeta, variedBeta } = sums;
  sums.surplus = sums.curved = sums.varied = 0;
  curvedAcross.fill(0);
  variedAcross.fill(0);
  for (let row = start[pair], at = row * width; row < start[pair + 1]; row++, at += width) {
    let logit = lead;
    for (let k = 0; k < width; k++) logit += x[at + k] * beta[k];
    const chance = 1 / (1 + Math.exp(-logit));
    const over = score[row] - chance;
    const spread = chance * (1 - chance);
    const square = withVariation ? over * over : 0;
    sums.surplus += over;
    sums.curved += spread;
    sums.varied += square;
    for (let k = 0, cell = 0; k < width; k++) {
      const xk = x[at + k];
      drawn[k] += over * xk;
      curvedAcross[k] += spread * xk;
      variedAcross[k] += square * xk;
      for (let l = 0; l <= k; l++, cell++) {
        const product = xk * x[at + l];
        curvedBeta[cell] += spread * product;
        variedBeta[cell] += square * product;
      }
    }
  }
}

/** Puts a pair's sums where its two models' rows and columns are. */
function spreadPair(
  matrix: Float64Array,
  size: number,
  n: number,
  i: number,
  j: number,
  sum: number,
  across: Float64Array,
): void {
  matrix[i * size + i] += sum;
  matrix[j * size + j] += sum;
  matrix[i * size + j] -= sum;
  matrix[j * size + i] -= sum;
  for (let k = 0; n + k < size; k++) {
    matrix[i * size + n + k] += across[k];
    matrix[(n + k) * size + i] += across[k];
    matrix[j * size + n + k] -= across[k];
    matrix[(n + k) * size + j] -= across[k];
  }
}

function spreadCoefficients(matrix: Float64Array, size: number, n: number, lower: Float64Array): void {
  for (let k = 0, cell = 0; n + k < size; k++) {
    for (let l = 0; l <= k; l++, cell++) {
      matrix[(n + k) * size + n + l] = matrix[(n + l) * size + n + k] = lower[cell];
    }
  }
}
