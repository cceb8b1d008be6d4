import "server-only";
import { countBattles, countCalls, countOthers, countVotes } from "./store.ts";
import type { Reading, Stretch } from "./store.ts";
import { addCounts, emptyTally, mergeInto } from "./tally.ts";
import type { Tally } from "./tally.ts";

export const dayMs = 86_400_000;
export const hourMs = dayMs / 24;

/** A day is read once no transaction can still be adding to it, and once a replica has surely seen it. */
const settlingMs = hourMs;
const lastSettled = (now: Date) => Math.floor((now.getTime() - settlingMs) / dayMs) * dayMs;

/** What happened in one stretch of time. */
export async function countStretch(sourceId: string, stretch: Stretch, reading: Reading): Promise<Tally> {
  const [votes, battles, calls, others] = await Promise.all([
    countVotes(sourceId, stretch, reading),
    countBattles(sourceId, stretch, reading),
    countCalls(stretch, reading),
    countOthers(sourceId, stretch, reading),
  ]);
  return addCounts(emptyTally(), { votes, battles, calls, others });
}

/**
 * The past is read in stretches of one, two, four and more days, as many as the database tells within this time: no question holds it
 * for long, and years in which little happened are read at once.
 */
const quickMs = 50;
const slowMs = 200;

/**
 * Nearly everything about a day that is over stays as it is. What does not, such as a conversation given for publication later, is
 * seen when the past is counted again, which it is this long after.
 */
const keptMs = dayMs;

/** All whole days of the past, counted once and kept; from the newest backwards, so that pictures are there soon. */
export class Past {
  readonly sourceId: string;
  readonly begunAt: number;
  readonly tally: Tally = emptyTally();
  /** Counted are the days from `since`, which moves back, until `until`, which moves on. */
  since: number;
  until: number;
  #first: number;
  #running: Promise<void> | null = null;

  constructor(arena: { id: string; since: Date }, now: Date) {
    this.sourceId = arena.id;
    this.begunAt = now.getTime();
    this.#first = Math.floor(arena.since.getTime() / dayMs) * dayMs;
    this.since = this.until = lastSettled(now);
  }

  get isComplete(): boolean {
    return this.since <= this.#first;
  }

  isOld(now: Date): boolean {
    return now.getTime() - this.begunAt > keptMs;
  }

  /** Counts what is missing; everybody who asks waits for the same. */
  async advance(now: Date): Promise<void> {
    this.#running ??= this.#count(lastSettled(now)).finally(() => (this.#running = null));
    return this.#running;
  }

  async #count(until: number): Promise<void> {
    if (this.until < until) await this.#add(this.until, until, () => (this.until = until));
    let days = 1;
    while (!this.isComplete) {
      const since = Math.max(this.#first, this.since - days * dayMs);
      const begun = performance.now();
      await this.#add(since, this.since, () => (this.since = since));
      const took = performance.now() - begun;
      if (took < quickMs) days *= 2;
      else if (took > slowMs && days > 1) days /= 2;
    }
  }

  /** A stretch is counted whole or not at all. */
  async #add(from: number, to: number, move: () => void): Promise<void> {
    const stretch = { from: new Date(from), to: new Date(to) };
    const part = await countStretch(this.sourceId, stretch, "past");
    // Hours are only asked of the last day.
    part.hours.clear();
    mergeInto(this.tally, part);
    move();
  }
}
