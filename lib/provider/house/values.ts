import { fail, ok, type Result } from "#lib/result.ts";
import type { Value } from "./number-text.ts";
import * as exact from "./rational.ts";
import { rational, toNumber, type Rational } from "./rational.ts";

export type Trouble = "not_an_expression" | "division_by_zero" | "too_large" | "not_real";
export type Outcome = Result<Value, Trouble>;

/** Fractions above this size are politely declined, so that 9^9^9 takes no time at all. */
const mostBits = 24_000;
const mostFactorial = 1_000;

export const whole = (n: number | bigint): Rational => rational(BigInt(n));
export const isExact = (value: Value): value is Rational => typeof value !== "number";
export const asNumber = (value: Value) => (isExact(value) ? toNumber(value) : value);

function finite(value: number): Outcome {
  if (Number.isNaN(value)) return fail("not_real");
  return Number.isFinite(value) ? ok(value) : fail("too_large");
}

export function combine(operator: string, a: Value, b: Value): Outcome {
  if (operator === "^") return raise(a, b);
  const divides = operator === "/" || operator === "mod";
  if (divides && asNumber(b) === 0) return fail("division_by_zero");
  if (!isExact(a) || !isExact(b)) return finite(combineFloats(operator, asNumber(a), asNumber(b)));
  if (exact.sizeInBits(a) + exact.sizeInBits(b) > mostBits) return fail("too_large");
  if (operator === "+") return ok(exact.add(a, b));
  if (operator === "-") return ok(exact.subtract(a, b));
  if (operator === "*") return ok(exact.multiply(a, b));
  if (operator === "/") return ok(exact.divide(a, b));
  // The remainder takes the divisor's sign, as in mathematics (and Python): -7 mod 3 is 2.
  return ok(exact.subtract(a, exact.multiply(b, floor(exact.divide(a, b)))));
}

function combineFloats(operator: string, a: number, b: number): number {
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  if (operator === "/") return a / b;
  return a - b * Math.floor(a / b);
}

function raise(base: Value, exponent: Value): Outcome {
  if (asNumber(base) === 0 && asNumber(exponent) < 0) return fail("division_by_zero");
  if (!isExact(base) || !isExact(exponent)) return finite(asNumber(base) ** asNumber(exponent));
  if (!exact.isInteger(exponent)) {
    const root = exponent.n === 1n && exponent.d === 2n ? squareRoot(base) : undefined;
    return root ?? finite(toNumber(base) ** toNumber(exponent));
  }
  const size = Math.abs(toNumber(exponent));
  const isUnit = exact.isZero(base) || (exact.isInteger(base) && (base.n === 1n || base.n === -1n));
  if (isUnit) return ok(exact.power(base, size === 0 ? 0 : exponent.n % 2n === 0n ? 2 : 1));
  if (size * exact.sizeInBits(base) > mostBits) return fail("too_large");
  return ok(exact.power(base, toNumber(exponent)));
}

export function squareRoot(value: Value): Outcome {
  if (asNumber(value) < 0) return fail("not_real");
  if (isExact(value)) {
    const [top, bottom] = [integerRoot(value.n), integerRoot(value.d)];
    if (top * top === value.n && bottom * bottom === value.d) return ok(rational(top, bottom));
  }
  return finite(Math.sqrt(asNumber(value)));
}

/** Newton's method on whole numbers: the largest whole number whose square is not above n. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt(n.toString(16).length * 2 + 1);
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

export function floor(value: Rational): Rational {
  const remainder = ((value.n % value.d) + value.d) % value.d;
  return rational((value.n - remainder) / value.d);
}

export function factorial(value: Value): Outcome {
  if (!isExact(value) || !exact.isInteger(value) || value.n < 0n) return fail("not_real");
  if (value.n > BigInt(mostFactorial)) return fail("too_large");
  let product = 1n;
  for (let i = 2n; i <= value.n; i++) product *= i;
  return ok(rational(product));
}

const floats: Record<string, (x: number) => number> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log10,
  log10: Math.log10,
  log2: Math.log2,
};

export const functionNames = [...Object.keys(floats), "sqrt", "cbrt", "abs", "floor", "ceil", "round", "min", "max"];

export function applyFunction(name: string, values: Value[]): Outcome {
  if (name === "min" || name === "max") {
    const sorted = [...values].sort((a, b) => asNumber(a) - asNumber(b));
    return ok(sorted[name === "min" ? 0 : sorted.length - 1]);
  }
  const [value] = values;
  if (values.length !== 1) return fail("not_an_expression");
  if (name === "sqrt") return squareRoot(value);
  if (name === "cbrt") return cubeRoot(value);
  if (name === "abs") return asNumber(value) < 0 ? combine("-", whole(0), value) : ok(value);
  if (name === "floor") return isExact(value) ? ok(floor(value)) : finite(Math.floor(value));
  if (name === "ceil") return isExact(value) ? ok(negate(floor(negate(value)))) : finite(Math.ceil(value));
  if (name === "round")
    return isExact(value) ? ok(floor(exact.add(value, rational(1n, 2n)))) : finite(Math.round(value));
  if (/^(?:ln|log)/.test(name) && asNumber(value) <= 0) return fail("not_real");
  return finite(floats[name](asNumber(value)));
}

const negate = (value: Rational) => rational(-value.n, value.d);

function cubeRoot(value: Value): Outcome {
  const nearest = Math.round(Math.cbrt(asNumber(value)));
  if (isExact(value) && Number.isSafeInteger(nearest)) {
    const root = whole(nearest);
    const difference = exact.subtract(exact.power(root, 3), value);
    if (exact.isZero(difference)) return ok(root);
  }
  return finite(Math.cbrt(asNumber(value)));
}
