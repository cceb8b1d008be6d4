import { beforeEach, expect, test } from "vitest";
import type { Rule } from "#lib/vote/evidence.ts";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { readFunnel } = await import("#lib/vote/funnel.ts");
const { rerunRule, withdrawRule } = await import("#lib/vote/rerun-rule.ts");
const { rules } = await import("#lib/vote/rules.ts");

/** A rule that dislikes a word in a prompt. */
const dislikes = (word: string, version: number): Rule => ({
  name: "asked_identity",
  version,
  kind: "content",
  sentence: "The prompt has a word.",
  find: ({ turns }) => (turns.some(({ prompt }) => prompt.includes(word)) ? "" : null),
});

const standing = () =>
  db.verdict.findMany({
    where: { withdrawnAt: null },
    select: { rule: true, version: true, vote: { select: { turn: { select: { prompt: true } } } } },
    orderBy: [{ rule: "asc" }, { version: "asc" }],
  });
const prompts = async () => (await standing()).map(({ version, vote }) => `v${version} ${vote.turn?.prompt}`);

beforeEach(async () => {
  if ((await db.vote.count()) > 0) return;
  for (const prompt of ["An apple?", "A pear?", "Who made you?"]) {
    const { id, voterId } = await arena.startBetween("ada", "bob", prompt);
    await arena.answerWaiting();
    await castVote({ battleId: id, voterIds: [voterId], winner: "tie", reasons: [] });
  }
});

test("a changed rule re-rates stored votes without touching them, and changes nothing when run again", async () => {
  const before = await db.vote.findMany({ orderBy: { id: "asc" } });
  expect(await prompts()).toEqual(["v1 Who made you?"]);
  expect(await rerunRule(dislikes("apple", 2))).toEqual({ votes: 3, withdrawn: 1, added: 1 });
  expect(await prompts()).toEqual(["v2 An apple?"]);
  expect(await rerunRule(dislikes("apple", 2))).toEqual({ votes: 3, withdrawn: 0, added: 0 });
  expect(await rerunRule(dislikes("pear", 2))).toEqual({ votes: 3, withdrawn: 1, added: 1 });
  expect(await db.vote.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});

test("a withdrawn rule keeps no vote off; an administrator's verdict under its name stays", async () => {
  const { id: voteId } = await db.vote.findFirstOrThrow();
  const decided = { voteId, rule: "asked_identity", version: 9, reason: "By hand.", decidedBy: "admin@example.org" };
  await db.verdict.create({ data: decided });
  await withdrawRule(dislikes("pear", 2));
  expect((await standing()).map(({ version }) => version)).toEqual([9]);
  await rerunRule(dislikes("nothing", 3));
  expect((await standing()).map(({ version }) => version)).toEqual([9]);
});

test("the funnel puts every vote down to the first rule it breaks, and adds up", async () => {
  const [first, second, third] = await db.vote.findMany({ orderBy: { id: "asc" } });
  const verdict = (voteId: string, rule: string) =>
    db.verdict.create({ data: { voteId, rule, version: 1, reason: "-" } });
  await verdict(second.id, "administrator");
  await verdict(second.id, "too_quick");
  await verdict(third.id, "long_gone");
  const funnel = await readFunnel(first.sourceId);
  expect(funnel).toMatchObject({ cast: 3, counted: 0 });
  expect(funnel.steps.map(({ rule, votes, broken }) => [rule, votes, broken])).toEqual([
    ["asked_identity", 1, 1],
    ["too_quick", 1, 1],
    ["administrator", 0, 1],
    ["long_gone", 1, 1],
  ]);
  await db.battle.update({ where: { id: first.battleId }, data: { consent: "private" } });
  const [step] = (await readFunnel(first.sourceId)).steps;
  expect(step).toMatchObject({ rule: "private", votes: 1 });
});

test("every rule can be run again over what is stored", async () => {
  for (const rule of rules) expect(await rerunRule(rule)).toMatchObject({ votes: 3 });
});
