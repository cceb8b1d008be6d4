import { shareOf } from "#lib/rating/index.ts";
import type { PairVerdicts, Part } from "./types.ts";

export const toPart = (part: string, { first, second, ties }: PairVerdicts): Part => ({
  part,
  first,
  second,
  ties,
  won: first + second > 0 ? shareOf(first, first + second) : null,
});

/** Days as `2026-01-31`, each with its verdicts, in any order. */
type Days = readonly (PairVerdicts & { part: string })[];

const dayMs = 86_400_000;
/** Up to half a year is told by the week, more by the month. */
const longestInWeeksMs = 183 * dayMs;

/** The same battles by week (named by its Monday) or by month, oldest first; none between which nothing changed hands. */
export function periodsOf(days: Days): Part[] {
  const times = days.map(({ part }) => Date.parse(part));
  const span = Math.max(...times) - Math.min(...times);
  const nameOf = span > longestInWeeksMs ? monthOf : mondayOf;
  const periods = new Map<string, PairVerdicts>();
  for (const { part, first, second, ties } of days) {
    const name = nameOf(part);
    const so = periods.get(name) ?? { first: 0, second: 0, ties: 0 };
    periods.set(name, { first: so.first + first, second: so.second + second, ties: so.ties + ties });
  }
  return [...periods]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, verdicts]) => toPart(name, verdicts));
}

const monthOf = (day: string) => day.slice(0, 7);

function mondayOf(day: string): string {
  const at = Date.parse(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * dayMs).toISOString().slice(0, 10);
}
