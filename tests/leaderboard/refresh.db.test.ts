import { beforeAll, expect, test } from "vitest";
import { rateCounts } from "#lib/rating/index.ts";
import { openTestDatabase } from "../support/database.ts";
import { openVotes } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "200";
const { db } = await import("#lib/db.ts");
const { Refresher, refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { foldChanges } = await import("#lib/counts/store.ts");
const { makeBoard } = await import("#lib/leaderboard/make-board.ts");
const { readCounts } = await import("#lib/leaderboard/boards.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { newestLeaderboard } = await import("#lib/leaderboard/store.ts");

const votes = await openVotes("survey");
const newest = () => newestLeaderboard({ source: "survey" });

beforeAll(async () => {
  await votes.cast("ada", "bob", "model_a", 30);
  await votes.cast("bob", "ada", "model_a", 10);
  await votes.cast("bob", "cyd", "tie", 8);
  await votes.cast("cyd", "ada", "model_b", 12);
  await votes.cast("ada", "cyd", "model_b", 4);
  await votes.cast("cyd", "bob", "both_bad", 3);
  await votes.cast("bob", "bob", "tie", 2);
});

test("a board's rows are what the rating core makes of the stored votes", async () => {
  await refreshSource(votes.source);
  const counts = await readCounts(specOf({ source: "survey" }));
  const expected = rateCounts(counts, { rounds: 200 });
  const board = (await newest())!;
  const figures = board.rows.map(({ name: _n, organization: _o, license: _l, link: _k, isToy: _t, ...row }) => row);
  expect(figures).toEqual(expected.rows);
  expect(board.snapshot).toMatchObject({
    votes: 67,
    models: 3,
    rounds: 200,
    seed: 0,
    method: "bradley-terry",
    dropped: [{ reason: "self_pair", count: 2 }],
    converged: true,
    components: 1,
    filters: [],
  });
  expect(board.snapshot.inputHash).toMatch(/^[0-9a-f]{64}$/);
});

test("three wins in four put a model log 3 of odds above its rival, on the page as in the core", async () => {
  const pair = await openVotes("pair");
  await pair.cast("eve", "fay", "model_a", 3);
  await pair.cast("fay", "eve", "model_a", 1);
  await refreshSource(pair.source);
  const { rows } = (await newestLeaderboard({ source: "pair", category: "overall", method: "bradley-terry" }))!;
  expect(rows.map(({ model }) => model)).toEqual(["eve", "fay"]);
  expect(rows[0].rating! - rows[1].rating!).toBeCloseTo((400 / Math.LN10) * Math.log(3), 9);
});

test("votes that have not changed make no new snapshot; one more vote does", async () => {
  await refreshSource(votes.source);
  expect(await refreshSource(votes.source)).toEqual([]);
  await votes.cast("ada", "bob", "tie", 1);
  expect(await refreshSource(votes.source)).toHaveLength(1);
  expect(await refreshSource(votes.source)).toEqual([]);
});

test("a verdict takes a vote off the board and its withdrawal puts it back, bit for bit", async () => {
  await refreshSource(votes.source);
  const before = (await newest())!;
  const { id: voteId } = await db.vote.findFirstOrThrow({ where: { sourceId: votes.source.id, winner: "model_a" } });
  const { id } = await db.verdict.create({ data: { voteId, rule: "administrator", version: 2, reason: "A trial." } });
  await refreshSource(votes.source);
  const without = (await newest())!;
  expect(without.snapshot.votes).toBe(before.snapshot.votes - 1);
  expect(without.snapshot.filters).toEqual([{ rule: "administrator", version: 2, votes: 1 }]);

  await db.verdict.update({ where: { id }, data: { withdrawnAt: new Date() } });
  await refreshSource(votes.source);
  const after = (await newest())!;
  expect(after.rows).toEqual(before.rows);
  expect(after.snapshot.inputHash).toBe(before.snapshot.inputHash);
  // A snapshot is named by what it says: the same inputs are the same snapshot, shown again.
  expect(after.snapshot.id).toBe(before.snapshot.id);
});

test("online Elo follows the votes in the order in which they were cast", async () => {
  const series = await openVotes("series");
  await series.cast("gus", "hal", "model_a", 1);
  await series.cast("gus", "hal", "model_b", 1);
  expect(await makeBoard(series.source, specOf({ source: "series", method: "elo" }))).not.toBeNull();
  expect(await makeBoard(series.source, specOf({ source: "series", method: "elo" }))).toBeNull();
  const { rows } = (await newestLeaderboard({ source: "series", method: "elo" }))!;
  // By hand: 1000 and 1000 become 1002 and 998; then hal, expected 1/(1+10^(4/400)), wins.
  const expected = 1 / (1 + 10 ** (4 / 400));
  expect(rows.find(({ model }) => model === "hal")?.rating).toBeCloseTo(998 + 4 * (1 - expected), 9);
});

test("snapshots are neither changed nor deleted", async () => {
  const { id } = await db.snapshot.findFirstOrThrow();
  await expect(db.snapshot.update({ where: { id }, data: { votes: 1 } })).rejects.toThrow("append-only");
  await expect(db.snapshot.delete({ where: { id } })).rejects.toThrow();
});

test("a source whose first votes another process folded, as npm run fill does, is found", async () => {
  const refresher = new Refresher();
  await refresher.fold();
  const filled = await openVotes("filled");
  await filled.cast("ada", "bob", "model_a", 2);
  await foldChanges();
  expect(await refresher.fold()).toContainEqual({ sourceId: filled.source.id, category: "overall" });
  expect(await refresher.fold()).toEqual([]);
});

test("a source without votes has no board", async () => {
  const empty = await openVotes("empty");
  expect(await refreshSource(empty.source)).toEqual([]);
  expect(await newestLeaderboard({ source: "empty", category: "overall", method: "bradley-terry" })).toBeNull();
});
