import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { pickProvider } from "#lib/provider/pick.ts";
import { ProviderError } from "#lib/provider/types.ts";
import type { Provider, ProviderRequest } from "#lib/provider/types.ts";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

/** What the judge says to a question; a ProviderError is thrown. */
let reply: (question: string) => string | ProviderError = () => "no";
const asked: ProviderRequest[] = [];
const judge: Provider = {
  async *generate(request) {
    asked.push(request);
    const said = reply(request.messages[0].content);
    if (said instanceof ProviderError) throw said;
    yield { type: "text", text: said };
    yield { type: "finish", reason: "stop", inputTokens: 100, outputTokens: 1 };
  },
};
vi.mock("#lib/provider/pick.ts", async (original) => {
  const real = await original<{ pickProvider: typeof pickProvider }>();
  const pick: typeof pickProvider = (model) => (model.slug === "judge" ? judge : real.pickProvider(model));
  return { pickProvider: pick };
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-categories-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const file = path.join(folder, "categories.yaml");
fs.writeFileSync(
  file,
  `categories:
  - { slug: ships, name: Ships, description: About ships., version: 1, rule: { words: [ship, ships] } }
  - { slug: medical, name: Medical, description: Asks for medical advice., version: 3, model: { slug: judge, question: Is it about health? } }
`,
);
process.env.CATEGORIES_FILE = file;
process.env.DAILY_SPEND_CAP_USD = "1";

await openTestDatabase();
const arena = await openTestArena(["ada", "bob", "judge"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { askModels } = await import("#lib/tagging/ask-models.ts");
const { retagBattles } = await import("#lib/tagging/retag-battles.ts");

await db.model.update({ where: { slug: "judge" }, data: { inputPrice: 1_000_000n, outputPrice: 1_000_000n } });
beforeEach(() => void asked.splice(0));

async function voted(prompt: string) {
  const { id: battleId, voterId } = await arena.startBetween("ada", "bob", prompt);
  await arena.answerWaiting();
  const cast = await castVote({ battleId, voterIds: [voterId], winner: "tie", reasons: [] });
  if (!cast.ok) throw new Error(cast.error);
  return battleId;
}

const later = () => new Date(Date.now() + 60_000);
const ask = () => askModels(new AbortController().signal, later(), later());
const categoriesOf = async (battleId: string) =>
  (await db.tagging.findFirst({ where: { battleId }, orderBy: { ordinal: "desc" } }))?.categories;
const answerOf = (battleId: string) => db.categoryAnswer.findFirst({ where: { battleId } });

test("a voted battle is asked about once, and filed under what the model says yes to; the rule's category needs no model", async () => {
  reply = (question) => (question.includes("fever") ? "Yes." : "no");
  const [sick, well] = [await voted("I have a fever, what now?"), await voted("Are ships faster than trains?")];
  expect(await categoriesOf(sick)).toEqual(["english"]);
  expect(await categoriesOf(well)).toEqual(["ships", "english"]);
  expect(await ask()).toEqual({ asked: 2, stopped: [] });
  expect(await categoriesOf(sick)).toEqual(["medical", "english"]);
  expect(await categoriesOf(well)).toEqual(["ships", "english"]);
  expect(asked[0].messages[0].content).toContain("Question (version 3): Is it about health?");
  expect(await answerOf(well)).toMatchObject({ answer: "no", model: "judge", reply: null, costMicros: 101n });
  expect(await ask()).toEqual({ asked: 0, stopped: [] });
  expect(asked).toHaveLength(2);
  expect((await retagBattles()).changed).toBe(0);
});

test("what is neither yes nor no is unknown, with the words kept, and counts as neither", async () => {
  reply = () => "I would say no, or perhaps yes.";
  const battleId = await voted("Does it hurt?");
  await ask();
  expect(await answerOf(battleId)).toMatchObject({ answer: "unknown", reply: "I would say no, or perhaps yes." });
  expect(await categoriesOf(battleId)).not.toContain("medical");
});

test("a model that is away is asked again later, one that fails three times on a battle is unknown, and others go on", async () => {
  reply = () => new ProviderError("unavailable", "gone");
  const battleId = await voted("Can one sleep too much?");
  for (let i = 0; i < 5; i++) expect((await ask()).stopped).toEqual(["medical: unavailable"]);
  expect(await answerOf(battleId)).toMatchObject({ answer: null, attempts: 0, reservedMicros: 0n });
  reply = () => new ProviderError("malformed", "nonsense");
  for (let i = 0; i < 3; i++) await ask();
  expect(await ask()).toEqual({ asked: 0, stopped: [] });
  expect(await answerOf(battleId)).toMatchObject({ answer: "unknown" });
});

test("when the day's budget is spent, nobody is asked until there is one again", async () => {
  reply = () => "yes";
  const battleId = await voted("Is salt bad for me?");
  const { _sum } = await db.categoryAnswer.aggregate({ _sum: { costMicros: true } });
  expect(_sum.costMicros).toBeGreaterThan(0n);
  await db.categoryAnswer.updateMany({ where: { answer: "no" }, data: { costMicros: 1_000_000n } });
  expect((await ask()).stopped).toEqual(["medical: budget_spent"]);
  expect(asked).toEqual([]);
  await db.categoryAnswer.updateMany({ where: { answer: "no" }, data: { costMicros: 101n } });
  expect(await ask()).toEqual({ asked: 1, stopped: [] });
  expect(await categoriesOf(battleId)).toContain("medical");
});

test("what a voter keeps private is shown to no other model", async () => {
  const battleId = await voted("My secret illness?");
  await db.battle.update({ where: { id: battleId }, data: { consent: "private" } });
  expect(await ask()).toEqual({ asked: 0, stopped: [] });
  expect(asked).toEqual([]);
});
