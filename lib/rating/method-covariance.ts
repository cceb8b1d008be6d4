import { factor, invert, solve } from "./cholesky.ts";
import { curvatures } from "./likelihood.ts";
import type { MethodFit } from "./method.ts";

/** What a fit's estimates vary by. */
export interface MethodCovariance {
  /** Of the strengths, n × n, row by row, in the mean gauge; natural-log odds, squared. */
  strengths: Float64Array;
  /** The standard error of the tie parameter, null without one. */
  tieError: number | null;
  /** The inverse of the information H at the fit, over all parameters: the step that a slope asks for. */
  bread: Float64Array;
}

/**
 * The sandwich H⁻¹ G H⁻¹ of any Bradley–Terry method; `sandwichCovariance` is the same for half-win ties, faster.
 *
 * Shape:  as `MethodCovariance`.
 * Fails:  throws when H cannot be factored, which a finite fit rules out.
 * Source: Huber (1967); White (1982). With pair weights each vote's score is weighed before it is squared.
 */
export function methodCovariance({ model, evidence, place }: MethodFit): MethodCovariance {
  const n = evidence.tally.models.length;
  const size = place.length;
  const { information, variation } = curvatures(model, evidence, place);
  if (!factor(information, size)) throw new Error("the information matrix of a finite fit must be positive definite");
  const bread = invert(information, size);
  const whole = sandwiched(bread, variation, size);
  const tieVariance = size > n ? whole[size * size - 1] : null;
  const strengths = new Float64Array(n * n);
  for (let i = 0; i < n; i++) strengths.set(whole.subarray(i * size, i * size + n), i * n);
  return { strengths: centreBoth(strengths, n), tieError: tieVariance === null ? null : Math.sqrt(tieVariance), bread };
}

/**
 * The same for two models only, without inverting: one factoring and two solutions, a fortieth of the time for 500 models. Good
 * for their difference, which no gauge touches; every other entry is zero.
 *
 * Shape:  as `methodCovariance`; of a fit without a tie parameter.
 * Fails:  throws when H cannot be factored, which a finite fit rules out.
 */
export function pairCovariance({ model, evidence, place }: MethodFit, i: number, j: number): MethodCovariance {
  const n = evidence.tally.models.length;
  if (place.length !== n) throw new RangeError("tie parameters vary with every strength: take the whole covariance");
  const { information, variation } = curvatures(model, evidence, place);
  if (!factor(information, n)) throw new Error("the information matrix of a finite fit must be positive definite");
  const columns = [i, j].map((k) => {
    const column = new Float64Array(n);
    column[k] = 1;
    solve(information, n, column);
    return column;
  });
  const spreads = columns.map((column) => times(variation, column, n));
  const [strengths, bread] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (const [a, row] of [i, j].entries()) {
    for (const [b, column] of [i, j].entries()) {
      bread[row * n + column] = columns[a][column];
      strengths[row * n + column] = columns[a].reduce((sum, value, k) => sum + value * spreads[b][k], 0);
    }
  }
  return { strengths, tieError: null, bread };
}

function times(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += matrix[row * n + k] * vector[k];
    return sum;
  });
}

/** bread · filling · bread, for symmetric matrices. */
export function sandwiched(bread: Float64Array, filling: Float64Array, size: number): Float64Array {
  return multiply(multiply(bread, filling, size), bread, size);
}

/** Makes every row and every column of a symmetric matrix sum to zero: from any gauge to the mean gauge. In place. */
export function centreBoth(matrix: Float64Array, n: number): Float64Array {
  const means = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) means[i] += matrix[i * n + j] / n;
  }
  const overall = means.reduce((sum, mean) => sum + mean, 0) / n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) matrix[i * n + j] += overall - means[i] - means[j];
  }
  return matrix;
}

/** Rows times rows, so that memory is read in order. */
function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const out = product.subarray(i * n, (i + 1) * n);
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k];
      if (factor === 0) continue;
      const row = b.subarray(k * n, (k + 1) * n);
      for (let j = 0; j < n; j++) out[j] += factor * row[j];
    }
  }
  return product;
}
