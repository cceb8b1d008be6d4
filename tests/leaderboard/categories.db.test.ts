import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { rateCounts } from "#lib/rating/index.ts";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "100";
const legal = { slug: "legal", name: "Legal questions", description: "Prompts about contracts and the law." };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "categories-"));
process.env.CATEGORIES_FILE = path.join(folder, "categories.json");
const rule = { words: ["contract"] };
fs.writeFileSync(process.env.CATEGORIES_FILE, JSON.stringify({ categories: [{ ...legal, version: 1, rule }] }));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const { db } = await import("#lib/db.ts");
const { tagsVersion } = await import("#lib/tagging/categories-file.ts");
const { inOrder, spokenCategory } = await import("#lib/leaderboard/categories.ts");
const { boardInWords } = await import("#lib/analysis/picture-board.ts");
const { votesPerLanguage } = await import("#lib/analysis/store.ts");
const { columnsOf } = await import("#components/leaderboard/columns.ts");
const { loadComparison } = await import("#lib/comparison/load-comparison.ts");
const { loadBoardPage } = await import("#lib/leaderboard/board-page.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { loadSheet } = await import("#lib/leaderboard/sheet.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { listCategories, newestLeaderboard } = await import("#lib/leaderboard/store.ts");

const votes = await openVotes("survey");
await votes.cast("ada", "bob", "model_a", 108);
await votes.cast("bob", "ada", "model_a", 72);
await votes.cast("bob", "cyd", "tie", 84);
await votes.cast("cyd", "ada", "model_b", 60);
await votes.cast("ada", "cyd", "model_b", 48);

const battles = await db.battle.findMany({
  where: { sourceId: votes.source.id },
  orderBy: { id: "asc" },
  include: { modelA: true, modelB: true, votes: true },
});
/** Every second battle is about code, every third in German, every fourth about the law, which is the operator's category; six are about mathematics. */
const categoriesOf = (at: number) => [
  ...(at % 2 === 0 ? ["coding"] : []),
  ...(at % 3 === 0 ? ["german"] : []),
  ...(at % 4 === 0 ? ["legal"] : []),
  ...(at % 64 === 1 ? ["math"] : []),
];
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
  for (const category of ["coding", "math", "german", "legal"]) {
    expect(await figures(category)).toEqual(expected(category).rows);
    expect((await board(category))!.snapshot).toMatchObject({ category, votes: expected(category).votes });
    expect((await board(category))!.snapshot.parameters).toMatchObject({ tagging: tagsVersion() });
  }
  expect((await board("overall"))!.snapshot.votes).toBe(372);
  expect(inOrder(await listCategories(votes.source.id), [legal])).toEqual([
    "overall",
    "coding",
    "math",
    "legal",
    "german",
  ]);
});

test("a category of the operator's own is called and explained as they wrote, wherever it is shown", async () => {
  const spec = specOf({ source: "survey", category: "legal" });
  const page = (await loadBoardPage(spec))!;
  const [topics, languages] = page.choices;
  expect(topics.value).toBe("legal");
  expect(topics.options.at(-1)).toMatchObject({ value: "legal", label: legal.name, says: legal.description });
  expect(languages.options.map(({ value }) => value)).toEqual(["", "german"]);

  const sheet = await loadSheet(spec, votes.source.id, null);
  // Six votes are too few for a rank.
  expect(sheet).toMatchObject({ categories: ["coding", "legal", "german"], own: [legal] });
  const column = columnsOf(sheet).find(({ id }) => id === "in-legal")!;
  expect(column.name).toBe("Legal questions");
  expect(column.says).toBe("Its rank among legal questions votes only. Prompts about contracts and the law.");

  expect(columnsOf(sheet).find(({ id }) => id === "in-german")!.says).toBe("Its rank among German votes only");
  const german = specOf({ source: "survey", category: "german" });
  expect(boardInWords(german, "Survey", null)).toBe("Survey, German: by Bradley–Terry.");
  expect(boardInWords(spec, "Survey", null)).toBe("Survey, legal questions: by Bradley–Terry.");
  const { categories, languages: spoken, sentence } = await standingOf();
  expect(categories.map(({ part }) => part)).toEqual(["coding", "math", "legal"]);
  expect(spoken.map(({ part }) => part)).toEqual(["german"]);
  expect(sentence).not.toContain("in Legal");
  expect(spokenCategory("legal", [legal])).toBe("in “Legal questions”");
  expect(await votesPerLanguage("survey", [legal])).toEqual([{ language: "german", votes: 124 }]);
});

/** The comparison of two models as its page loads it. */
async function standingOf() {
  const compared = await loadComparison("ada", "bob", "survey");
  if (!compared.ok || !compared.value.standing) throw new Error("The two models are not compared.");
  return compared.value.standing;
}

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
