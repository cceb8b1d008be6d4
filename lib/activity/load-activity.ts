import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { Keeper } from "#lib/analysis/kept.ts";
import { report } from "#lib/jobs/report.ts";
import { winners } from "#lib/rating/index.ts";
import { actionNames } from "./actions.ts";
import { Past, countStretch, dayMs, hourMs } from "./count-past.ts";
import { findArena } from "./store.ts";
import { emptyTally, mergeInto } from "./tally.ts";
import type { Tally } from "./tally.ts";
import type { Activity, Often } from "./types.ts";

/** A page does not wait for the past any longer: what is not counted by then is there when it asks again. */
const patienceMs = 150;
/** Whoever looks within this time sees the same numbers, so that many open pages cost no more than one. */
const keptMs = 5_000;

interface Counted {
  at: Date;
  hour: Tally;
  day: Tally;
  all: Tally;
  /** Null when all of the past has been counted. */
  since: number | null;
}

/** Counts what happened now, and what happened before only once. */
export class ActivityCounter {
  #past: Past | null = null;
  #next: Past | null = null;
  readonly #kept = new Keeper(1);

  async read(days: number, now = new Date()): Promise<Activity> {
    const arena = await findArena();
    if (!arena) return toActivity(nothingEver(now), days);
    const past = await this.#pastOf(arena, now);
    // More of the past is news, too.
    const name = past.isComplete ? "complete" : `since ${past.since}`;
    return toActivity(await this.#kept.get(name, () => this.#count(past, now), keptMs), days);
  }

  async #count(past: Past, now: Date): Promise<Counted> {
    // Taken together, since the past goes on being counted while the present is.
    const [until, since, before] = [past.until, past.isComplete ? null : past.since, copyOf(past.tally)];
    const [hourAgo, dayAgo] = [now.getTime() - hourMs, now.getTime() - dayMs];
    const recent = await countBetween(past.sourceId, [until, hourAgo, dayAgo, now.getTime()]);
    const from = (start: number, into = emptyTally()) =>
      recent.reduce((sum, part) => (part.from < start ? sum : mergeInto(sum, part.tally)), into);
    return { at: now, hour: from(hourAgo), day: from(dayAgo), all: from(until, before), since };
  }

  async #pastOf(arena: { id: string; since: Date }, now: Date): Promise<Past> {
    const past = (this.#past ??= new Past(arena, now));
    if (past.isOld(now) && !this.#next) {
      const next = (this.#next = new Past(arena, now));
      void next
        .advance(now)
        .then(() => (this.#past = next))
        .catch(report)
        .finally(() => (this.#next = null));
    }
    const advanced = past.advance(now);
    // What goes wrong when nobody waits any more is tried again by whoever comes next, and told to them.
    advanced.catch(() => {});
    await Promise.race([advanced, wait(patienceMs)]);
    return past;
  }
}

/** The stretches between some moments, each read once, though more than one number is made of it. */
async function countBetween(sourceId: string, moments: number[]): Promise<{ from: number; tally: Tally }[]> {
  const sorted = [...new Set(moments)].sort((one, other) => one - other);
  const counted: { from: number; tally: Tally }[] = [];
  for (const [i, from] of sorted.slice(0, -1).entries()) {
    const stretch = { from: new Date(from), to: new Date(sorted[i + 1]) };
    counted.push({ from, tally: await countStretch(sourceId, stretch, "now") });
  }
  return counted;
}

const copyOf = (tally: Tally) => mergeInto(emptyTally(), tally);

// Next loads this module once per bundle, and the past should be counted once per process.
const holder = globalThis as { ringsideActivity?: ActivityCounter };

/** What people did, and the picture of so many days. */
export const loadActivity = (days: number): Promise<Activity> =>
  (holder.ringsideActivity ??= new ActivityCounter()).read(days);

function toActivity({ at, hour, day, all, since }: Counted, days: number): Activity {
  const often = (of: (tally: Tally) => number): Often => ({
    hour: of(hour),
    day: of(day),
    all: since === null ? of(all) : null,
  });
  const each = <Name extends string>(names: readonly Name[], of: (tally: Tally, name: Name) => number) =>
    Object.fromEntries(names.map((name) => [name, often((tally) => of(tally, name))])) as Record<Name, Often>;
  return {
    at: at.toISOString(),
    countedSince: since === null ? null : new Date(since).toISOString(),
    actions: each(actionNames, (tally, name) => tally.actions[name]),
    blindVotes: each(winners, (tally, name) => tally.blindVotes[name]),
    models: [...all.models]
      .map(([model, { name }]) => ({
        model,
        name,
        calls: often(({ models }) => models.get(model)?.calls ?? 0),
        failures: often(({ models }) => models.get(model)?.failures ?? 0),
      }))
      .sort((one, other) => other.calls.day - one.calls.day || one.name.localeCompare(other.name, "en")),
    hours: lastOf(24, at, hourMs).map((number) => ({
      at: number * hourMs,
      ...(day.hours.get(number) ?? { calls: 0, failures: 0 }),
    })),
    days: lastOf(days, at, dayMs)
      .filter((number) => since === null || number * dayMs >= since)
      .map((number) => {
        const { blindVotes, namedVotes, battles, votedOn } = all.days.get(number) ?? nothing;
        return { day: number, blindVotes, namedVotes, unvoted: Math.max(0, battles - votedOn) };
      }),
  };
}

const nothingEver = (at: Date): Counted => ({
  ...{ at, hour: emptyTally(), day: emptyTally(), all: emptyTally() },
  since: null,
});

const nothing = { blindVotes: 0, namedVotes: 0, battles: 0, votedOn: 0 };

/** The numbers of the last so many days or hours, the running one last. */
function lastOf(count: number, now: Date, lengthMs: number): number[] {
  const last = Math.floor(now.getTime() / lengthMs);
  return Array.from({ length: count }, (_, i) => last - count + 1 + i);
}
