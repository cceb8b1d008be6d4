import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.FIRST_TOKEN_TIMEOUT_SECONDS = "0.6";
process.env.TOKEN_TIMEOUT_SECONDS = "0.6";
const arena = await openTestArena(["ada", "bob", "cyd", "dot"]);
const { db } = await import("#lib/db.ts");
const { findBattle } = await import("#lib/battle/store.ts");
const { claimTurn, voidAbandonedTurns } = await import("#lib/answer/store.ts");
const { answerTurn } = await import("#lib/answer/answer-turn.ts");

const timesAsked = (model: string) => arena.provider.requests.filter(({ body }) => body?.model === model).length;

test("both answers are written in full, with what they used", async () => {
  const { id } = await arena.startBetween("ada", "bob", "What is a tide?");
  await arena.answerWaiting();
  const battle = (await findBattle(id))!;
  expect(battle.state).toBe("answered");
  const [turn] = battle.turns;
  expect(turn.answers.a).toMatchObject({ text: arena.provider.answer("ada", ["What is a tide?"]), isDone: true });
  expect(turn.answers.b).toMatchObject({ text: arena.provider.answer("bob", ["What is a tide?"]), isDone: true });
  const rows = await db.answer.findMany({ where: { turnId: turn.id } });
  for (const row of rows) {
    expect(row.finishReason).toBe("stop");
    expect(row.inputTokens).toBeGreaterThan(0);
    expect(row.outputTokens).toBeGreaterThan(0);
    expect(row.firstTokenAt!.getTime()).toBeGreaterThanOrEqual(row.startedAt!.getTime());
    expect(row.finishedAt!.getTime()).toBeGreaterThanOrEqual(row.firstTokenAt!.getTime());
  }
});

test.each([500, 429, "html", "hang", "empty", "drop_before_text"] as const)(
  "a side that fails (%s) before anything was shown is taken over by a third model, and the draw is on record",
  async (how) => {
    arena.misbehave("ada", how);
    const { id } = await arena.startBetween("ada", "bob");
    await arena.answerWaiting();
    arena.misbehave("ada", null);

    const battle = (await findBattle(id))!;
    expect(battle.state).toBe("answered");
    const { slug } = await db.model.findUniqueOrThrow({ where: { id: battle.modelA } });
    expect(["cyd", "dot"]).toContain(slug);
    expect(battle.turns[0].answers.a).toMatchObject({
      attempt: 2,
      text: arena.provider.answer(slug, ["Say something."]),
    });
    const draws = await db.draw.findMany({ where: { battleId: id }, orderBy: { ordinal: "asc" } });
    expect(draws.map(({ reason, probability }) => [reason, probability])).toEqual([
      ["first", 1],
      ["substitute_a", 0.5],
    ]);
    expect(draws[1]).toMatchObject({ modelAId: battle.modelA, modelBId: battle.modelB });
  },
);

test("when nobody is left to take a side over, the battle is void", async () => {
  for (const model of ["ada", "cyd", "dot"]) arena.misbehave(model, 500);
  const { id } = await arena.startBetween("ada", "bob");
  await arena.answerWaiting();
  for (const model of ["ada", "cyd", "dot"]) arena.misbehave(model, null);
  expect((await findBattle(id))!.state).toBe("void");
});

test("a follow-up is never handed to another model: the same one is asked once more", async () => {
  const { askFollowUp } = await import("#lib/battle/ask-follow-up.ts");
  const { id, voterId } = await arena.startBetween("ada", "bob", "One.");
  await arena.answerWaiting();
  expect(await askFollowUp({ battleId: id, prompt: "Two.", voterIds: [voterId] })).toMatchObject({ ok: true });
  arena.misbehave("ada", 500);
  const before = timesAsked("ada");
  await arena.answerWaiting();
  arena.misbehave("ada", null);
  expect(timesAsked("ada") - before).toBe(2);
  const battle = (await findBattle(id))!;
  expect(battle.state).toBe("void");
  expect(battle.modelA).toBe((await db.model.findUniqueOrThrow({ where: { slug: "ada" } })).id);
});

test("a follow-up reaches both sides with all that was said before", async () => {
  const { askFollowUp } = await import("#lib/battle/ask-follow-up.ts");
  const { id, voterId } = await arena.startBetween("ada", "bob", "First question.");
  await arena.answerWaiting();
  await askFollowUp({ battleId: id, prompt: "And then?", voterIds: [voterId] });
  await arena.answerWaiting();
  const battle = (await findBattle(id))!;
  expect(battle.turns.map(({ prompt }) => prompt)).toEqual(["First question.", "And then?"]);
  const last = arena.provider.requests.filter(({ body }) => body?.model === "bob").at(-1)!;
  const said = last.body!.messages.map(({ role }) => role);
  expect(said).toEqual(["user", "assistant", "user"]);
  expect(battle.state).toBe("answered");
});

test("many workers on one turn buy each answer once", async () => {
  const { id } = await arena.startBetween("ada", "bob", "Only once, please.");
  const before = timesAsked("ada") + timesAsked("bob");
  const jobs = (await Promise.all(Array.from({ length: 8 }, claimTurn))).filter((job) => job !== null);
  expect(jobs).toHaveLength(1);
  await answerTurn(jobs[0], new AbortController().signal);
  expect(timesAsked("ada") + timesAsked("bob") - before).toBe(2);
  expect((await findBattle(id))!.state).toBe("answered");
});

test("a worker that is told to stop calls its battles off at once", async () => {
  arena.misbehave("ada", "hang");
  const { id } = await arena.startBetween("ada", "bob");
  const stop = new AbortController();
  const work = answerTurn((await claimTurn())!, stop.signal);
  await sleep(50);
  stop.abort();
  await work;
  arena.misbehave("ada", null);
  expect((await findBattle(id))!.state).toBe("void");
});

test("a turn whose worker fell silent is called off when its lease is over, and not before", async () => {
  const { id } = await arena.startBetween("ada", "bob");
  const job = (await claimTurn())!;
  expect(await voidAbandonedTurns([])).toBe(0);
  await db.turn.update({ where: { id: job.turnId }, data: { leaseUntil: new Date(Date.now() - 1) } });
  expect(await voidAbandonedTurns([job.turnId])).toBe(0);
  expect(await voidAbandonedTurns([])).toBe(1);
  expect((await findBattle(id))!.state).toBe("void");
  // The silent worker was only slow: what it still writes changes nothing.
  await answerTurn(job, new AbortController().signal);
  expect((await findBattle(id))!.state).toBe("void");
});
