import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Winner } from "#lib/rating/index.ts";
import { addModel, addSource } from "../dataset/stored-votes.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const { ActivityCounter } = await import("#lib/activity/load-activity.ts");
const { callsPicture, daysPicture } = await import("#lib/activity/activity-pictures.ts");
const { pool } = await import("#lib/db.ts");

const now = new Date("2026-03-10T12:30:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const day = 24 * 60;

const insert = (text: string, ...values: unknown[]) => pool().query(text, values);
const idAt = (minutes: number) => uuidv7({ msecs: minutesAgo(minutes).getTime() });

let sourceId: string;
let models: [ada: string, bob: string];

interface Given {
  /** How many minutes ago it began, and how many the vote was cast. */
  begun: number;
  voted?: number;
  winner?: Winner;
  isNamed?: boolean;
  consent?: string;
  reasons?: string[];
  comment?: string;
  source?: string;
}

async function addBattle(given: Given): Promise<{ battleId: string; voteId: string }> {
  const { begun, voted, winner = "tie", isNamed = false, consent = "aggregate", source = sourceId } = given;
  const [battleId, voteId, voterId] = [idAt(begun), uuidv7(), idAt(begun)];
  await insert(`insert into "Voter" (id) values ($1)`, voterId);
  await insert(
    `insert into "Battle" (id, "sourceId", "voterId", mode, state, consent, "modelAId", "modelBId", "createdAt")
     values ($1, $2, $3, $4::"BattleMode", 'recorded', $5::"Consent", $6, $7, $8)`,
    ...[battleId, source, voterId, isNamed ? "side_by_side" : "blind", consent, ...models, minutesAgo(begun)],
  );
  if (voted !== undefined)
    await insert(
      `insert into "Vote" (id, "sourceId", "battleId", "voterId", winner, "wasBlind", reasons, comment, "castAt")
       values ($1, $2, $3, $4, $5::"Winner", $6, $7, $8, $9)`,
      ...[voteId, source, battleId, voterId, winner, !isNamed],
      ...[given.reasons ?? [], given.comment ?? null, minutesAgo(voted)],
    );
  return { battleId, voteId };
}

/** A turn so many minutes ago with answers of these models; "failed" is how an attempt ended. */
async function addTurn(battleId: string, index: number, begun: number, answers: [model: string, state: string][]) {
  const turnId = idAt(begun);
  await insert(
    `insert into "Turn" (id, "battleId", index, prompt, state) values ($1, $2, $3, '?', 'answered')`,
    turnId,
    battleId,
    index,
  );
  for (const [i, [model, state]] of answers.entries())
    await insert(
      `insert into "Answer" (id, "turnId", side, attempt, "modelId", state, text)
       values ($1, $2, 'a', $3, $4, $5::"AnswerState", 'Yes.')`,
      ...[idAt(begun), turnId, i + 1, model, state],
    );
  return turnId;
}

/** Asks until all of the past has been counted. */
async function settled(counter = new ActivityCounter(), days = 30) {
  let activity = await counter.read(days, now);
  for (let i = 0; activity.countedSince !== null && i < 100; i++) activity = await counter.read(days, now);
  expect(activity.countedSince).toBeNull();
  return activity;
}

test("an arena where nothing happened says so in every number", async () => {
  const activity = await settled();
  expect(Object.values(activity.actions).every(({ hour, day, all }) => hour === 0 && day === 0 && all === 0)).toBe(
    true,
  );
  expect(activity.models).toEqual([]);
  expect(activity.days).toHaveLength(30);
  expect(activity.hours).toHaveLength(24);
  expect(daysPicture(activity).finding).toBe("No battle and no vote in the last 30 days");
  expect(callsPicture(activity).finding).toBe("No model was called in the last 24 hours");
});

// Everything below is counted by hand: what happened in the last hour, in the last day before that, and long ago.
async function fill() {
  sourceId = await addSource("arena", "arena");
  models = [await addModel("ada"), await addModel("bob")];
  const [ada, bob] = models;
  // The last hour: two votes, a battle without one.
  const first = await addBattle({ begun: 20, voted: 10, winner: "model_a", reasons: ["useful_a"], comment: "Good." });
  await addBattle({ begun: 59, voted: 30, winner: "both_bad", isNamed: true });
  const waiting = await addBattle({ begun: 5, consent: "publish" });
  await addTurn(first.battleId, 1, 20, [
    [ada, "failed"],
    [bob, "done"],
  ]);
  await addTurn(first.battleId, 2, 15, [[ada, "done"]]);
  await addTurn(waiting.battleId, 1, 5, [[ada, "writing"]]);
  await insert(
    `insert into "VoteReasons" ("voteId", ordinal, "sourceId", reasons, "givenAt") values ($1, 1, $2, '{}', $3)`,
    ...[first.voteId, sourceId, minutesAgo(9)],
  );
  // Earlier today: a vote. Yesterday, within 24 hours: a vote on a battle of the day before that.
  await addBattle({ begun: 121, voted: 120, winner: "model_b" });
  const late = await addBattle({ begun: day + 13 * 60, voted: day - 10, winner: "tie" });
  await addTurn(late.battleId, 1, 61, [[bob, "failed"]]);
  // Long ago, one of them before the picture begins.
  await addBattle({ begun: 3 * day, voted: 3 * day - 1, winner: "model_a" });
  await addBattle({ begun: 3 * day });
  const old = await addBattle({ begun: 200 * day, voted: 200 * day, winner: "model_a" });
  await addTurn(old.battleId, 1, 200 * day, [[bob, "done"]]);
  await insert(
    `insert into "ModerationDecision" ("battleId", ordinal, decision, reason, "decidedBy", "decidedAt")
     values ($1, 1, 'withhold', 'a trial', 'root', $2), ($1, 2, 'clear', 'a trial', 'root', $3)`,
    ...[old.battleId, minutesAgo(100), minutesAgo(50)],
  );
  await insert(
    `insert into "AuditEntry" (id, actor, action, target, "createdAt") values ($1, 'root', 'a', 'b', $2)`,
    ...[uuidv7(), minutesAgo(40 * day)],
  );
  await insert(`insert into "User" (id, "createdAt") values ($1, $2)`, uuidv7(), minutesAgo(90));
  // What was not done here is not counted: a battle of another source, and an answer that came with one.
  const other = await addSource("elsewhere");
  const foreign = await addBattle({ begun: 30, voted: 30, winner: "tie", source: other });
  const turnId = await addTurn(foreign.battleId, 2, 30, []);
  await insert(
    `insert into "Answer" (id, "turnId", side, "modelId", state, text) values (gen_random_uuid(), $1, 'a', $2, 'done', 'Yes.')`,
    ...[turnId, ada],
  );
}

test("everything is counted for the last hour, the last day and all time", async () => {
  await fill();
  const { actions, blindVotes } = await settled();
  const often = (hour: number, day: number, all: number) => ({ hour, day, all });
  expect(actions).toEqual({
    blind_battle: often(2, 3, 7),
    named_battle: often(1, 1, 1),
    follow_up: often(1, 1, 1),
    model_a: often(1, 1, 3),
    model_b: often(0, 1, 1),
    tie: often(0, 1, 1),
    both_bad: often(1, 1, 1),
    reasons: often(2, 2, 2),
    comment: often(1, 1, 1),
    publish: often(1, 1, 1),
    withhold: often(0, 1, 1),
    clear: often(1, 1, 1),
    voter: often(3, 4, 8),
    account: often(0, 1, 1),
    token: often(0, 0, 0),
    change: often(0, 0, 1),
  });
  expect(blindVotes).toEqual({
    model_a: often(1, 1, 3),
    model_b: often(0, 1, 1),
    tie: often(0, 1, 1),
    both_bad: often(0, 0, 0),
  });
});

test("calls are counted by model and by hour, failures among them", async () => {
  const activity = await settled();
  const often = (hour: number, day: number, all: number) => ({ hour, day, all });
  expect(activity.models).toEqual([
    { model: "ada", name: "ada", calls: often(3, 3, 3), failures: often(1, 1, 1) },
    { model: "bob", name: "bob", calls: often(1, 2, 3), failures: often(0, 1, 1) },
  ]);
  const busy = activity.hours.filter(({ calls }) => calls > 0);
  // At 12:30, 20, 15 and 5 minutes ago were in the running hour, 61 minutes ago was 11:29.
  expect(busy).toEqual([
    { at: Date.parse("2026-03-10T11:00:00Z"), calls: 1, failures: 1 },
    { at: Date.parse("2026-03-10T12:00:00Z"), calls: 4, failures: 1 },
  ]);
  expect(callsPicture(activity).finding).toBe("5 model calls in the last 24 hours, 2 of them failed");
});

test("a battle without a vote stands on the day it began, and a late vote takes it away from there", async () => {
  const activity = await settled();
  const dayOf = (text: string) => Date.parse(text) / 86_400_000;
  const busy = activity.days.filter(({ blindVotes, namedVotes, unvoted }) => blindVotes + namedVotes + unvoted > 0);
  expect(busy).toEqual([
    { day: dayOf("2026-03-07"), blindVotes: 1, namedVotes: 0, unvoted: 1 },
    { day: dayOf("2026-03-09"), blindVotes: 1, namedVotes: 0, unvoted: 0 },
    { day: dayOf("2026-03-10"), blindVotes: 2, namedVotes: 1, unvoted: 1 },
  ]);
  expect(activity.days.at(-1)!.day).toBe(dayOf("2026-03-10"));
  const year = await settled(new ActivityCounter(), 365);
  expect(daysPicture(year).finding).toBe(
    "5 blind votes, 1 with names seen and 2 battles without a vote in the last 365 days",
  );
});

test("a day that ends is counted once: numbers stay the same when it becomes the past", async () => {
  const counter = new ActivityCounter();
  const before = await settled(counter);
  // A counter that has seen the 10th as today counts it among the past on the 11th.
  const next = new Date("2026-03-11T01:30:00Z");
  const clock = Date.now;
  Date.now = () => clock() + 60_000;
  try {
    const after = await counter.read(30, next);
    expect(after.countedSince).toBeNull();
    const all = (activity: typeof before) => Object.values(activity.actions).map((often) => often.all);
    expect(all(after)).toEqual(all(before));
    expect(after.models.map(({ calls }) => calls.all)).toEqual(before.models.map(({ calls }) => calls.all));
    expect(after.actions.both_bad).toEqual({ hour: 0, day: 1, all: 1 });
  } finally {
    Date.now = clock;
  }
});
