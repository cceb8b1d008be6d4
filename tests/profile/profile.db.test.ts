import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { openAnsweredBattles } from "../support/answered-battles.ts";
import { openTestDatabase } from "../support/database.ts";

const { url } = await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "50";
const { db } = await import("#lib/db.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { loadProfile } = await import("#lib/profile/load-profile.ts");
const { listModels } = await import("#lib/profile/list-models.ts");
const { methodExample } = await import("#lib/profile/method-example.ts");
const { countReasons, lastBoardOfDays } = await import("#lib/profile/store.ts");
const { listPages } = await import("#lib/feed/list-pages.ts");
const { findSharedBoard, loadFeed } = await import("#lib/feed/load-feed.ts");
const { loadComparison } = await import("#lib/comparison/load-comparison.ts");

const client = new pg.Client({ connectionString: url });
await client.connect();
afterAll(() => client.end());

const store = await openAnsweredBattles(client, { slug: "survey", kind: "imported" });
const source = { id: (await db.source.findUniqueOrThrow({ where: { slug: "survey" } })).id, slug: "survey" };
let minutes = 0;
const at = () => new Date(Date.UTC(2026, 0, 5, 0, minutes++));

async function cast(modelA: string, modelB: string, winner: "model_a" | "model_b" | "tie", times: number, more = {}) {
  for (let i = 0; i < times; i++) await store({ modelA, modelB, winner, castAt: at(), ...more });
}

// Ada is ahead of Bob, except on code; Cyd is somewhere between; Dee is private.
await cast("ada", "bob", "model_a", 20, { tokens: [120, 100], reasons: ["clearer"] });
await cast("bob", "ada", "model_b", 10, { tokens: [100, 130], prompt: "x".repeat(200), reasons: ["clearer", "brief"] });
await cast("ada", "bob", "model_b", 8, { categories: ["coding"], tokens: [10, 100], reasons: ["wrong"] });
await cast("ada", "bob", "model_a", 1, { categories: ["coding", "german"], consent: "publish", answerA: "Guten Tag" });
await cast("ada", "bob", "tie", 4, { categories: ["german"], consent: "private" });
await cast("bob", "ada", "tie", 5, { categories: ["german"] });
await cast("ada", "cyd", "model_a", 9);
await cast("cyd", "ada", "model_a", 5);
await cast("cyd", "bob", "model_a", 6);
await cast("bob", "cyd", "model_a", 4);
await cast("dee", "ada", "model_a", 2);
await cast("ada", "dee", "model_a", 2);
await db.model.updateMany({ where: { slug: "dee" }, data: { isPrivate: true } });
await refreshSource(source);

const profileOf = async (slug: string, asked?: string) => {
  const found = await loadProfile(slug, asked);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

test("a profile holds the board's row, the record against each rival and the share of votes, private rivals unnamed", async () => {
  const { model, sources, standing } = await profileOf("ada");
  expect(model.name).toBe("Ada");
  expect(sources.map(({ slug }) => slug)).toEqual(["survey"]);
  expect(standing!.record.map(({ rival, wins, losses, ties }) => [rival.model, wins, losses, ties])).toEqual([
    ["cyd", 9, 5, 0],
    ["bob", 31, 8, 5],
  ]);
  expect(standing!.row).toMatchObject({ model: "ada", votes: 62, wins: 42, losses: 15, ties: 5 });
  expect(standing!.traffic).toEqual({ share: 62 / 72, even: 0.5 });
  expect(standing!.pictures.record.drawing).toMatchObject({ rows: [{ model: "bob" }, { model: "cyd" }] });
});

test("reasons are counted once a vote, by how the vote ended, in counted votes only", async () => {
  const counts = await countReasons(source.id);
  const of = (model: string) =>
    counts
      .filter((one) => one.model === model)
      .map(({ outcome, reason, votes, of: total }) => `${outcome} ${reason} ${votes}/${total}`)
      .sort();
  expect(of("ada")).toEqual(["lost wrong 8/8", "won brief 10/30", "won clearer 30/30"]);
  expect(of("bob")).toEqual(["lost brief 10/30", "lost clearer 30/30", "won wrong 8/8"]);
});

test("a comparison counts as the boards do, by category and language, and splits by day and length", async () => {
  const found = await loadComparison("ada", "bob");
  if (!found.ok || !found.value.standing) throw new Error("no comparison");
  const { standing } = found.value;
  const figures = (parts: { part: string; first: number; second: number; ties: number }[]) =>
    parts.map(({ part, first, second, ties }) => [part, first, second, ties]);
  expect(figures([standing.all])).toEqual([["overall", 31, 8, 5]]);
  expect(figures(standing.categories)).toEqual([["coding", 1, 8, 0]]);
  expect(figures(standing.languages)).toEqual([["german", 1, 0, 5]]);
  expect(figures(standing.answers)).toEqual([
    ["first", 30, 0, 0],
    ["second", 0, 8, 0],
  ]);
  expect(figures(standing.prompts)).toEqual([
    ["short", 20, 8, 0],
    ["medium", 10, 0, 0],
  ]);
  expect(figures(standing.periods)).toEqual([["2026-01-05", 31, 8, 5]]);
  expect(standing.sentence).toBe(
    "Ada beats Bob in 79\u00a0% of 39 decided battles, between 64 and 89; on coding the order reverses.",
  );
  // What the fit of the whole board says is what its rows say.
  const lead = standing.first.rating! - standing.second.rating!;
  expect(standing.foreseen!.score.share).toBeCloseTo(1 / (1 + 10 ** (-lead / 400)), 9);
  expect(standing.foreseen!.needed.isSeparated).toBe(true);
  // The survey ended long ago.
  expect(standing.pace).toBe(0);
});

test("only battles whose voters agreed are shown, with each answer under its model", async () => {
  const found = await loadComparison("ada", "bob");
  const samples = found.ok ? found.value.standing!.samples : [];
  expect(samples).toEqual([
    expect.objectContaining({
      outcome: "first",
      turns: [{ prompt: "What is 17 plus 25?", first: "Guten Tag", second: "It is 42." }],
    }),
  ]);
});

test("models that are unknown, private or hostile are not found, nor is a source", async () => {
  for (const slug of ["nobody", "dee", "", "a\0b", "%", "../ada", "'; drop table"]) {
    expect(await loadProfile(slug), slug).toMatchObject({ ok: false, error: "model_not_found" });
    expect(await loadComparison("ada", slug), slug).toMatchObject({ ok: false, error: "model_not_found" });
  }
  expect(await loadProfile("ada", "nowhere")).toEqual({ ok: false, error: "source_not_found" });
});

test("a model without a counted vote has a page without a standing", async () => {
  await db.model.create({
    data: { slug: "new", name: "New", organization: "-", license: "-", origin: "file", provider: "house" },
  });
  expect(await profileOf("new")).toMatchObject({ sources: [], source: null, standing: null });
  expect((await profileOf("new")).events).toMatchObject([{ kind: "added", reason: "named in the roster" }]);
  expect(await loadComparison("ada", "new")).toMatchObject({ ok: true, value: { standing: null, sources: [] } });
});

test("the list has the board's models by rank, without the private one, and knows no other source", async () => {
  const rows = (await listModels("survey"))!.models;
  expect(rows.map(({ slug }) => slug).toSorted()).toEqual(["ada", "bob", "cyd"]);
  const ranks = rows.map((model) => model.row!.rank!);
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  expect((await listModels("arena"))!.models.map(({ slug, row }) => [slug, row])).toEqual([["new", null]]);
  expect(await listModels("nowhere")).toBeNull();
});

test("the method's page has an example from a board", async () => {
  const example = (await methodExample())!;
  expect(example.source.slug).toBe("survey");
  expect(example.funnel).toMatchObject({ cast: 76, counted: 72 });
  expect(example.pairs).toBe(4);
  expect(example.record.rival.model).toBe(example.behind.model);
  expect(example.ahead.rating).toBeGreaterThan(example.behind.rating);
});

test("the site's pages are listed once each, without what is private", async () => {
  const paths = (await listPages()).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(expect.arrayContaining(["/", "/methods", "/models/ada?source=survey", "/models/new"]));
  expect(paths.filter((path) => path.includes("dee"))).toEqual([]);
  expect(paths.filter((path) => path.startsWith("/compare/"))).toHaveLength(2);
});

test("a board that is shared leaves private models out; the arena's is there before its first vote", async () => {
  const shared = await findSharedBoard({ source: "survey", category: "overall" });
  expect(shared.ok && shared.value.board!.rows.map(({ model }) => model)).not.toContain("dee");
  expect(await findSharedBoard({ source: "arena", category: "overall" })).toMatchObject({
    ok: true,
    value: { board: null },
  });
  expect(await findSharedBoard({ source: "arena", category: "coding" })).toMatchObject({ error: "snapshot_not_found" });
  expect(await findSharedBoard({ source: "nowhere", category: "overall" })).toMatchObject({
    error: "source_not_found",
  });
});

test("a feed tells of a day on which ranks changed, and not of the first board", async () => {
  const site = "https://arena.example";
  const text = async () => {
    const feed = await loadFeed({ source: "survey", category: "overall" }, site);
    if (!feed.ok) throw new Error(feed.error);
    return feed.value;
  };
  expect(await text()).not.toContain("<entry>");
  // The board so far was shown the day before.
  await db.$executeRaw`alter table "Publication" disable trigger user`;
  await db.$executeRaw`update "Publication" set "publishedAt" = "publishedAt" - interval '1 day'`;
  await db.$executeRaw`alter table "Publication" enable trigger user`;
  await cast("bob", "eve", "model_a", 30);
  await cast("eve", "bob", "model_a", 3);
  await refreshSource(source);
  expect(await lastBoardOfDays(source.id, "overall", 60)).toHaveLength(2);
  expect((await text()).match(/<entry>/g)).toHaveLength(1);
  expect(await text()).toMatch(/models\/eve[^<]*Eve enters at rank 4/);
});

test("a reason of one side is told of that side's model alone, and what was said last holds", async () => {
  const battleId = await store({
    modelA: "eve",
    modelB: "fay",
    winner: "model_a",
    castAt: at(),
    reasons: ["useful_a"],
  });
  const vote = await db.vote.findFirstOrThrow({ where: { battleId } });
  const say = (ordinal: number, reasons: string[]) =>
    db.voteReasons.create({ data: { voteId: vote.id, ordinal, sourceId: source.id, reasons } });
  const told = async () =>
    (await countReasons(source.id))
      .filter(({ model }) => model === "eve" || model === "fay")
      .map(({ model, outcome, reason, votes, of }) => `${model} ${outcome} ${reason} ${votes}/${of}`)
      .sort();
  expect(await told()).toEqual(["eve won useful 1/1"]);
  await say(1, ["complete_a", "incorrect_b", "clearer"]);
  await say(2, ["creative_a", "incorrect_b", "clearer"]);
  expect(await told()).toEqual([
    "eve won clearer 1/1",
    "eve won creative 1/1",
    "fay lost clearer 1/1",
    "fay lost incorrect 1/1",
  ]);
  await say(3, []);
  expect(await told()).toEqual([]);
});

test("a category in which a model does otherwise stands out against its level over all votes", async () => {
  const thin = (await profileOf("ada")).standing!.strengths.find(({ category }) => category === "coding");
  expect(thin).toMatchObject({ votes: 9, low: null, high: null });
  await cast("ada", "bob", "model_b", 21, { categories: ["coding"] });
  await refreshSource(source);
  const [ada, bob] = [await profileOf("ada"), await profileOf("bob")];
  const codingOf = ({ standing }: typeof ada) => standing!.strengths.find(({ category }) => category === "coding")!;
  expect(codingOf(ada).high).toBeLessThan(0);
  expect(codingOf(bob).low).toBeGreaterThan(0);
  expect(codingOf(ada).gap).toBeCloseTo(-codingOf(bob).gap, 9);
});
