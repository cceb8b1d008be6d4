import { z } from "zod";

interface Bounds {
  least: number;
  most?: number;
  /** What it is a number of, as in "a number of pixels". */
  of?: string;
}

/**
 * A whole number as it stands in an address or a form: in plain digits. Number() would read "1e3", "0x10", " 5" and "" as
 * numbers, which nobody meant.
 */
export const writtenWhole = ({ least, most = 1_000_000_000, of }: Bounds) =>
  z.preprocess(
    readAs(/^-?\d{1,15}$/),
    z
      .number({ error: `must be a whole number${of ? ` of ${of}` : ""}, in digits only` })
      .int("must be a whole number")
      .min(least, `must be at least ${least}`)
      .max(most, `must be at most ${grouped(most)}`),
  );

/** The same for a number with a point. */
export const writtenDecimal = ({ least }: Pick<Bounds, "least">) =>
  z.preprocess(
    readAs(/^-?\d{1,15}(\.\d{1,15})?$/),
    z.number({ error: "must be a number such as 2 or 1.5" }).min(least, `must be at least ${least}`),
  );

const readAs = (shape: RegExp) => (text: unknown) =>
  typeof text === "string" && shape.test(text) ? Number(text) : text;

const grouped = (number: number) => number.toLocaleString("en-US");
