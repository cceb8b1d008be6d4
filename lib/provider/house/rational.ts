/** An exact fraction in lowest terms with a positive denominator: 0.1 + 0.2 is 0.3 here. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export function rational(n: bigint, d = 1n): Rational {
  const divisor = greatestCommonDivisor(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export const add = (a: Rational, b: Rational) => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational) => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational) => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational) => rational(a.n * b.d, a.d * b.n);
export const isInteger = (a: Rational) => a.d === 1n;
export const isZero = (a: Rational) => a.n === 0n;

export function power(base: Rational, exponent: number): Rational {
  const size = BigInt(Math.abs(exponent));
  return exponent < 0 ? rational(base.d ** size, base.n ** size) : rational(base.n ** size, base.d ** size);
}

/** How many bits a fraction takes; callers bound it before they multiply. */
export function sizeInBits(a: Rational): number {
  return 4 * (a.n.toString(16).length + a.d.toString(16).length);
}

/** Reads "12", "-0.5", "1,234.5" or "6e23"; nothing else, and nothing absurdly long. */
export function parseDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match || (!match[2] && !match[3]) || text.length > 400) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole.replaceAll(",", "") + fraction) * (sign === "-" ? -1n : 1n);
  const shift = Number(exponent) - fraction.length;
  return shift < 0 ? rational(digits, 10n ** BigInt(-shift)) : rational(digits * 10n ** BigInt(shift));
}

export function toNumber({ n, d }: Rational): number {
  const excess = Math.max(n.toString(16).length, d.toString(16).length) * 4 - 1000;
  if (excess <= 0) return Number(n) / Number(d);
  const shift = BigInt(excess);
  const [top, bottom] = [Number(n >> shift), Number(d >> shift)];
  if (bottom === 0) return n < 0n ? -Infinity : Infinity;
  return top / bottom;
}

/** Rounds half away from zero to `places` decimals, and drops trailing zeros. */
export function toDecimal({ n, d }: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const size = n < 0n ? -n : n;
  const rounded = (2n * size * scale + d) / (2n * d);
  const whole = groupDigits((rounded / scale).toString());
  const fraction = (rounded % scale).toString().padStart(places, "0").replace(/0+$/, "");
  const sign = n < 0n && rounded > 0n ? "-" : "";
  return sign + whole + (places > 0 && fraction !== "" ? `.${fraction}` : "");
}

/** Decimals needed to write the fraction exactly, or undefined if it never ends (1/3) or is longer than `most`. */
export function exactPlaces({ d }: Rational, most = 12): number | undefined {
  for (let places = 0; places <= most; places++) if (10n ** BigInt(places) % d === 0n) return places;
  return undefined;
}

export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
