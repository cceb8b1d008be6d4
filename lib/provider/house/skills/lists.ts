import type { Skill } from "../ask.ts";
import { isPrime } from "../number-theory.ts";
import { groupDigits } from "../rational.ts";
import { listedNumbers } from "./numbers.ts";

const tidy = (value: number) => Number(value.toPrecision(10)).toLocaleString("en-US", { maximumFractionDigits: 8 });

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function modes(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return most === 1 ? [] : [...counts].filter(([, count]) => count === most).map(([n]) => n);
}

export const summariseNumbers: Skill = (ask) => {
  const wanted =
    /\b(mean|average|median|mode|range|standard deviation|std|variance|statistics|stats|largest|smallest|maximum|minimum|max|min|biggest|sum|total)\b/.exec(
      ask.lower,
    )?.[1];
  const numbers = listedNumbers(ask);
  if (!wanted || numbers.length < 2) return undefined;
  if (!/\d\s*(?:,|and|;|\s)\s*-?\d/.test(ask.line)) return undefined;
  // "the largest city in 2020, 2021" is about something else: nothing but the list may follow the word.
  const after = ask.lower.slice(ask.lower.indexOf(wanted) + wanted.length);
  if (
    /\p{L}/u.test(
      after.replace(
        /\b(?:of|and|the|these|this|following|numbers?|values?|list|data|set|in|for|is|please|a|from)\b/g,
        "",
      ),
    )
  )
    return undefined;
  const sum = numbers.reduce((a, b) => a + b, 0);
  const mean = sum / numbers.length;
  const squares = numbers.reduce((total, n) => total + (n - mean) ** 2, 0);
  const figures: Record<string, number> = {
    mean,
    median: median(numbers),
    range: Math.max(...numbers) - Math.min(...numbers),
    largest: Math.max(...numbers),
    smallest: Math.min(...numbers),
    sum,
    variance: squares / (numbers.length - 1),
    "standard deviation": Math.sqrt(squares / (numbers.length - 1)),
  };
  const other: Record<string, string> = {
    average: "mean",
    std: "standard deviation",
    maximum: "largest",
    max: "largest",
    biggest: "largest",
    minimum: "smallest",
    min: "smallest",
    total: "sum",
  };
  const name = other[wanted] ?? wanted;
  if (name === "mode") {
    const most = modes(numbers);
    return most.length > 0
      ? `The mode is **${most.map(tidy).join(", ")}**.`
      : "Every number appears once, so there is **no mode**.";
  }
  const note =
    name === "variance" || name === "standard deviation"
      ? ` (of a sample, dividing by ${numbers.length - 1})`
      : name === "mean"
        ? ` (${tidy(sum)} ÷ ${numbers.length})`
        : "";
  if (name in figures && !/statistics|stats/.test(ask.lower))
    return `The ${wanted} is **${tidy(figures[name])}**${note}.`;
  const rows = Object.entries(figures).map(([label, value]) => `| ${label} | ${tidy(value)} |`);
  return `For these ${numbers.length} numbers:\n\n| figure | value |\n|---|---:|\n${rows.join("\n")}`;
};

export const continueSequence: Skill = (ask) => {
  if (!/\b(?:next|sequence|series|comes after|continue|pattern|missing number)\b/.test(ask.lower)) return undefined;
  const numbers = listedNumbers(ask).slice(0, 30);
  if (numbers.length < 3) return undefined;
  const found = nextOf(numbers);
  if (!found)
    return "I cannot find a simple rule in that sequence: it is neither arithmetic, geometric, Fibonacci-like, a polynomial nor the primes.";
  return `The next number is **${tidy(found.next)}**: ${found.why}.`;
};

export function nextOf(numbers: readonly number[]): { next: number; why: string } | undefined {
  const last = numbers[numbers.length - 1];
  const differences = numbers.slice(1).map((n, i) => n - numbers[i]);
  const same = (values: readonly number[]) => values.every((value) => Math.abs(value - values[0]) < 1e-9);
  if (same(differences)) return { next: last + differences[0], why: `each step adds ${tidy(differences[0])}` };
  const ratios = numbers.slice(1).map((n, i) => n / numbers[i]);
  if (ratios.every(Number.isFinite) && same(ratios))
    return { next: last * ratios[0], why: `each step multiplies by ${tidy(ratios[0])}` };
  if (numbers.length > 3 && numbers.slice(2).every((n, i) => n === numbers[i] + numbers[i + 1])) {
    return { next: last + numbers[numbers.length - 2], why: "each number is the sum of the two before it" };
  }
  if (
    numbers.every((n) => Number.isInteger(n) && n > 1 && n < 1e9 && isPrime(BigInt(n))) &&
    differences.every((d) => d > 0)
  ) {
    let next = last + 1;
    while (!isPrime(BigInt(next))) next++;
    return { next, why: "these are prime numbers in order" };
  }
  const second = differences.slice(1).map((d, i) => d - differences[i]);
  if (numbers.length > 3 && same(second)) {
    const step = differences[differences.length - 1] + second[0];
    return { next: last + step, why: `the steps themselves change by ${tidy(second[0])} each time` };
  }
  const stepRatios = differences.slice(1).map((d, i) => d / differences[i]);
  if (numbers.length > 3 && stepRatios.every(Number.isFinite) && same(stepRatios)) {
    const step = differences[differences.length - 1] * stepRatios[0];
    return { next: last + step, why: `the steps themselves multiply by ${tidy(stepRatios[0])}` };
  }
  return undefined;
}

export const writeSequence: Skill = ({ lower }) => {
  if (/\b(?:code|function|python|javascript|java|program|script)\b/.test(lower)) return undefined;
  const fibonacci = /\bfirst (\d{1,3}) (?:numbers (?:of|in) (?:the )?)?fibonacci|fibonacci .*\bfirst (\d{1,3})\b/.exec(
    lower,
  );
  if (fibonacci)
    return fibonacciNumbers(Math.min(Number(fibonacci[1] ?? fibonacci[2]), 100))
      .map((n) => groupDigits(String(n)))
      .join("; ");
  const nth = /\b(\d{1,3})(?:st|nd|rd|th) fibonacci/.exec(lower);
  if (nth)
    return `Counting 1, 1, 2, 3 …, Fibonacci number ${nth[1]} is **${groupDigits(String(fibonacciNumbers(Number(nth[1])).at(-1) ?? 0n))}**.`;
  const table = /\b(?:multiplication|times) table (?:of|for) (\d{1,4})\b|\b(\d{1,4}) times table\b/.exec(lower);
  if (table) {
    const n = Number(table[1] ?? table[2]);
    return `| × | ${n} |\n|---:|---:|\n${Array.from({ length: 10 }, (_, i) => `| ${i + 1} | ${(i + 1) * n} |`).join("\n")}`;
  }
  const count =
    /^(?:please |can you )?count (?:down )?(?:from )?(\d{1,4}) (?:down )?to (\d{1,4})\b/.exec(lower) ??
    /^(?:please |can you )?(?:count|list the numbers|numbers) ()(?:up )?to (\d{1,4})\b/.exec(lower);
  if (!count) return undefined;
  const [from, to] = [Number(count[1] || 1), Number(count[2])];
  const length = Math.min(Math.abs(to - from) + 1, 300);
  return Array.from({ length }, (_, i) => from + Math.sign(to - from) * i).join(", ");
};

function fibonacciNumbers(count: number): bigint[] {
  const numbers: bigint[] = [];
  for (let i = 0; i < count; i++) numbers.push(i < 2 ? 1n : numbers[i - 1] + numbers[i - 2]);
  return numbers;
}
