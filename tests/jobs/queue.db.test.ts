import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "50";
const { db } = await import("#lib/db.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { newestLeaderboard } = await import("#lib/leaderboard/store.ts");
const { foldChanges, rebuildCounts: rebuild } = await import("#lib/counts/store.ts");
const { makeOrderedBoard, orderOf } = await import("#lib/jobs/make-ordered-board.ts");
const { rebuildCounts } = await import("#lib/jobs/rebuild-counts.ts");
const { rerunRule } = await import("#lib/jobs/rerun-rule.ts");
const { closeQueue, recentJobs, send } = await import("#lib/jobs/queue.ts");
const { runJobs } = await import("#lib/jobs/run-jobs.ts");

const stop = new AbortController();
let work: Promise<void>;
const votes = await openVotes("survey");

beforeAll(async () => {
  await votes.cast("ada", "bob", "model_a", 5);
  await votes.cast("bob", "ada", "model_a", 3);
  const battles = await db.battle.findMany({ take: 4, orderBy: { id: "asc" } });
  for (const { id } of battles) await tag(id, ["coding"]);
  work = runJobs(stop.signal);
});

afterAll(async () => {
  stop.abort();
  await work;
  await closeQueue();
});

async function ended(id: string | null) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50)) {
    const job = (await recentJobs(50)).find((one) => one.id === id);
    if (job && ["completed", "failed", "retry"].includes(job.state)) return job;
  }
  throw new Error("The job did not end in time.");
}

test("boards that need the votes in order are made by the queue", async () => {
  for (const spec of [
    specOf({ source: "survey", method: "elo" }),
    specOf({ source: "survey", method: "elo", category: "coding" }),
    specOf({ source: "survey", window: "7d" }),
  ]) {
    expect((await ended(await send(makeOrderedBoard, orderOf(votes.source, spec)))).state).toBe("completed");
    expect((await newestLeaderboard(spec))!.rows).toHaveLength(2);
  }
  // By hand: of the first four votes, all for ada, the first moves her by 4 · ½ points.
  const coding = (await newestLeaderboard({ source: "survey", method: "elo", category: "coding" }))!;
  expect(coding.snapshot.votes).toBe(4);
  expect(coding.rows[0].model).toBe("ada");
});

test("the list is not full of what the clock does every minute: of that the last time is enough, and what went wrong", async () => {
  const name = makeOrderedBoard.name;
  const all = await recentJobs(50);
  const done = all.filter((job) => job.name === name && job.state === "completed");
  expect(done.length).toBeGreaterThan(1);
  const short = await recentJobs(50, [name]);
  expect(short.map(({ id }) => id)).toEqual(all.filter((job) => !done.slice(1).includes(job)).map(({ id }) => id));
});

test("a rebuild finds nothing to correct in counts that triggers kept, and repairs what a hand has spoiled", async () => {
  await foldChanges();
  expect((await ended(await send(rebuildCounts, { source: "survey" }))).note).toBe("0 corrected");
  await db.$executeRaw`update "VoteCount" set "winsA" = "winsA" + 7 where category = 'coding'`;
  await db.$executeRaw`delete from "VoteCount" where category = 'overall'`;
  const { note, share } = await ended(await send(rebuildCounts, { source: "survey" }));
  expect([note, share]).toEqual(["3 corrected", 1]);
  await foldChanges();
  expect(await rebuild(votes.source.id)).toEqual([]);
});

test("a job that was put off is done soon after its time, though nobody is notified of it", async () => {
  expect((await ended(await send(rebuildCounts, { source: "survey" }, 1))).state).toBe("completed");
});

test("a job that cannot be done says why, where an administrator sees it", async () => {
  const { problem, state } = await ended(await send(rerunRule, { rule: 7 } as never));
  expect(state).toBe("retry");
  expect(problem).toContain("expected string");
});

test("the same job asked for twice at once waits once", async () => {
  const ids = await Promise.all([1, 2, 3, 4].map(() => send(rebuildCounts, { source: "survey" }, 60)));
  expect(ids.filter((id) => id !== null)).toHaveLength(1);
});
