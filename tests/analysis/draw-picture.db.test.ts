import { expect, test } from "vitest";
import { pictureNames } from "#lib/analysis/pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { rateCounts } from "#lib/rating/index.ts";
import { openTestDatabase } from "../support/database.ts";
import { openVotes, tag } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "64";
const { db } = await import("#lib/db.ts");
const { GET } = await import("../../app/api/leaderboard/pictures/[picture]/route.ts");
const { drawPicture } = await import("#lib/analysis/draw-picture.ts");
const { countsByTime, modelCosts, turnCounts, votesPerDay, votesPerLanguage } = await import("#lib/analysis/store.ts");
const { specOf } = await import("#lib/leaderboard/board-spec.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { readCounts } = await import("#lib/leaderboard/boards.ts");
const { makeBoard } = await import("#lib/leaderboard/make-board.ts");

const votes = await openVotes("survey");
await votes.cast("ada", "bob", "model_a", 9);
await votes.cast("bob", "ada", "model_a", 6);
await votes.cast("bob", "cyd", "tie", 7);
await votes.cast("cyd", "ada", "model_b", 5);
await votes.cast("ada", "cyd", "model_b", 4);
const battles = await db.battle.findMany({ where: { sourceId: votes.source.id }, include: { votes: true } });
for (const [at, { id }] of battles.entries()) await tag(id, at % 2 === 0 ? ["coding"] : ["german"]);
// One vote is kept off, one battle is private: neither is counted anywhere.
await db.verdict.create({
  data: { voteId: battles[0].votes[0].id, rule: "administrator", version: 1, reason: "a test" },
});
await db.battle.update({ where: { id: battles[1].id }, data: { consent: "private" } });
await refreshSource(votes.source);

const all = { source: "survey", category: "overall", days: null };
const spec = specOf({ source: "survey" });
const never = new AbortController().signal;
const drawn = async (name: (typeof pictureNames)[number], given: object = {}) => {
  const found = await drawPicture(name, { spec, ...given }, never);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const ask = (picture: string, query = "source=survey") =>
  GET(new Request(`http://localhost/api/leaderboard/pictures/${picture}?${query}`), {
    params: Promise.resolve({ picture }),
  });

test("votes are counted per day, per language and over time as they are counted on the board", async () => {
  const counts = await readCounts(spec);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  expect(total).toBe(29);
  expect(await votesPerDay(all)).toEqual([{ day: "2026-01-01", votes: 29 }]);
  expect((await votesPerDay({ ...all, category: "german" }))[0].votes).toBe(14);
  expect(await votesPerLanguage("survey", [])).toEqual([{ language: "german", votes: 14 }]);
  expect(await turnCounts(all)).toEqual([]);

  const parts = await countsByTime(all, 4);
  expect(new Set(parts.map(({ until }) => until)).size).toBe(4);
  const rated = (some: typeof counts) => rateCounts(some, { rounds: 0 }).rows;
  expect(rated(parts)).toEqual(rated(counts));
});

test("a window counts back from the newest vote", async () => {
  expect(await votesPerDay({ ...all, days: 7 })).toEqual([{ day: "2026-01-01", votes: 29 }]);
  await db.battle.update({ where: { id: battles[1].id }, data: { consent: "aggregate" } });
  expect(await votesPerDay(all)).toEqual([{ day: "2026-01-01", votes: 30 }]);
  await db.battle.update({ where: { id: battles[1].id }, data: { consent: "private" } });
});

test("votes by day of a whole source are those that a look at each vote finds, days in UTC", async () => {
  const nights = await openVotes("nights");
  await nights.cast("ada", "bob", "model_a", 1);
  const { modelAId, modelBId } = await db.battle.findFirstOrThrow({ where: { sourceId: nights.source.id } });
  const cast = async (castAt: string, consent: "aggregate" | "private", verdicts: object[]) => {
    const vote = { sourceId: nights.source.id, winner: "tie", wasBlind: true, castAt: new Date(castAt) } as const;
    const { id } = await db.battle.create({
      data: { sourceId: nights.source.id, state: "recorded", modelAId, modelBId, consent, votes: { create: vote } },
    });
    const { id: voteId } = await db.vote.findFirstOrThrow({ where: { battleId: id } });
    for (const verdict of verdicts) {
      await db.verdict.create({ data: { voteId, version: 1, rule: "burst", reason: "a test", ...verdict } });
    }
  };
  await cast("2026-02-01T23:59:59.999999Z", "aggregate", []);
  await cast("2026-02-02T00:00:00Z", "aggregate", []);
  await cast("2026-02-02T01:00:00+03:00", "aggregate", []);
  await cast("2026-02-02T12:00:00Z", "private", [{}, { rule: "speed" }]);
  await cast("2026-02-03T12:00:00Z", "private", []);
  await cast("2026-02-02T13:00:00Z", "aggregate", [{ withdrawnAt: new Date(), withdrawnBy: "root" }]);
  await cast("2026-02-04T13:00:00Z", "aggregate", [{}]);
  for (const { id } of await db.battle.findMany({ where: { sourceId: nights.source.id } })) await tag(id, ["night"]);

  const range = { source: "nights", category: "overall", days: null };
  const found = await votesPerDay(range);
  expect(found).toEqual([
    { day: "2026-01-01", votes: 1 },
    { day: "2026-02-01", votes: 2 },
    { day: "2026-02-02", votes: 2 },
  ]);
  expect(await votesPerDay({ ...range, category: "night" })).toEqual(found);
  // Two days back from the newest vote, which does not count itself.
  expect(await votesPerDay({ ...range, days: 2 })).toEqual([]);
  expect(await votesPerDay({ ...range, days: 3 })).toEqual(found.slice(1));
  expect(await votesPerDay({ ...range, category: "night", days: 3 })).toEqual(found.slice(1));
});

test("a model's speed is the median over its answers, and its price is in dollars", async () => {
  const { id: modelId } = await db.model.update({ where: { slug: "ada" }, data: { outputPrice: 15_000_000n } });
  const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
  for (const [index, tokens] of [10, 20, 30, 40, 1000].entries()) {
    await db.turn.create({
      data: {
        battleId: battles[0].id,
        index: index + 1,
        prompt: "x",
        state: "answered",
        answers: {
          create: {
            ...{ side: "a", modelId, state: "done", text: "x", outputTokens: tokens },
            ...{ createdAt: at(0), firstTokenAt: at(500), finishedAt: at(1500) },
          },
        },
      },
    });
  }
  const costs = await modelCosts(["ada", "bob"]);
  expect(costs.sort((one, other) => (one.model < other.model ? -1 : 1))).toEqual([
    { model: "ada", outputPrice: 15, tokensPerSecond: 30 },
    { model: "bob", outputPrice: null, tokensPerSecond: null },
  ]);
});

test("a battle has as many turns as it had when it was voted on", async () => {
  const battle = battles[2];
  const answers = (["a", "b"] as const).map((side) => ({
    ...{ side, state: "done" as const, text: "x", finishedAt: new Date() },
    modelId: side === "a" ? battle.modelAId : battle.modelBId,
  }));
  const turn = { battleId: battle.id, index: 2, prompt: "x", state: "answered" as const };
  const { id: turnId } = await db.turn.create({ data: { ...turn, answers: { create: answers } } });
  const vote = { sourceId: battle.sourceId, battleId: battle.id, turnId, winner: "tie" as const, wasBlind: true };
  await db.vote.create({ data: vote });
  expect(await turnCounts(all)).toEqual([{ turns: 2, battles: 1 }]);
});

test("every picture of a Bradley–Terry board is drawn or says why it is not", async () => {
  await db.model.updateMany({ where: { slug: { in: ["ada", "bob", "cyd"] } }, data: { outputPrice: 600_000n } });
  const made = pictureNames.filter((name) => name !== "style" && name !== "elo");
  for (const name of made) expect((await drawn(name)).picture, name).toBe(name);
  expect((await drawn("battles")).finding).toContain("battles between 3 pairs");
  expect((await drawn("bootstrap", { model: "bob" })).finding).toMatch(/^bob came out between .* of 64 resamplings/);
  expect(await drawPicture("bootstrap", { spec, model: "nobody" }, never)).toMatchObject({ error: "model_not_found" });
});

const choices: { board: Partial<BoardSpec>; undrawn: Partial<Record<PictureName, RegExp>> }[] = [
  { board: {}, undrawn: {} },
  { board: { category: "coding" }, undrawn: {} },
  { board: { category: "german" }, undrawn: {} },
  { board: { ties: "out" }, undrawn: {} },
  { board: { ties: "davidson" }, undrawn: {} },
  { board: { ties: "rao-kupper" }, undrawn: {} },
  { board: { window: "365d" }, undrawn: {} },
  { board: { minVotes: 5 }, undrawn: {} },
  { board: { sampling: "even" }, undrawn: {} },
  { board: { method: "elo" }, undrawn: { above: /Only Bradley–Terry/, bootstrap: /Only Bradley–Terry/ } },
  { board: { method: "elo", category: "coding" }, undrawn: { above: /Only Bradley/, bootstrap: /Only Bradley/ } },
  { board: { method: "elo", window: "365d" }, undrawn: { above: /Only Bradley/, bootstrap: /Only Bradley/ } },
  { board: { method: "elo", minVotes: 5 }, undrawn: { above: /Only Bradley/, bootstrap: /Only Bradley/ } },
  {
    board: { method: "style-control" },
    undrawn: {
      ratings: /No two models of this board have ratings that compare yet/,
      "predicted-win-rates": /have ratings that compare yet/,
      above: /Only Bradley–Terry/,
      bootstrap: /Only Bradley–Terry/,
      records: /No vote counts on this board yet/,
      price: /have ratings that compare yet/,
    },
  },
];
/** What no board of these votes can show, whose answers have no text. */
const neverDrawn: Partial<Record<PictureName, RegExp>> = { style: /of none of the \d+ votes .* text/ };
/** What comes with more boards of a kind, or with votes whose language is known. */
const maybe: Partial<Record<PictureName, RegExp>> = {
  history: /There is only one board so far/,
  "rank-paths": /There is only one board so far/,
  "votes-per-language": /The language of these votes is not known/,
};

for (const { board, undrawn } of choices)
  test(`every picture is drawn or says why not: ${JSON.stringify(board)}`, async () => {
    const asked = specOf({ source: "survey", ...board });
    // A worker would make what the pictures ask for.
    const beside: Partial<BoardSpec>[] = [
      { ...board },
      { ...board, method: "bradley-terry", ties: "half", sampling: "as-cast" },
      { ...board, method: "bradley-terry", sampling: "as-cast" },
      { ...board, method: "elo", ties: "half", sampling: "as-cast" },
      { ...board, method: "style-control", ties: board.ties === "out" ? "out" : "half", sampling: "as-cast" },
    ];
    for (const one of beside) await makeBoard(votes.source, specOf({ source: "survey", ...one }));
    const whys = { ...neverDrawn, ...undrawn };
    for (const name of pictureNames) {
      const found = await drawPicture(name, { spec: asked }, never);
      if (!found.ok) throw new Error(`${name}: ${found.error}`);
      const { drawing, finding, notes } = found.value;
      expect([finding, ...notes].join(" "), name).not.toMatch(/NaN|undefined|Infinity|null/);
      if (name === "speed" || name === "turns") continue; // depends on answers that another test gives
      if (drawing.kind === "empty")
        expect(drawing.says, name).toMatch(whys[name] ?? maybe[name] ?? /^should be drawn$/);
      else expect(whys[name], name).toBeUndefined();
    }
  });

test("online Elo of the votes in reverse order is what playing them by hand from the last to the first gives", async () => {
  await makeBoard(votes.source, specOf({ source: "survey", method: "elo" }));
  const { drawing, notes } = await drawn("elo");
  if (drawing.kind !== "dots") throw new Error("other kind");
  expect(drawing.series[2]).toBe("Online Elo, votes in reverse order");
  expect(notes.join(" ")).toMatch(/reverse order, online Elo would differ by up to \d+ points? \(/);

  // FastChat's compute_elo, as its notebook plays it forwards and backwards.
  const elo: Record<string, number> = { ada: 1000, bob: 1000, cyd: 1000 };
  const rows = await db.$queryRaw<{ a: string; b: string; winner: string }[]>`
    select a.slug as a, b.slug as b, v.winner::text as winner
    from "Vote" v join "Battle" t on t.id = v."battleId" join "Model" a on a.id = t."modelAId" join "Model" b on b.id = t."modelBId"
    where v."sourceId" = ${votes.source.id}::uuid and t.consent <> 'private'
      and not exists (select from "Verdict" d where d."voteId" = v.id) order by v."castAt" desc, v.id desc`;
  for (const { a, b, winner } of rows) {
    const score = winner === "model_a" ? 1 : winner === "model_b" ? 0 : 0.5;
    const change = 4 * (score - 1 / (1 + 10 ** ((elo[b] - elo[a]) / 400)));
    elo[a] += change;
    elo[b] -= change;
  }
  expect(rows.length).toBeGreaterThanOrEqual(29);
  for (const { model, values } of drawing.rows) expect(values[2]!.value).toBeCloseTo(elo[model!], 6);
});

test("the ends drawn again in a thread are those of the board", async () => {
  const { drawing } = await drawn("bootstrap", { model: "ada" });
  const ratings = await drawn("ratings");
  if (drawing.kind !== "columns" || ratings.drawing.kind !== "dots") throw new Error("other kinds");
  const [{ value, low, high }] = ratings.drawing.rows.find(({ model }) => model === "ada")!.values as never[];
  expect(drawing.marks.map(({ at }) => at)).toEqual([value, low, high]);
});

test("the address answers with the picture, its file, or what is wrong", async () => {
  const picture = await ask("outcomes");
  expect(picture.status).toBe(200);
  expect(await picture.json()).toMatchObject({ picture: "outcomes", drawing: { kind: "bars" } });

  const file = await ask("battles", "source=survey&format=csv");
  expect(file.headers.get("content-type")).toContain("text/csv");
  expect((await file.text()).split("\r\n")).toHaveLength(1 + 6 + 1);

  for (const [address, query, status, code] of [
    ["nonsense", "source=survey", 404, "picture_not_found"],
    ["ratings", "source=nowhere", 404, "source_not_found"],
    ["ratings", "source=survey&method=magic", 422, "invalid_input"],
    ["ratings", "source=survey&top=0", 422, "invalid_input"],
    ["ratings", "source=survey&colour=red", 422, "invalid_input"],
    ["bootstrap", "source=survey&model=nobody", 404, "model_not_found"],
  ] as const) {
    const answer = await ask(address, query);
    expect(answer.status, query).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
  }
});

test("a source without a vote has pictures that say so", async () => {
  await db.source.create({ data: { slug: "still", name: "Still", kind: "imported" } });
  for (const name of pictureNames) {
    const answer = await ask(name, "source=still");
    expect(await answer.json()).toMatchObject({ picture: name, drawing: { kind: "empty" } });
  }
});
