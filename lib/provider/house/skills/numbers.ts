import type { Ask, Skill } from "../ask.ts";
import { factorise, isPrime, largestFactored, largestTested } from "../number-theory.ts";
import { greatestCommonDivisor, groupDigits } from "../rational.ts";

const show = (n: bigint | number) => groupDigits(String(n));
const firstNumber = (text: string) => /(?<![\w.])(\d[\d,]*)(?![\w]|\.\d)/.exec(text)?.[1]?.replaceAll(",", "");

export const testPrimes: Skill = ({ lower }) => {
  const text = lower.slice(0, 300);
  if (/\b(?:code|function|python|javascript|program)\b/.test(text)) return undefined;
  const listed =
    /\bfirst (\d{1,3}) primes?|\bprimes? (?:numbers )?(?:below|under|up to|less than|smaller than) (\d{1,4})\b|\bfirst (\d{1,3}) prime numbers/.exec(
      text,
    );
  if (listed)
    return listPrimes(
      listed[2] ? Infinity : Number(listed[1] ?? listed[3]),
      Number(listed[2] ?? Infinity),
      /up to/.test(text),
    );
  const digits = firstNumber(text);
  if (!digits || digits.length > 25) return undefined;
  const n = BigInt(digits);
  if (/\bfactor(?:s|ise|ize|isation|ization)?\b|\bdivisors\b/.test(text)) return showFactors(n);
  if (!/\bprime\b/.test(text) || n > largestTested) return undefined;
  if (n < 2n) return `**No**: ${n} is not a prime; the primes start at 2.`;
  if (isPrime(n)) return `**Yes**, ${show(n)} is a prime number: only 1 and itself divide it.`;
  return `**No**, ${show(n)} is not prime${n <= largestFactored ? `: ${product(factorise(n))}` : ""}.`;
};

export const testParity: Skill = ({ lower }) => {
  const match = /^is (?:the number )?(-?\d[\d,]{0,80}) (?:an? )?(odd|even)\b/.exec(lower);
  if (!match) return undefined;
  const parity = BigInt(match[1].replaceAll(",", "")) % 2n === 0n ? "even" : "odd";
  return `**${parity === match[2] ? "Yes" : "No"}**, ${match[1]} is ${parity}.`;
};

function showFactors(n: bigint): string | undefined {
  if (n < 2n || n > largestFactored) return n < 2n ? undefined : "I factor numbers up to 10^15; that one is larger.";
  const factors = factorise(n);
  if (factors.length === 1) return `${show(n)} is **prime**, so it is its own only prime factor.`;
  return `${show(n)} = **${product(factors)}**`;
}

function product(factors: bigint[]): string {
  const counts = new Map<bigint, number>();
  for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1);
  return [...counts].map(([p, count]) => (count > 1 ? `${show(p)}^${count}` : show(p))).join(" × ");
}

function listPrimes(count: number, below: number, isIncluded: boolean): string {
  const primes: number[] = [];
  for (let n = 2; primes.length < Math.min(count, 500) && (n < below || (isIncluded && n === below)); n++) {
    if (isPrime(BigInt(n))) primes.push(n);
  }
  return primes.length > 0 ? primes.join(", ") : "There are none: the smallest prime is 2.";
}

export const shareDivisors: Skill = ({ lower }) => {
  const wantsMultiple = /\b(?:lcm|(?:least|lowest|smallest) common multiple)\b/.test(lower);
  if (!wantsMultiple && !/\b(?:gcd|gcf|hcf|(?:greatest|highest|largest) common (?:divisor|factor))\b/.test(lower))
    return undefined;
  const numbers = (lower.slice(0, 200).match(/\d{1,18}/g) ?? []).map(BigInt).filter((n) => n > 0n);
  if (numbers.length < 2) return undefined;
  const result = numbers.reduce((a, b) =>
    wantsMultiple ? (a / greatestCommonDivisor(a, b)) * b : greatestCommonDivisor(a, b),
  );
  return `The ${wantsMultiple ? "least common multiple" : "greatest common divisor"} of ${numbers.join(", ")} is **${show(result)}**.`;
};

// prettier-ignore
const numerals: [number, string][] = [
  [1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"],
  [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"],
];

export function toRoman(n: number): string {
  let rest = n;
  let text = "";
  for (const [value, numeral] of numerals) for (; rest >= value; rest -= value) text += numeral;
  return text;
}

/** Reads a well-formed numeral only: IIII and IC are not ones. */
export function fromRoman(text: string): number | undefined {
  let rest = text.toUpperCase();
  let total = 0;
  for (const [value, numeral] of numerals)
    for (; rest.startsWith(numeral); rest = rest.slice(numeral.length)) total += value;
  return rest === "" && total > 0 && total < 4_000 && toRoman(total) === text.toUpperCase() ? total : undefined;
}

export const readRoman: Skill = ({ line, lower }) => {
  if (
    !/\broman\b/.test(lower) &&
    !/^(?:what (?:number )?is |what's |convert )?[MDCLXVI]{2,15}(?: (?:in|to|as) (?:numbers?|digits|arabic|decimal).*)?[?.]*$/.test(
      line,
    )
  )
    return undefined;
  const numeral = line
    .match(/\b[MDCLXVI]{1,15}\b/g)
    ?.find(
      (word) =>
        fromRoman(word) !== undefined && (word.length > 1 || !/^I$/.test(word) || /roman numeral I\b/.test(line)),
    );
  if (numeral) return `${numeral} is **${show(fromRoman(numeral)!)}**.`;
  const n = Number(firstNumber(lower) ?? -1);
  if (n < 0) {
    return /\b[mdclxvi]{2,15}\b/i.test(line)
      ? "That is not a well-formed Roman numeral. The letters are I, V, X, L, C, D and M, and none repeats more than three times."
      : undefined;
  }
  if (n < 1 || n > 3999) return "Roman numerals run from **1** (I) to **3,999** (MMMCMXCIX); the Romans had no zero.";
  return `${show(n)} in Roman numerals is **${toRoman(n)}**.`;
};

const bases: Record<string, number> = { binary: 2, octal: 8, decimal: 10, hexadecimal: 16, hex: 16, denary: 10 };
const baseName = String.raw`(binary|octal|decimal|hexadecimal|hex|base[- ]?\d{1,2})`;

export const changeBase: Skill = ({ lower }) => {
  const text = lower.slice(0, 300);
  const match = new RegExp(
    `(?:${baseName}(?: number)? )?\\b(0[xbo])?([0-9a-z]{1,80})(?: (?:\\(|in |from )?${baseName}\\)?)? (?:in|to|into|as) (?:a |an )?${baseName}\\b`,
  ).exec(text);
  if (!match) return undefined;
  const [, before, prefix, digits, after, target] = match;
  const from = prefix ? { "0x": 16, "0b": 2, "0o": 8 }[prefix]! : readBase(before ?? after ?? "decimal");
  const to = readBase(target);
  if (!(/\d/.test(digits) || prefix || from > 10) || from < 2 || from > 36 || to < 2 || to > 36) return undefined;
  let value = 0n;
  for (const digit of digits) {
    const size = parseInt(digit, 36);
    if (size >= from)
      return before || after || prefix
        ? `"${digit}" is not a digit in base ${from}, so ${digits} cannot be read there.`
        : undefined;
    value = value * BigInt(from) + BigInt(size);
  }
  const prefixOf = (base: number) => ({ 2: "0b", 8: "0o", 16: "0x" })[base] ?? "";
  return `${digits.toUpperCase()} (base ${from}) = **${prefixOf(to)}${value.toString(to).toUpperCase()}** (base ${to})`;
};

const readBase = (name: string) => bases[name] ?? Number(/\d+/.exec(name)?.[0] ?? 10);

export function listedNumbers(ask: Ask): number[] {
  return (ask.lower.match(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w])/g) ?? []).map(Number).filter(Number.isFinite);
}
