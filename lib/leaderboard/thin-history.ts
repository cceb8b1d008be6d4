import type { Published } from "./history-store.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Everything that is younger is kept. */
export const allKeptMs = 5 * minuteMs;

/** Up to which age a board keeps one snapshot of each such stretch of time: its last. */
const densities = [
  { untilAge: dayMs, every: minuteMs },
  { untilAge: 30 * dayMs, every: hourMs },
  { untilAge: Infinity, every: dayMs },
];

/**
 * Which publications to forget, by id: all but the last of each minute for a day, of each hour for thirty days, of each day for
 * ever. Stretches are counted from the epoch, so what is kept today is kept tomorrow, or a later one of the same stretch is.
 */
export function chooseToForget(publications: readonly Published[], now: number): number[] {
  const lastOf = new Map<string, Published>();
  const placeOf = ({ board, at }: Published) => {
    const { every } = densities.find(({ untilAge }) => now - at <= untilAge)!;
    return `${board} ${every} ${Math.floor(at / every)}`;
  };
  for (const publication of publications) {
    const place = placeOf(publication);
    const known = lastOf.get(place);
    if (!known || known.id < publication.id) lastOf.set(place, publication);
  }
  const kept = new Set([...lastOf.values()].map(({ id }) => id));
  return publications.filter(({ at, id }) => now - at > allKeptMs && !kept.has(id)).map(({ id }) => id);
}
