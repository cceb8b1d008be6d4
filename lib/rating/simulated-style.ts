import { normal } from "./simulated-models.ts";
import type { Random } from "./random.ts";

/** What is counted of an answer: tokens, headings, list items, bold passages. One column each, one number per vote. */
export type AnswerStyles = readonly [length: Int32Array, headers: Int32Array, lists: Int32Array, bold: Int32Array];

/** What a feature of the answers is worth to voters. */
export interface StyleTruth {
  feature: (typeof features)[number];
  /** In natural-log odds per unit of (A − B) / (A + B + 1). */
  coefficient: number;
  /** In natural-log odds per standard deviation of it, as style-controlled fits report it. */
  standardised: number;
}

const features = ["length", "headers", "lists", "bold"] as const;
/** Longer answers win, headings and the rest help a little: what FastChat finds in public votes. */
const coefficients = [0.5, 0.06, 0.08, 0.08];
const pointsPerLogOdds = 400 / Math.LN10;

export interface Styles {
  columns(count: number): AnswerStyles;
  /** Writes an answer of this model into row v. */
  write(model: number, to: AnswerStyles, v: number): void;
  /** What both answers of row v are worth to side A, in points; remembers it for `styleEffect`. */
  sway(a: AnswerStyles, b: AnswerStyles, v: number): number;
  sums: Float64Array;
}

/** Every model has a style of its own, and every answer strays from it. */
export function answerStyles(models: number, random: Random): Styles {
  const verbosity = Float64Array.from({ length: models }, () => Math.log(350) + 0.4 * normal(random));
  const markup = Float64Array.from({ length: models }, () => Math.exp(0.7 * normal(random)));
  /** Number of votes, then the sum and the sum of squares of each feature. */
  const sums = new Float64Array(1 + 2 * features.length);
  return {
    sums,
    columns: (count) => [0, 1, 2, 3].map(() => new Int32Array(count)) as unknown as AnswerStyles,
    write(model, [length, headers, lists, bold], v) {
      const tokens = Math.max(1, Math.round(Math.exp(verbosity[model] + 0.6 * normal(random))));
      const per100 = (tokens / 100) * markup[model];
      length[v] = tokens;
      headers[v] = Math.floor(0.4 * per100 * 2 * random());
      lists[v] = Math.floor(1.6 * per100 * 2 * random());
      bold[v] = Math.floor(1.2 * per100 * 2 * random());
    },
    sway(a, b, v) {
      let logOdds = 0;
      sums[0]++;
      for (let k = 0; k < features.length; k++) {
        const difference = (a[k][v] - b[k][v]) / (a[k][v] + b[k][v] + 1);
        sums[1 + 2 * k] += difference;
        sums[2 + 2 * k] += difference * difference;
        logOdds += coefficients[k] * difference;
      }
      return logOdds * pointsPerLogOdds;
    },
  };
}

export function styleEffect({ sums }: Styles): StyleTruth[] {
  return features.map((feature, k) => {
    const mean = sums[1 + 2 * k] / sums[0];
    const deviation = Math.sqrt(sums[2 + 2 * k] / sums[0] - mean * mean);
    return { feature, coefficient: coefficients[k], standardised: coefficients[k] * deviation };
  });
}
