import { factor, invert } from "./cholesky.ts";
import { adjacencyOf, edgeWeights } from "./connectivity.ts";
import { curvature } from "./newton.ts";
import type { Adjacency } from "./connectivity.ts";
import type { Tally } from "./tally.ts";

/** The 97.5 % point of the standard normal distribution: half the width, in standard errors, of a 95 % interval. */
export const normal975 = 1.959963984540054;

/**
 * Robust ("sandwich") covariance of the fitted strengths: V = H⁻¹ G H⁻¹, where H is the information and G what the scores
 * really varied by. Ties vary less than the coin tosses the model takes them for, so H⁻¹ alone is about 27 % too wide.
 *
 * Shape:  n × n, row by row, in the order of `tally.models`; strengths in the mean gauge (every row sums to zero).
 * Units:  natural-log odds, squared.
 * Fails:  throws when H cannot be factored, which a finite fit of strongly connected votes rules out.
 * Source: Huber (1967); White (1982), Maximum likelihood estimation of misspecified models; arena-rank does the same.
 */
export function sandwichCovariance(tally: Tally, logOdds: Float64Array): Float64Array {
  const n = tally.models.length;
  const adjacency = adjacencyOf(tally);
  const bread = inverseInformation(adjacency, edgeWeights(tally, adjacency), logOdds);

  // Each vote on a pair adds (y − p)² along eᵢ − eⱼ. V = Σ c·(y − p)²·bbᵀ with b = bread row i − bread row j, written as
  // V = bread · G · bread, G being a sparse Laplacian.
  const left = new Float64Array(n * n);
  const { first, second, firstWins, secondWins, ties } = tally;
  for (let p = 0; p < first.length; p++) {
    const i = first[p];
    const j = second[p];
    const expected = 1 / (1 + Math.exp(logOdds[j] - logOdds[i]));
    const varied = firstWins[p] * (1 - expected) ** 2 + secondWins[p] * expected ** 2 + ties[p] * (0.5 - expected) ** 2;
    for (let k = 0; k < n; k++) {
      const difference = varied * (bread[i * n + k] - bread[j * n + k]);
      left[i * n + k] += difference;
      left[j * n + k] -= difference;
    }
  }
  return multiplySymmetric(bread, left, n);
}

/** The inverse of the information matrix in the mean gauge: every row sums to zero. */
export function inverseInformation(adjacency: Adjacency, weights: Float64Array, logOdds: Float64Array): Float64Array {
  const n = logOdds.length;
  const { matrix } = curvature(adjacency, weights, logOdds);
  if (!factor(matrix, n)) throw new Error("the information matrix of a finite fit must be positive definite");
  const bread = invert(matrix, n);
  // The constant that `curvature` adds becomes a constant in the inverse; taking out row means removes it.
  removeRowMeans(bread, n);
  return bread;
}

/** Standard error of each strength, or of its difference to model `anchor`. */
export function standardErrors(covariance: Float64Array, n: number, anchor?: number): Float64Array {
  const at = (i: number, j: number) => covariance[i * n + j];
  return Float64Array.from({ length: n }, (_, i) =>
    Math.sqrt(Math.max(0, anchor === undefined ? at(i, i) : at(i, i) + at(anchor, anchor) - 2 * at(i, anchor))),
  );
}

function removeRowMeans(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const row = matrix.subarray(i * n, (i + 1) * n);
    let sum = 0;
    for (const value of row) sum += value;
    for (let k = 0; k < n; k++) row[k] -= sum / n;
  }
}

/** a · b, for a symmetric `a` and a product known to be symmetric; rows times rows, so that memory is read in order. */
function multiplySymmetric(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const out = product.subarray(i * n, (i + 1) * n);
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k];
      const row = b.subarray(k * n, (k + 1) * n);
      for (let j = 0; j < n; j++) out[j] += factor * row[j];
    }
  }
  return product;
}
