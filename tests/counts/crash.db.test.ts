import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

const { url } = await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "20";
const { db } = await import("#lib/db.ts");
const { foldChanges, readCounts, rebuildCounts } = await import("#lib/counts/store.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { boardHistory } = await import("#lib/leaderboard/history-store.ts");
const { newestLeaderboard } = await import("#lib/leaderboard/store.ts");

/** Runs the refresh in a process of its own; tells by which signal it died, null when it came to its end. */
function refreshAndDie(source: { id: string; slug: string }, step: number, moment: "before" | "after") {
  const script = path.join(import.meta.dirname, "..", "fixtures", "refresh-and-die.ts");
  const args = ["--conditions=react-server", script, source.id, source.slug, String(step), moment];
  const env = { ...process.env, DATABASE_URL: url, BOOTSTRAP_ROUNDS: "20" };
  return new Promise<string | null>((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code, signal) => (code ? reject(new Error(`exit code ${code}`)) : resolve(signal)));
  });
}

const settled = async (sourceId: string) => {
  const { rows } = await readCounts(sourceId);
  return rows.filter(({ category }) => category === "overall").reduce((sum, row) => sum + row.winsA, 0);
};

test("a worker killed at any step leaves counts and boards from which the next one goes on, with nothing lost or doubled", async () => {
  const votes = await openVotes("crash");
  let cast = 0;
  let died = 0;
  for (let step = 1; ; step++) {
    let isOver = false;
    for (const moment of ["before", "after"] as const) {
      await votes.cast("ada", "bob", "model_a", 1);
      await votes.cast("bob", "ada", "tie", 1);
      cast += 1;
      const signal = await refreshAndDie(votes.source, step, moment);
      if (signal === null && moment === "before") isOver = true;
      // There is a step to die at until there is none any more.
      expect(signal).toBe(isOver ? null : "SIGKILL");
      if (!isOver) died++;
      // What is counted and what waits is all there is, at every moment.
      expect(await rebuildCounts(votes.source.id)).toEqual([]);
    }
    if (isOver) break;
  }
  // Connect, fold, read, publish: there are some steps to die at.
  expect(died).toBeGreaterThan(12);
  await refreshSource(votes.source);
  expect(await settled(votes.source.id)).toBe(cast);
  const board = (await newestLeaderboard({ source: "crash" }))!;
  expect(board.snapshot.votes).toBe(2 * cast);
  const history = await boardHistory(specOf({ source: "crash" }));
  const seen = history.map(({ rows }) => rows.reduce((sum, { votes: n }) => sum + n, 0));
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
}, 120_000);

test("two workers that fold and refresh at the same time count everything once, and no board goes back in time", async () => {
  const votes = await openVotes("rivals");
  await votes.cast("ada", "bob", "model_b", 1);
  const [battle] = await db.battle.findMany({ where: { sourceId: votes.source.id } });
  const { Refresher } = await import("#lib/leaderboard/refresh.ts");
  const rivals = [new Refresher(), new Refresher(), new Refresher()];
  for (let round = 0; round < 8; round++) {
    await Promise.all([
      votes.cast("ada", "bob", "model_a", 2),
      votes.cast("bob", "cyd", "model_a", 1),
      tag(battle.id, round % 2 ? [] : ["coding"]),
      ...rivals.map((rival) => refreshSource(votes.source, rival)),
    ]);
  }
  await foldChanges();
  await refreshSource(votes.source, rivals[0]);
  await refreshSource(votes.source, rivals[1]);
  expect(await rebuildCounts(votes.source.id)).toEqual([]);
  expect((await newestLeaderboard({ source: "rivals" }))!.snapshot.votes).toBe(25);
  const positions = await db.publication.findMany({
    where: { sourceId: votes.source.id, board: { startsWith: "overall" } },
    orderBy: { id: "asc" },
  });
  const order = positions.map(({ position }) => Number(position));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});
