import { boardKey, isQuick, isStandard, specOf } from "#lib/leaderboard/board-spec.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";

export interface QueuedBoard {
  sourceId: string;
  spec: BoardSpec;
}

interface Entry extends QueuedBoard {
  /** When it first fell behind, in milliseconds; null while it is as new as its votes. */
  staleSince: number | null;
  isLookedAt: boolean;
  /** It is not made again before this. */
  notBefore: number;
}

/** How long a board rests after it was made, as a multiple of how long that took, and at least so many milliseconds. */
const rest = {
  /** Somebody watches: a vote is to be seen within a second, even where a board takes a fifth of one to make. */
  lookedAt: { factor: 1, leastMs: 200 },
  /** Nobody does. */
  unseen: { factor: 20, leastMs: 2_000 },
  /** A job makes it, and rests longer by itself. */
  ordered: { factor: 20, leastMs: 10_000 },
};

/** How long boards that nobody looks at rest after one of them was made, as a multiple of how long that took. */
const unseenFactor = 9;

/** Which board to make next: of those that are behind and have rested, looked-at ones first, then the one behind for longest. */
export class BoardQueue {
  readonly #entries = new Map<string, Entry>();
  /** Boards that nobody looks at share a tenth of the time, however many there are and however long they take. */
  #unseenNotBefore = 0;

  /** Makes sure that a board is made, now or when its turn comes. */
  add(sourceId: string, spec: BoardSpec, now = Date.now()): void {
    const entry = this.#entry(sourceId, spec);
    entry.staleSince ??= now;
  }

  /** Says that votes of a category changed: all boards of it are behind. */
  touch(sourceId: string, standard: BoardSpec, now = Date.now()): void {
    this.add(sourceId, standard, now);
    for (const entry of this.#entries.values())
      if (entry.sourceId === sourceId && entry.spec.category === standard.category) entry.staleSince ??= now;
  }

  /** Says which boards are looked at. Boards beyond the standard set are forgotten when nobody looks any more. */
  lookAt(boards: readonly QueuedBoard[], now = Date.now()): void {
    const lookedAt = new Set(boards.map((board) => placeOf(board)));
    for (const [place, entry] of this.#entries) {
      entry.isLookedAt = lookedAt.has(place);
      if (!entry.isLookedAt && !isStandard(entry.spec)) this.#entries.delete(place);
    }
    for (const { sourceId, spec } of boards) {
      // A standard board that nothing was ever filed under is not made because somebody asks for it.
      if (isStandard(spec) ? !this.#entries.has(placeOf({ sourceId, spec })) : !this.#has(sourceId, spec.category))
        continue;
      const isNew = !this.#entries.has(placeOf({ sourceId, spec }));
      const entry = this.#entry(sourceId, spec);
      entry.isLookedAt = true;
      if (isNew) entry.staleSince = now;
    }
  }

  next(now: number): QueuedBoard | null {
    let best: Entry | null = null;
    for (const entry of this.#entries.values()) {
      if (entry.staleSince === null || this.#notBefore(entry) > now) continue;
      if (best === null || isBefore(entry, best)) best = entry;
    }
    if (best) best.staleSince = null;
    return best;
  }

  done(board: QueuedBoard, now: number, tookMs: number): void {
    const entry = this.#entries.get(placeOf(board));
    if (!entry) return;
    const { factor, leastMs } = !isQuick(entry.spec) ? rest.ordered : entry.isLookedAt ? rest.lookedAt : rest.unseen;
    entry.notBefore = now + Math.max(leastMs, factor * tookMs);
    if (!entry.isLookedAt) this.#unseenNotBefore = now + unseenFactor * tookMs;
  }

  msUntilNext(now: number, most: number): number {
    let ms = most;
    for (const entry of this.#entries.values())
      if (entry.staleSince !== null) ms = Math.min(ms, Math.max(0, this.#notBefore(entry) - now));
    return ms;
  }

  #notBefore({ isLookedAt, notBefore }: Entry): number {
    return isLookedAt ? notBefore : Math.max(notBefore, this.#unseenNotBefore);
  }

  #has(sourceId: string, category: string): boolean {
    return this.#entries.has(placeOf({ sourceId, spec: specOf({ source: "", category }) }));
  }

  #entry(sourceId: string, spec: BoardSpec): Entry {
    const place = placeOf({ sourceId, spec });
    let entry = this.#entries.get(place);
    if (!entry) {
      entry = { sourceId, spec, staleSince: null, isLookedAt: false, notBefore: 0 };
      this.#entries.set(place, entry);
    }
    return entry;
  }
}

const placeOf = ({ sourceId, spec }: QueuedBoard) => `${sourceId}/${boardKey(spec)}`;

function isBefore(one: Entry, other: Entry): boolean {
  if (one.isLookedAt !== other.isLookedAt) return one.isLookedAt;
  // What reads all votes goes to the queue of jobs and costs nothing here, but its order must not hold up the others.
  return one.staleSince! < other.staleSince!;
}
