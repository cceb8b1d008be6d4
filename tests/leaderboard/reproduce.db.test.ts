import { beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "60";
const { db } = await import("#lib/db.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { explainChange } = await import("#lib/leaderboard/explain-change.ts");
const { compareByIds, loadSnapshot } = await import("#lib/leaderboard/load-snapshot.ts");
const { makeBoard } = await import("#lib/leaderboard/make-board.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { reproduce } = await import("#lib/leaderboard/reproduce.ts");
const { findSnapshot, newestLeaderboard, withdrawSnapshot } = await import("#lib/leaderboard/store.ts");

const votes = await openVotes("survey");
const source = votes.source;
const idOf = async (spec = {}) => (await newestLeaderboard({ source: "survey", ...spec }))!.snapshot.id;

beforeAll(async () => {
  await votes.cast("ada", "bob", "model_a", 12);
  await votes.cast("bob", "ada", "model_a", 6);
  await votes.cast("cyd", "bob", "model_b", 5);
  await votes.cast("cyd", "ada", "tie", 4);
  const battles = await db.battle.findMany({ where: { sourceId: source.id }, orderBy: { id: "asc" } });
  for (const [at, { id }] of battles.entries()) if (at % 2 === 0) await tag(id, ["coding"]);
  await refreshSource(source);
});

/** A verdict on one of ada's wins, new votes, and another filing of a battle: everything a board depends on changes. */
async function moveOn() {
  const vote = await db.vote.findFirstOrThrow({
    where: { sourceId: source.id, winner: "model_a", verdicts: { none: {} } },
  });
  await db.verdict.create({ data: { voteId: vote.id, rule: "administrator", version: 1, reason: "A trial." } });
  await votes.cast("bob", "cyd", "model_b", 3);
  const battle = await db.battle.findFirstOrThrow({ where: { sourceId: source.id, taggings: { none: {} } } });
  await tag(battle.id, ["coding", "german"]);
  await refreshSource(source);
}

test("a snapshot is made again from the votes to the last byte, long after everything has moved on", async () => {
  const boards = [
    {},
    { category: "coding" },
    { method: "elo" },
    { window: "7d" },
    { minVotes: 10 },
    { ties: "davidson" },
  ] as const;
  for (const board of boards.slice(2)) await makeBoard(source, specOf({ source: "survey", ...board }));
  const ids = await Promise.all(boards.map((board) => idOf(board)));
  const shown = await Promise.all(ids.map((id) => findSnapshot(id)));
  for (let round = 0; round < 3; round++) await moveOn();
  for (const [at, id] of ids.entries()) {
    const made = await reproduce(id);
    if (!made.ok) throw new Error(made.error);
    expect(made.value).toMatchObject({ agrees: true, id, differs: [], madeBy: null });
    expect(made.value.snapshot.board.rows).toEqual(shown[at]!.rows);
  }
  expect(new Set(ids).size).toBe(boards.length);
  expect(await idOf()).not.toBe(ids[0]);
});

test("a snapshot that somebody has tampered with does not agree, and it is said where", async () => {
  const id = await idOf();
  await db.$executeRaw`alter table "Snapshot" disable trigger append_only`;
  await db.$executeRaw`update "Snapshot" set rows = jsonb_set(rows, '{0,rating}', '1234.5'), votes = votes + 1 where id = ${id}::uuid`;
  const made = await reproduce(id);
  await db.$executeRaw`update "Snapshot" set votes = votes - 1 where id = ${id}::uuid`;
  await db.$executeRaw`alter table "Snapshot" enable trigger append_only`;
  if (!made.ok) throw new Error(made.error);
  // The votes still make the snapshot of that name; what is stored under it is another.
  expect(made.value).toMatchObject({ agrees: false, id, differs: ["votes", "rows"] });
});

test("two snapshots differ by what moved, and each cause by so many points", async () => {
  await votes.cast("ada", "cyd", "model_a", 1);
  await refreshSource(source);
  const from = await idOf();
  await moveOn();
  const to = await idOf();
  const compared = await compareByIds(from, to);
  if (!compared.ok) throw new Error(compared.error);
  const { comparison } = compared.value;
  expect(comparison.votes.to - comparison.votes.from).toBe(3 - 1);
  const [{ rule, from: before, to: after }] = comparison.filters;
  expect([rule, after - before]).toEqual(["administrator", 1]);
  expect([comparison.parameters, comparison.appeared, comparison.sameVotes]).toEqual([[], [], false]);

  const causes = await explainChange(from, to);
  if (!causes.ok) throw new Error(causes.error);
  for (const { model, change } of comparison.moves) {
    const { newVotes, opinions, parameters } = causes.value.find((cause) => cause.model === model)!;
    expect(newVotes! + opinions! + parameters!).toBeCloseTo(change!, 9);
    expect(parameters).toBe(0);
  }
  // Three wins of cyd over bob came in, one of ada's wins went: each shows under its own cause.
  const of = (model: string) => causes.value.find((cause) => cause.model === model)!;
  expect(of("cyd").newVotes).toBeGreaterThan(0);
  expect(of("bob").newVotes).toBeLessThan(0);
  expect(of("ada").opinions).toBeLessThan(0);
});

test("another way of rating the same votes shows under parameters alone", async () => {
  await makeBoard(source, specOf({ source: "survey", ties: "out" }));
  const [from, to] = [await idOf(), await idOf({ ties: "out" })];
  const compared = await compareByIds(from, to);
  const causes = await explainChange(from, to);
  if (!compared.ok || !causes.ok) throw new Error("not comparable");
  expect(compared.value.comparison).toMatchObject({ sameVotes: true, parameters: [{ name: "ties", to: "out" }] });
  for (const { newVotes, opinions } of causes.value) expect([newVotes, opinions]).toEqual([0, 0]);
  expect(causes.value.some(({ parameters }) => Math.abs(parameters!) > 1)).toBe(true);
});

test("a withdrawn snapshot leaves a tombstone that says why, and its board shows another", async () => {
  const id = await idOf();
  expect(await withdrawSnapshot(id, "Votes of a test were in it.", "somebody")).toBe(true);
  expect(await withdrawSnapshot(id, "Again.", "somebody")).toBe(false);
  expect(await loadSnapshot(id)).toMatchObject({
    ok: false,
    error: "snapshot_withdrawn",
    message: expect.stringContaining("Votes of a test") as string,
  });
  expect(await idOf()).not.toBe(id);
  await expect(db.snapshotWithdrawal.deleteMany()).rejects.toThrow("append-only");
  expect(await loadSnapshot("019b0000-0000-7000-8000-00000000dead")).toMatchObject({ error: "snapshot_not_found" });
});
