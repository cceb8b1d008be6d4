import { winners } from "#lib/rating/index.ts";
import type { Winner } from "#lib/rating/index.ts";
import { actionNames } from "./actions.ts";
import type { Action } from "./actions.ts";
import type { BattlesOfDay, CallsOfHour, OtherAction, VotesOfDay } from "./store.ts";

interface Calls {
  name: string;
  calls: number;
  failures: number;
}

interface Day {
  blindVotes: number;
  namedVotes: number;
  /** Battles that began on it, and votes that were ever cast on these: a battle has one vote at most. */
  battles: number;
  votedOn: number;
}

/** What happened in some stretch of time. Stretches that do not overlap add up. */
export interface Tally {
  actions: Record<Action, number>;
  blindVotes: Record<Winner, number>;
  days: Map<number, Day>;
  models: Map<string, Calls>;
  hours: Map<number, Omit<Calls, "name">>;
}

export const emptyTally = (): Tally => ({
  actions: Object.fromEntries(actionNames.map((name) => [name, 0])) as Record<Action, number>,
  blindVotes: { model_a: 0, model_b: 0, tie: 0, both_bad: 0 },
  days: new Map(),
  models: new Map(),
  hours: new Map(),
});

interface Counts {
  votes: readonly VotesOfDay[];
  battles: readonly BattlesOfDay[];
  calls: readonly CallsOfHour[];
  others: Record<OtherAction, number>;
}

/** Adds what was counted to a tally, which is changed. */
export function addCounts(tally: Tally, { votes, battles, calls, others }: Counts): Tally {
  const { actions, blindVotes } = tally;
  for (const { day, begunOn, winner, wasBlind, votes: count, withReasons, withComment } of votes) {
    actions[winner] += count;
    actions.reasons += withReasons;
    actions.comment += withComment;
    if (wasBlind) blindVotes[winner] += count;
    dayOf(tally, day)[wasBlind ? "blindVotes" : "namedVotes"] += count;
    dayOf(tally, begunOn).votedOn += count;
  }
  for (const { day, isBlind, isForPublication, battles: count } of battles) {
    actions[isBlind ? "blind_battle" : "named_battle"] += count;
    if (isForPublication) actions.publish += count;
    dayOf(tally, day).battles += count;
  }
  for (const { hour, model, name, calls: count, failures } of calls) {
    addCalls(tally, model, { name, calls: count, failures });
    addHour(tally, hour, { calls: count, failures });
  }
  for (const [action, count] of Object.entries(others) as [OtherAction, number][]) actions[action] += count;
  return tally;
}

/** Adds one tally to another, which is changed. */
export function mergeInto(sum: Tally, part: Tally): Tally {
  for (const action of actionNames) sum.actions[action] += part.actions[action];
  for (const winner of winners) sum.blindVotes[winner] += part.blindVotes[winner];
  for (const [number, { blindVotes, namedVotes, battles, votedOn }] of part.days) {
    const day = dayOf(sum, number);
    day.blindVotes += blindVotes;
    day.namedVotes += namedVotes;
    day.battles += battles;
    day.votedOn += votedOn;
  }
  for (const [model, calls] of part.models) addCalls(sum, model, calls);
  for (const [hour, calls] of part.hours) addHour(sum, hour, calls);
  return sum;
}

function dayOf({ days }: Tally, number: number): Day {
  let day = days.get(number);
  if (!day) days.set(number, (day = { blindVotes: 0, namedVotes: 0, battles: 0, votedOn: 0 }));
  return day;
}

function addHour({ hours }: Tally, hour: number, { calls, failures }: Omit<Calls, "name">): void {
  const known = hours.get(hour) ?? { calls: 0, failures: 0 };
  hours.set(hour, { calls: known.calls + calls, failures: known.failures + failures });
}

function addCalls({ models }: Tally, model: string, { name, calls, failures }: Calls): void {
  const known = models.get(model) ?? { calls: 0, failures: 0 };
  models.set(model, { name, calls: known.calls + calls, failures: known.failures + failures });
}
