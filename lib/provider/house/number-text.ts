import { exactPlaces, isInteger, toDecimal, toNumber, type Rational } from "./rational.ts";

/** Exact as long as it can be; a plain number once a root, a logarithm or π came in. */
export type Value = Rational | number;

interface NumberText {
  text: string;
  isExact: boolean;
}

/** Whole numbers longer than this are shortened to a power of ten. */
const longestInteger = 60;

export function writeValue(value: Value): NumberText {
  if (typeof value === "number") return { text: writeFloat(value), isExact: Number.isSafeInteger(value) };
  if (isInteger(value)) return writeInteger(value.n);
  const places = exactPlaces(value);
  if (places !== undefined && toDecimal(value, 0).length <= longestInteger)
    return { text: toDecimal(value, places), isExact: true };
  return { text: writeRounded(value, 10), isExact: false };
}

/** A measured figure: at most `digits` significant digits, as one would write it on a label. */
export function writeRounded(value: Rational, digits = 6): string {
  const size = Math.abs(toNumber(value));
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return writeFloat(toNumber(value), digits);
  const wholeDigits = size < 1 ? Math.ceil(Math.log10(size || 1)) : Math.floor(Math.log10(size)) + 1;
  return toDecimal(value, Math.max(0, digits - wholeDigits));
}

function writeInteger(n: bigint): NumberText {
  const digits = (n < 0n ? -n : n).toString();
  if (digits.length <= longestInteger) return { text: toDecimal({ n, d: 1n }, 0), isExact: true };
  const text = `${n < 0n ? "-" : ""}${digits[0]}.${digits.slice(1, 10)} × 10^${digits.length - 1}`;
  return { text, isExact: false };
}

function writeFloat(value: number, digits = 10): string {
  const rounded = Number(value.toPrecision(digits));
  if (Math.abs(rounded) < 1e-15) return "0";
  const size = Math.abs(rounded);
  if (size < 1e15 && size >= 1e-6) {
    return rounded.toLocaleString("en-US", { maximumSignificantDigits: digits });
  }
  const [mantissa, exponent] = rounded.toExponential().split("e");
  return `${mantissa} × 10^${Number(exponent)}`;
}
