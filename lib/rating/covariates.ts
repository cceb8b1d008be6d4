/** Something a vote may have turned on besides who the models are, as seen from side A: positive where A has more of it. */
export interface Covariate {
  name: string;
  /** One number per vote. */
  values: Float64Array;
}

/** The four things FastChat's style control corrects for, and what they are counted in. */
export const styleFeatures = ["length", "headers", "lists", "bold"] as const;

/**
 * Style as a covariate: (A − B) / (A + B + 1), between −1 and 1, then standardised.
 *
 * Shape:  one count per vote and side; in tokens (length), headings, list items or bold passages.
 * Source: FastChat's `compute_style_control` (`add_one`, all four features); `ratings` in z-scores over the votes rated.
 */
export function styleCovariate(name: string, sideA: ArrayLike<number>, sideB: ArrayLike<number>): Covariate {
  const ratio = Float64Array.from(sideA, (a, v) => (a - sideB[v]) / (a + sideB[v] + 1));
  return { name, values: standardised(ratio) };
}

/** In standard deviations from the mean (population deviation); zeros where nothing varies. */
export function standardised(values: ArrayLike<number>): Float64Array {
  let [sum, squares] = [0, 0];
  for (let v = 0; v < values.length; v++) sum += values[v];
  const mean = sum / values.length;
  for (let v = 0; v < values.length; v++) squares += (values[v] - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length);
  return Float64Array.from(values, (value) => (deviation > 0 ? (value - mean) / deviation : 0));
}

/** Whether being shown on side A is an advantage: the same for every vote, so it is not standardised. */
export function positionCovariate(votes: number): Covariate {
  return { name: "position A", values: new Float64Array(votes).fill(1) };
}
