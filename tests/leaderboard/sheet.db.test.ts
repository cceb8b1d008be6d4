import { beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "50";
const { db } = await import("#lib/db.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { ranksAt } = await import("#lib/leaderboard/sheet-store.ts");
const { loadSheet } = await import("#lib/leaderboard/sheet.ts");
const { loadBoardPage, readBoardWords } = await import("#lib/leaderboard/board-page.ts");
const { writeSheet } = await import("#lib/dataset/write-sheet.ts");
const { boardPace } = await import("#lib/trust/load-report.ts");

const votes = await openVotes("survey");
const spec = specOf({ source: "survey" });

beforeAll(async () => {
  await votes.cast("ada", "bob", "model_a", 19);
  await votes.cast("bob", "ada", "model_a", 15);
  const battles = await db.battle.findMany({ orderBy: { createdAt: "asc" } });
  for (const [index, { id }] of battles.entries()) {
    // Thirty votes let a rank mean something, and the four others both ways round do not.
    await tag(id, [index >= 2 && index < 32 ? "coding" : "danish"]);
  }
  await db.model.update({
    where: { slug: "ada" },
    data: { inputPrice: 150_000n, outputPrice: 600_000n, knowledgeCutoff: "2025-06", provider: "house" },
  });
  await refreshSource(votes.source);
});

test("prices, cut-off and ranks by category stand beside the rows of the board", async () => {
  const sheet = await loadSheet(spec, votes.source.id, null);
  expect(sheet).toMatchObject({ state: "current", categories: ["coding"], since: null });
  expect(sheet.facts.ada).toMatchObject({ knowledgeCutoff: "2025-06", inputPrice: 0.15, outputPrice: 0.6, ranks: [1] });
  expect(sheet.facts.bob).toMatchObject({ knowledgeCutoff: null, inputPrice: null, tokensPerSecond: null });
});

test("a table's ETag changes with knowledge cut-offs and prices, which a snapshot does not hold", async () => {
  const { exportDataset } = await import("#lib/dataset/export.ts");
  const { readExportRequest } = await import("#lib/dataset/schema.ts");
  const tagOf = async (profile: string) => {
    const request = readExportRequest("leaderboard", { source: "survey", profile });
    const found = request.ok ? await exportDataset(request.value) : request;
    return found.ok ? found.value.etag : found.error;
  };
  const tags = async () => ({
    table: await tagOf("leaderboard-table"),
    catalog: await tagOf("arena-catalog"),
    board: await tagOf("ringside"),
  });
  const changed = (one: Awaited<ReturnType<typeof tags>>, other: typeof one) =>
    Object.keys(one).filter((name) => one[name as keyof typeof one] !== other[name as keyof typeof one]);
  const update = (knowledgeCutoff: string) => db.model.update({ where: { slug: "ada" }, data: { knowledgeCutoff } });

  const before = await tags();
  expect(changed(before, await tags())).toEqual([]);
  await update("2025-07");
  expect(changed(before, await tags())).toEqual(["table"]);
  await update("2025-06");

  // Prices stand in the table as the page shows it.
  const sheet = await loadSheet(spec, votes.source.id, null);
  const tagWith = (outputPrice: number) => {
    const facts = { ...sheet.facts, ada: { ...sheet.facts.ada, outputPrice } };
    return writeSheet(new Request("http://localhost/sheet"), { ...sheet, facts }).headers.get("etag");
  };
  expect(tagWith(0.6)).toBe(tagWith(0.6));
  expect(tagWith(0.6)).not.toBe(tagWith(0.7));
});

test("speed is the median over finished answers of some length", async () => {
  const { id: modelId } = await db.model.findUniqueOrThrow({ where: { slug: "ada" } });
  const { id: battleId } = await db.battle.findFirstOrThrow();
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
  // 30, 60 and 100 tokens a second; a short answer and an unfinished one say nothing.
  const answers = [
    { outputTokens: 300, seconds: 10, state: "done" },
    { outputTokens: 600, seconds: 10, state: "done" },
    { outputTokens: 1000, seconds: 10, state: "done" },
    { outputTokens: 5, seconds: 0.01, state: "done" },
    { outputTokens: 900, seconds: 1, state: "writing" },
  ] as const;
  for (const [index, { outputTokens, seconds, state }] of answers.entries()) {
    const turn = await db.turn.create({ data: { battleId, index: index + 1, prompt: "?" } });
    await db.answer.create({
      data: {
        ...{ turnId: turn.id, side: "a", modelId, state, text: "!", outputTokens },
        ...{ firstTokenAt: at(0), finishedAt: at(seconds) },
      },
    });
  }
  const { readModelFacts } = await import("#lib/leaderboard/sheet-store.ts");
  expect((await readModelFacts()).get("ada")?.tokensPerSecond).toBeCloseTo(60, 9);
});

test("the board of an earlier day is the one that was shown at its end", async () => {
  const before = new Date();
  expect((await ranksAt(votes.source.id, spec, before))?.ranks.get("ada")).toBe(1);
  await votes.cast("bob", "ada", "model_a", 60);
  await refreshSource(votes.source);
  const now = await loadSheet(spec, votes.source.id, "2999-12-31");
  expect(now.board?.rows[0].model).toBe("bob");
  expect(now.facts.bob.earlierRank).toBe(now.board?.rows[0].rank);
  expect(await ranksAt(votes.source.id, spec, new Date("2020-01-01"))).toBeNull();
  const early = await loadSheet(spec, votes.source.id, "2020-01-01");
  expect(early.since).toEqual({ day: "2020-01-01", madeAt: null });
  expect(early.facts.ada.earlierRank).toBeNull();
});

test("as a file the table has one line per model and a column for each category", async () => {
  const text = await writeSheet(new Request("http://x/"), await loadSheet(spec, votes.source.id, null)).text();
  const [header, first, ...rest] = text.trim().split("\r\n");
  expect(header.split(",").slice(-3)).toEqual(["tokens_per_second", "earlier_rank", "rank_coding"]);
  expect(first).toMatch(/^1,.*,bob,bob,/);
  expect(rest).toHaveLength(1);
});

test("a source, or a category, that nobody makes has no page; one beyond the standard set is asked for", async () => {
  expect(await loadBoardPage(specOf({ source: "nowhere" }))).toBeNull();
  expect(await loadBoardPage({ ...spec, category: "cooking" })).toBeNull();
  expect(await loadBoardPage(specOf({ source: "arena" }))).toMatchObject({ source: { votes: 0 } });
  expect((await loadSheet({ ...spec, ties: "davidson" }, votes.source.id, null)).state).toBe("making");
});

test("words that do not go together give way to the method, and it is told", () => {
  const read = (query: string) => readBoardWords(new URLSearchParams(query));
  expect(read("method=elo&ties=davidson")).toMatchObject({
    spec: { method: "elo", ties: "half" },
    problems: [expect.stringContaining("Elo")],
  });
  expect(read("category=coding&language=english")?.problems).toHaveLength(1);
  expect(read("category=&language=english&minVotes=")).toMatchObject({ spec: { category: "english" }, problems: [] });
  expect(read("method=magic")).toBeNull();
});

test("a board's pace is its share of what its source gains; imported votes have none", async () => {
  // The votes above carry times of January 2026: none came in the last week.
  expect(await boardPace(votes.source.id, { votes: 94 }, { votes: 94 })).toBe(0);
  const { recentPace } = await import("#lib/trust/store.ts");
  const thatWeek = new Date(Date.UTC(2026, 0, 2));
  expect(await recentPace(votes.source.id, thatWeek)).toBe(0); // imported
  await db.source.update({ where: { id: votes.source.id }, data: { kind: "arena" } });
  expect(await recentPace(votes.source.id, thatWeek)).toBeCloseTo(94, 9);
});
