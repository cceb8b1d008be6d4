import type { Unit } from "./types.ts";

/** Round numbers, 1, 2 or 5 times a power of ten apart, that enclose a range in four to eight steps. */
export function ticksFor(from: number, to: number, least = 0): number[] {
  const width = Math.max(to - from, least, Number.MIN_VALUE);
  const rough = width / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999_999)!;
  const first = Math.floor(from / step + 1e-9);
  const last = Math.max(Math.ceil(to / step - 1e-9), first + 1);
  // Rounded, because 3 × 0.1 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Round numbers from none to a length or more; things that are counted have whole ones only. */
export const ticksFromZero = (most: number, unit: Unit): number[] => ticksFor(0, most, unit === "count" ? 5 : 0);

/** Powers of ten, with 2 and 5 times them where the range is short, that enclose a range of positive numbers. */
export function logarithmicTicks(from: number, to: number): number[] {
  const factors = Math.log10(to / from) > 2.5 ? [1] : [1, 2, 5];
  const marks: number[] = [];
  for (let power = Math.floor(Math.log10(from)) - 1; power <= Math.ceil(Math.log10(to)) + 1; power++) {
    for (const factor of factors) marks.push(Number((factor * 10 ** power).toPrecision(12)));
  }
  const first = marks.findLastIndex((mark) => mark <= from);
  const last = marks.findIndex((mark) => mark >= to);
  return marks.slice(first, Math.max(last, first + 1) + 1);
}

/** How much of a logarithmic axis is kept for zero, as a share of the rest. */
const zeroStrip = 0.14;

interface Scale {
  /** Where along the axis a number stands. */
  place: (x: number) => number;
  ticks: number[];
  from: number;
  to: number;
  /** Where the strip ends that what costs nothing stands in; null without one. */
  zeroEnds: number | null;
}

/** An axis that none of the numbers falls off. A logarithmic one has no zero, which gets a strip of its own before the rest. */
export function scaleFor(xs: readonly number[], isLogarithmic: boolean): Scale {
  const positive = xs.filter((x) => x > 0);
  const from = isLogarithmic ? positive : xs;
  const ticks = (isLogarithmic ? logarithmicTicks : ticksFor)(Math.min(...from), Math.max(...from));
  const [least, most] = [ticks[0], ticks[ticks.length - 1]];
  if (from.length === xs.length) return { place: (x) => x, ticks, from: least, to: most, zeroEnds: null };
  const strip = (most / least) ** zeroStrip;
  const zero = least / Math.sqrt(strip);
  return { place: (x) => (x > 0 ? x : zero), ticks: [zero, ...ticks], from: least / strip, to: most, zeroEnds: least };
}
