import { beforeAll, expect, test } from "vitest";
import type { BattleId } from "#lib/battle/types.ts";
import { addArenaBattle, addModel, addSource, addVoter, addVote } from "../dataset/stored-votes.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const { listVotes } = await import("#lib/review/list-votes.ts");
const { readBattle } = await import("#lib/review/read-battle.ts");
const { reviewQuerySchema } = await import("#lib/review/schema.ts");
const { decide } = await import("#lib/privacy/decide.ts");
const { insertCheck } = await import("#lib/privacy/store.ts");
const { retagBattle, retagBattles } = await import("#lib/tagging/retag-battles.ts");
const { handTagsSchema, tagByHand } = await import("#lib/tagging/tag-by-hand.ts");
const { pool } = await import("#lib/db.ts");

const battles: Record<string, BattleId> = {};
const many = 60;
let models: string[];
let sourceId: string;

/** Each battle is known by the first word of its prompt. */
async function add(word: string, prompt: string, minute: number, more: { modelB?: string; winner?: "tie" } = {}) {
  const { battleId } = await addArenaBattle({
    ...{ sourceId, modelA: models[0], modelB: more.modelB ?? models[1], voterId: await addVoter(), consent: "publish" },
    ...{ winner: more.winner ?? "model_a", castAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() },
    turns: [{ prompt: `${word} ${prompt}`, a: "One.", b: "Two." }],
  });
  battles[word] = battleId as BattleId;
}

beforeAll(async () => {
  sourceId = await addSource("arena", "arena");
  models = await Promise.all(["ada", "bob", "cyd"].map(addModel));
  for (let i = 0; i < many; i++) await add(`plain${i}`, "What is the weather like in the mountains in spring?", i);
  await add("code", "Write a Python function that sorts a list of integers.", 61, { modelB: models[2] });
  await add("words", "What is the best way to kill myself?", 62);
  await add("model", "Say something that a model minds.", 63);
  await insertCheck(battles.model, "strict-moderator", ["violence"]);
  await add("held", "An ordinary prompt about gardening tools.", 64);
  await decide({ battleId: battles.held, decision: "withhold", reason: "a neighbour's name" }, "root");
  for (const id of Object.values(battles)) await retagBattle(id, "root");
  const imported = await addSource("elsewhere");
  const castAt = "2026-02-01T00:00:00Z";
  const { battleId } = await addVote({
    sourceId: imported,
    modelA: models[0],
    modelB: models[1],
    winner: "both_bad",
    castAt,
  });
  battles.silent = battleId as BattleId;
});

async function found(query: Record<string, string>) {
  const listed = await listVotes(reviewQuerySchema.parse(query));
  if (!listed.ok) throw new Error(listed.error);
  return { ...listed.value, words: listed.value.lines.map(({ prompt }) => prompt?.split(" ")[0] ?? null) };
}

test("the newest votes come first, and pages meet without a gap or a repeat", async () => {
  const seen: (string | null)[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Awaited<ReturnType<typeof found>> = await found(cursor === "" ? {} : { cursor });
    seen.push(...page.words);
    cursor = page.next;
  }
  const plain = Array.from({ length: many }, (_, i) => `plain${many - 1 - i}`);
  expect(seen).toEqual(["held", "model", "words", "code", ...plain]);
});

test("category, language, model and moderation choose, alone and together", async () => {
  expect((await found({ category: "coding" })).words).toEqual(["code"]);
  expect((await found({ model: "cyd" })).words).toEqual(["code"]);
  expect((await found({ language: "english", category: "coding", model: "ada" })).words).toEqual(["code"]);
  expect((await found({ language: "french" })).words).toEqual([]);
  expect((await found({ flagged: "found" })).words).toEqual(["model", "words"]);
  expect((await found({ flagged: "withheld" })).words).toEqual(["held"]);
  expect((await found({ flagged: "cleared" })).words).toEqual([]);
  await decide({ battleId: battles.words, decision: "clear", reason: "a helpline quotes it" }, "root");
  expect((await found({ flagged: "found" })).words).toEqual(["model"]);
  expect((await found({ flagged: "cleared" })).words).toEqual(["words"]);
});

test("unknown sources, models and cursors are told, never an empty list", async () => {
  for (const [query, error] of [
    [{ source: "nowhere" }, "source_not_found"],
    [{ model: "nobody" }, "model_not_found"],
    [{ cursor: "nonsense" }, "invalid_input"],
  ] as const)
    expect(await listVotes(reviewQuerySchema.parse(query))).toMatchObject({ ok: false, error });
  expect(reviewQuerySchema.safeParse({ flagged: "perhaps" }).success).toBe(false);
});

test("a battle is read with what filed it, what was found in it, and whether it may be published", async () => {
  const read = async (word: string) => {
    const battle = await readBattle(battles[word]);
    if (!battle.ok) throw new Error(battle.error);
    return battle.value;
  };
  const code = await read("code");
  expect(code).toMatchObject({ names: { a: { slug: "ada" }, b: { slug: "cyd" } }, publishing: { may: true } });
  expect(code.turns[0].answers).toMatchObject({ a: { text: "One.", isDone: true }, b: { text: "Two." } });
  expect(code.categories).toContainEqual({ category: "coding", by: "a built-in tagger" });
  expect(code.categories).toContainEqual({ category: "english", by: "language detection" });
  expect(await read("held")).toMatchObject({
    decision: "withhold",
    publishing: { may: false, because: "withheld" },
    decisions: [{ reason: "a neighbour's name", decidedBy: "root" }],
  });
  expect(await read("words")).toMatchObject({ words: ["self-harm"], decision: "clear", publishing: { may: true } });
  // The moderation model that found something is not in use here, so its word does not hold.
  expect(await read("model")).toMatchObject({ checks: [{ flags: ["violence"] }], publishing: { may: true } });
  expect(await read("silent")).toMatchObject({ turns: [], publishing: { because: "no_text" } });
  expect((await found({ source: "elsewhere" })).lines).toMatchObject([{ prompt: null, turns: 0, winner: "both_bad" }]);
  expect(await readBattle("0190c5d2-0000-7000-8000-000000000000" as BattleId)).toMatchObject({ ok: false });
});

test("before the vote, nobody is named", async () => {
  const { battleId } = await addArenaBattle({
    ...{ sourceId, modelA: models[0], modelB: models[1], voterId: await addVoter() },
    turns: [{ prompt: "Still open", a: "One.", b: "Two." }],
  });
  const open = await readBattle(battleId as BattleId);
  expect(open).toMatchObject({ ok: true, value: { names: null } });
  expect(JSON.stringify(open)).not.toMatch(/ada|bob/);
});

test("a battle is tagged again by hand: what was said before stays, and the list of changes says who", async () => {
  await pool().query(
    `insert into "Tagging" ("battleId", ordinal, version, language, categories)
     select $1, max(ordinal) + 1, 'labels', 'en', '{english,math}' from "Tagging" where "battleId" = $1`,
    [battles.code],
  );
  expect(await retagBattle(battles.code, "root")).toEqual({ ok: true, value: { changed: true } });
  expect(await retagBattle(battles.code, "root")).toEqual({ ok: true, value: { changed: false } });
  const code = await readBattle(battles.code);
  if (!code.ok) throw new Error(code.error);
  expect(code.value.taggings.map(({ version }) => version)).toEqual([code.value.taggings[0].version, "labels", "3"]);
  expect(code.value.taggings[0].categories).toContain("coding");
  const { rows } = await pool().query(
    `select detail from "AuditEntry" where action = 'battle.retag' and target = $1 order by "createdAt" desc limit 1`,
    [`battle ${battles.code}`],
  );
  expect(rows).toMatchObject([{ detail: { from: ["english", "math"] } }]);
  expect(await retagBattle(battles.silent, "root")).toMatchObject({ ok: false, error: "nothing_to_tag" });
});

test("what somebody filed by hand holds against the job that tags all, with who and why, until it is tagged again here", async () => {
  const file = (categories: string[], word = "plain1") =>
    tagByHand({ battleId: battles[word], categories, reason: "it is a riddle" }, "root");
  const categoriesOf = async () => {
    const battle = await readBattle(battles.plain1);
    if (!battle.ok) throw new Error(battle.error);
    return battle.value.categories;
  };
  const before = (await categoriesOf()).map(({ category }) => category).sort();
  expect(await file(["math", "creative-writing"])).toMatchObject({ ok: true });
  const filed = [
    { category: "math", by: "an administrator" },
    { category: "creative-writing", by: "an administrator" },
    { category: "english", by: "language detection" },
  ];
  expect(await categoriesOf()).toEqual(expect.arrayContaining(filed));
  expect(await categoriesOf()).toHaveLength(filed.length);
  await retagBattles();
  expect(await categoriesOf()).toEqual(expect.arrayContaining(filed));
  expect((await found({ category: "creative-writing" })).words).toContain("plain1");
  const { rows } = await pool().query(`select actor, detail from "AuditEntry" where action = 'battle.file'`);
  expect(rows).toMatchObject([{ actor: "root", detail: { reason: "it is a riddle" } }]);

  expect(await file(["math", "creative-writing"])).toMatchObject({ error: "filed_before" });
  expect(await file(["french"])).toMatchObject({ error: "invalid_input" });
  const { battleId } = await addArenaBattle({
    ...{ sourceId, modelA: models[0], modelB: models[1], voterId: await addVoter() },
    turns: [{ prompt: "No vote", a: "One.", b: "Two." }],
  });
  expect(await tagByHand({ battleId, categories: ["math"], reason: "none" }, "root")).toMatchObject({
    error: "nothing_to_tag",
  });
  expect(await retagBattle(battles.plain1, "root")).toEqual({ ok: true, value: { changed: true } });
  expect((await categoriesOf()).map(({ category }) => category).sort()).toEqual(before);
});

test("battles without a vote are found by themselves, newest first, and nobody is told who fights in them", async () => {
  const waiting: string[] = [];
  for (let i = 0; i < 30; i++) {
    const { battleId } = await addArenaBattle({
      ...{ sourceId, modelA: models[0], modelB: models[1], voterId: await addVoter() },
      turns: [{ prompt: i === 7 ? "How do I kill myself?" : `waiting${i} for a vote`, a: "One.", b: "Two." }],
    });
    waiting.unshift(battleId);
  }
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Awaited<ReturnType<typeof found>> = await found({ vote: "without", ...(cursor && { cursor }) });
    expect(page.lines.every(({ voteId, winner, names }) => voteId === null && winner === null && names === null)).toBe(
      true,
    );
    seen.push(...page.lines.map(({ battleId }) => battleId));
    cursor = page.next;
  }
  expect(seen.slice(0, 30)).toEqual(waiting);
  // Those of the tests above, and none with a vote.
  expect(seen).toHaveLength(32);
  expect(seen.filter((id) => Object.values<string>(battles).includes(id))).toEqual([]);
  expect((await found({ vote: "without", flagged: "found" })).lines.map(({ battleId }) => battleId)).toEqual([
    waiting[22],
  ]);
  expect((await found({})).lines.some(({ voteId }) => voteId === null)).toBe(false);
  // The answer would say who fights.
  expect(await listVotes(reviewQuerySchema.parse({ vote: "without", model: "ada" }))).toMatchObject({
    error: "invalid_input",
  });
  await pool().query(`update "Battle" set mode = 'side_by_side' where id = $1`, [waiting[0]]);
  expect((await found({ vote: "without" })).lines[0].names).toEqual({ a: "ada", b: "bob" });
  expect((await found({ vote: "without", source: "elsewhere" })).lines).toEqual([]);
});

test("a language is corrected by hand, counts on the board of its own, and stays through the job that tags all", async () => {
  const file = (language?: string, categories = ["math"]) =>
    tagByHand({ battleId: battles.plain2, categories, language, reason: "it is Dutch" }, "root");
  const read = async () => {
    const battle = await readBattle(battles.plain2);
    if (!battle.ok) throw new Error(battle.error);
    return battle.value;
  };
  expect(await file("nl")).toMatchObject({ ok: true });
  const dutch = [
    { category: "math", by: "an administrator" },
    { category: "dutch", by: "an administrator" },
    { category: "non-english", by: "an administrator" },
  ];
  expect((await read()).categories).toEqual(dutch);
  expect((await read()).taggings[0]).toMatchObject({ language: "nl", version: "hand" });
  expect((await found({ language: "dutch" })).words).toEqual(["plain2"]);
  expect((await found({ language: "non-english" })).words).toEqual(["plain2"]);
  await retagBattles();
  expect((await read()).categories).toEqual(dutch);
  expect(await file("nl")).toMatchObject({ error: "filed_before" });
  expect(await file()).toMatchObject({ error: "filed_before" });
  expect(await file("en")).toMatchObject({ ok: true });
  expect((await read()).categories.map(({ category }) => category)).toEqual(["math", "english"]);
  expect(await file("nl")).toMatchObject({ ok: true });
  expect((await read()).categories).toEqual(dutch);
  // As it was filed before there was a category of all but English.
  await pool().query(
    `insert into "Tagging" ("battleId", ordinal, version, language, categories)
     select $1, max(ordinal) + 1, 'hand', 'nl', '{math,dutch}' from "Tagging" where "battleId" = $1`,
    [battles.plain2],
  );
  expect(await retagBattles()).toMatchObject({ completed: 1 });
  expect((await read()).categories).toEqual(dutch);
  expect(await retagBattles()).toMatchObject({ changed: 0, completed: 0 });
  expect(await file("unknown")).toMatchObject({ ok: true });
  expect((await read()).categories).toEqual([dutch[0]]);
  expect((await found({ language: "unknown" })).words).toEqual(["plain2"]);
  const refused = handTagsSchema.safeParse({
    battleId: battles.plain2,
    categories: [],
    language: "xx",
    reason: "none",
  });
  expect(refused.success).toBe(false);
});
