import type { Winner } from "#lib/rating/index.ts";
import type { Action } from "./actions.ts";

/** How often something happened; `all` is null until all of the past has been counted. */
export interface Often {
  hour: number;
  day: number;
  all: number | null;
}

/** Calls of one model, by its slug. */
export interface ModelCalls {
  model: string;
  name: string;
  calls: Often;
  failures: Often;
}

/** One day in UTC, its number since 1970. Battles without a vote are told by the day on which they began. */
export interface DayActivity {
  day: number;
  blindVotes: number;
  namedVotes: number;
  unvoted: number;
}

/** What people did in the arena until a moment. */
export interface Activity {
  /** ISO 8601. */
  at: string;
  /** The first day from which on everything has been counted; null when that is all there is. */
  countedSince: string | null;
  actions: Record<Action, Often>;
  blindVotes: Record<Winner, Often>;
  models: ModelCalls[];
  /** The last 24 hours by the clock, the running one last. */
  hours: { at: number; calls: number; failures: number }[];
  /** The days asked for, today last; those not counted yet are missing at the front. */
  days: DayActivity[];
}
