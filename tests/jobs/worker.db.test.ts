import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";
import { openVotes } from "../support/votes.ts";

const { url } = await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "50";
const arena = await openTestArena(["ada", "bob", "cyd"]);
const { db } = await import("#lib/db.ts");
const { answerTurns } = await import("#lib/jobs/answer-turns.ts");
const { keepBoardsFresh } = await import("#lib/jobs/keep-boards-fresh.ts");
const { whileLeading } = await import("#lib/jobs/lead.ts");
const { closeBus, connect, listen } = await import("#lib/live/bus.ts");
const { findBattle } = await import("#lib/battle/store.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");

afterAll(closeBus);

async function until(holds: () => Promise<boolean> | boolean, ms = 10_000) {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await sleep(25)) if (await holds()) return;
  throw new Error(`It did not come true within ${ms} ms.`);
}

/** Breaks every connection of one kind, as a network or a restarted server would. */
async function cut(applicationName: string) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
    applicationName,
  ]);
  await admin.end();
}

test("a prompt is answered and a vote becomes a board without anybody asking", async () => {
  await connect();
  const stop = new AbortController();
  const work = Promise.all([answerTurns(stop.signal), keepBoardsFresh(stop.signal)]);
  const { id, voterId } = await arena.startBetween("ada", "bob");
  await until(async () => (await findBattle(id))!.state === "answered");
  await castVote({ battleId: id, voterIds: [voterId], winner: "model_b", reasons: [] });
  const ofAll = { source: { slug: "arena" }, category: "overall", votes: 1 };
  await until(async () => (await db.snapshot.count({ where: ofAll })) === 1);
  stop.abort();
  await work;
});

test("votes that come together share a refresh", async () => {
  const stop = new AbortController();
  const work = keepBoardsFresh(stop.signal);
  const votes = await openVotes("burst");
  await sleep(400);
  await Promise.all(Array.from({ length: 30 }, () => votes.cast("ada", "bob", "tie", 1)));
  const of = { source: { slug: "burst" }, method: "bradley-terry" };
  await until(async () => (await db.snapshot.count({ where: { ...of, votes: 30 } })) === 1);
  expect(await db.snapshot.count({ where: of })).toBeLessThan(15);
  stop.abort();
  await work;
});

test("what is said on a channel is heard again after the connection was cut, with a hint to look again", async () => {
  await connect();
  const heard: (string | null)[] = [];
  const hush = listen("votes", (payload) => heard.push(payload));
  await db.$executeRaw`select pg_notify('votes', 'before')`;
  await until(() => heard.includes("before"));
  heard.length = 0;
  await cut("ringside-bus");
  await until(() => heard.includes(null));
  await db.$executeRaw`select pg_notify('votes', 'after')`;
  await until(() => heard.includes("after"));
  hush();
  await db.$executeRaw`select pg_notify('votes', 'later')`;
  await sleep(100);
  expect(heard).not.toContain("later");
});

test("one process leads at a time, and another takes over when its connection breaks", async () => {
  const leading = new Set<string>();
  const seen: string[][] = [];
  const stop = new AbortController();
  const lead = (name: string) =>
    whileLeading(stop.signal, async (signal) => {
      leading.add(name);
      seen.push([...leading]);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      leading.delete(name);
    });
  const contenders = Promise.all([lead("one"), lead("two"), lead("three")]);
  await until(() => leading.size === 1);
  await sleep(200);
  expect(seen).toHaveLength(1);
  await cut("ringside-leader");
  await until(() => seen.length === 2 && leading.size === 1);
  expect(seen.every((names) => names.length === 1)).toBe(true);
  stop.abort();
  await contenders;
});
