import type { BoardAt } from "#lib/profile/types.ts";

export interface RankMove {
  model: string;
  from: number | null;
  to: number | null;
}

/** What one day did to a board. */
export interface DayOfChanges {
  /** Such as 2026-01-31, by UTC. */
  day: string;
  /** When the day's last board was made. */
  at: string;
  snapshot: string;
  moves: RankMove[];
}

/**
 * Days on which ranks changed, newest first: each day's last board against the last of the day before it that had one. One
 * entry a day, because a busy arena makes a board every few seconds and a feed is read by people. The first board of all
 * is no change.
 *
 * Shape: boards in the order of time. Models that left a board come last in their day's moves.
 */
export function daysOfChanges(boards: readonly BoardAt[]): DayOfChanges[] {
  const lastOfDay = new Map<string, BoardAt>();
  for (const board of boards) lastOfDay.set(board.at.slice(0, 10), board);
  const days = [...lastOfDay];
  return days
    .slice(1)
    .map(([day, { at, snapshot, rows }], index) => ({
      day,
      at,
      snapshot,
      moves: movesBetween(days[index][1].rows, rows),
    }))
    .filter(({ moves }) => moves.length > 0)
    .reverse();
}

function movesBetween(before: BoardAt["rows"], after: BoardAt["rows"]): RankMove[] {
  const earlier = new Map(before.map(({ model, rank }) => [model, rank]));
  const later = new Set(after.map(({ model }) => model));
  const here = after.map(({ model, rank }) => ({ model, from: earlier.get(model) ?? null, to: rank }));
  const gone = before
    .filter(({ model }) => !later.has(model))
    .map(({ model, rank }) => ({ model, from: rank, to: null }));
  return [...here, ...gone].filter(({ from, to }) => from !== to);
}
