import { expect, test } from "vitest";
import { rateCounts } from "#lib/rating/index.ts";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "100";
const { db } = await import("#lib/db.ts");
const { tagsVersion } = await import("#lib/tagging/categories-file.ts");
const { inOrder } = await import("#lib/leaderboard/categories.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { listCategories, newestLeaderboard } = await import("#lib/leaderboard/store.ts");

const votes = await openVotes("survey");
await votes.cast("ada", "bob", "model_a", 9);
await votes.cast("bob", "ada", "model_a", 6);
await votes.cast("bob", "cyd", "tie", 7);
await votes.cast("cyd", "ada", "model_b", 5);
await votes.cast("ada", "cyd", "model_b", 4);

const battles = await db.battle.findMany({
  where: { sourceId: votes.source.id },
  orderBy: { id: "asc" },
  include: { modelA: true, modelB: true, votes: true },
});
/** Every second battle is about code, every third in German. */
const categoriesOf = (at: number) => [...(at % 2 === 0 ? ["coding"] : []), ...(at % 3 === 0 ? ["german"] : [])];
for (const [at, { id }] of battles.entries()) await tag(id, categoriesOf(at));

const board = (category: string) => newestLeaderboard({ source: "survey", category, method: "bradley-terry" });

/** What the rating core makes of the votes that a test picks by hand. */
function expected(category: string, isCounted = (_at: number) => true) {
  const picked = battles.filter((_, at) => categoriesOf(at).includes(category) && isCounted(at));
  const counts = picked.map(({ modelA, modelB, votes: [vote] }) => ({
    modelA: modelA.slug,
    modelB: modelB.slug,
    winner: vote.winner,
    count: 1,
  }));
  return rateCounts(counts, { rounds: 100 });
}

async function figures(category: string) {
  const { rows } = (await board(category))!;
  return rows.map(({ name: _n, organization: _o, license: _l, link: _k, isToy: _t, ...row }) => row);
}

test("a category's board is what the rating core makes of the votes filed under it", async () => {
  await refreshSource(votes.source);
  for (const category of ["coding", "german"]) {
    expect(await figures(category)).toEqual(expected(category).rows);
    expect((await board(category))!.snapshot).toMatchObject({ category, votes: expected(category).votes });
    expect((await board(category))!.snapshot.parameters).toMatchObject({ tagging: tagsVersion() });
  }
  expect((await board("overall"))!.snapshot.votes).toBe(31);
  expect(inOrder(await listCategories(votes.source.id))).toEqual(["overall", "coding", "german"]);
});

test("a verdict moves the boards of its vote's categories and no other", async () => {
  expect(await refreshSource(votes.source)).toEqual([]);
  const before = (await board("german"))!.snapshot.id;
  const [{ id: voteId }] = battles[2].votes;
  const { id } = await db.verdict.create({ data: { voteId, rule: "administrator", version: 1, reason: "A trial." } });
  await refreshSource(votes.source);
  expect(await figures("coding")).toEqual(expected("coding", (at) => at !== 2).rows);
  expect((await board("coding"))!.snapshot.filters).toEqual([{ rule: "administrator", version: 1, votes: 1 }]);
  expect((await board("german"))!.snapshot.id).toBe(before);
  await db.verdict.update({ where: { id }, data: { withdrawnAt: new Date() } });
  await refreshSource(votes.source);
  expect(await figures("coding")).toEqual(expected("coding").rows);
});

test("a category that loses its last vote has an empty board, and once", async () => {
  for (const [at, { id }] of battles.entries())
    if (categoriesOf(at).includes("german"))
      await tag(
        id,
        categoriesOf(at).filter((category) => category !== "german"),
      );
  expect(await refreshSource(votes.source)).toHaveLength(1);
  expect((await board("german"))!.rows).toEqual([]);
  expect((await board("german"))!.snapshot.votes).toBe(0);
  expect(await refreshSource(votes.source)).toEqual([]);
});
