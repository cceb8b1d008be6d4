import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { receiptOf } = await import("#lib/vote/receipt.ts");
const { askFollowUp } = await import("#lib/battle/ask-follow-up.ts");
const { viewBattle } = await import("#lib/battle/view-battle.ts");
const { findBattle } = await import("#lib/battle/store.ts");

const winner = "model_a" as const;
const reasons: string[] = [];

async function answeredBattle(prompt?: string) {
  const battle = await arena.startBetween("ada", "bob", prompt);
  await arena.answerWaiting();
  return battle;
}

test("a vote names the models, says that it counts, and keeps when and how long it took", async () => {
  const { id: battleId, voterId } = await answeredBattle();
  const { answeredAt } = (await findBattle(battleId))!.turns[0];
  const castAt = new Date(answeredAt!.getTime() + 4_321);
  const cast = await castVote({ battleId, voterIds: [voterId], winner, reasons: ["clear"], comment: "Short." }, castAt);
  expect(cast).toMatchObject({
    ok: true,
    value: {
      vote: { winner, castAt: castAt.toISOString() },
      receipt: { counted: true, reasons: [] },
      modelA: { slug: "ada", name: "The ada model", organization: "ada works", license: "MIT" },
      modelB: { slug: "bob" },
    },
  });
  expect(await db.vote.findFirstOrThrow({ where: { battleId } })).toMatchObject({
    wasBlind: true,
    dwellMs: 4_321,
    reasons: ["clear"],
    comment: "Short.",
  });
});

test("of twenty votes on one battle at the same instant, one is taken", async () => {
  const { id: battleId, voterId } = await answeredBattle();
  const cast = await Promise.all(
    Array.from({ length: 20 }, () => castVote({ battleId, voterIds: [voterId], winner, reasons })),
  );
  expect(cast.filter(({ ok }) => ok)).toHaveLength(1);
  for (const one of cast) if (!one.ok) expect(one.error).toBe("already_voted");
  expect(await db.vote.count({ where: { battleId } })).toBe(1);
});

test("nobody votes on somebody else's battle, on one that does not exist, or before both answers are complete", async () => {
  const { id: battleId, voterId } = await arena.startBetween("ada", "bob");
  const stranger = await arena.newVoter();
  expect(await castVote({ battleId, voterIds: [stranger], winner, reasons })).toMatchObject({
    error: "not_your_battle",
  });
  expect(await castVote({ battleId, voterIds: [], winner, reasons })).toMatchObject({ error: "not_your_battle" });
  expect(await castVote({ battleId, voterIds: [voterId], winner, reasons })).toMatchObject({
    error: "answers_unfinished",
  });
  const nowhere = "01900000-0000-7000-8000-000000000000" as typeof battleId;
  expect(await castVote({ battleId: nowhere, voterIds: [voterId], winner, reasons })).toMatchObject({
    error: "battle_not_found",
  });
  await arena.answerWaiting();
  expect(await db.vote.count({ where: { battleId } })).toBe(0);
});

test("a follow-up and a vote at the same instant: one of them wins and the other is told", async () => {
  for (let round = 0; round < 5; round++) {
    const { id: battleId, voterId } = await answeredBattle();
    const [asked, cast] = await Promise.all([
      askFollowUp({ battleId, prompt: "More?", voterIds: [voterId] }),
      castVote({ battleId, voterIds: [voterId], winner, reasons }),
    ]);
    expect([asked.ok, cast.ok].sort()).toEqual([false, true]);
    if (!asked.ok) expect(asked.error).toBe("already_voted");
    if (!cast.ok) expect(cast.error).toBe("answers_unfinished");
    await arena.answerWaiting();
  }
});

test("after the vote there are no more turns", async () => {
  const { id: battleId, voterId } = await answeredBattle();
  await castVote({ battleId, voterIds: [voterId], winner, reasons });
  expect(await askFollowUp({ battleId, prompt: "More?", voterIds: [voterId] })).toMatchObject({
    error: "already_voted",
  });
});

test("an answer that names its own model is not counted, and the receipt says so, then and later", async () => {
  await db.model.update({ where: { slug: "ada" }, data: { name: "Ada 3 Large" } });
  const { id: battleId, voterId } = await answeredBattle();
  const { id: answerId } = await db.answer.findFirstOrThrow({ where: { turn: { battleId }, side: "a" } });
  await db.answer.update({ where: { id: answerId }, data: { text: "Hello, I am Ada 3 Large." } });
  const cast = await castVote({ battleId, voterIds: [voterId], winner, reasons });
  expect(cast).toMatchObject({ value: { receipt: { counted: false, reasons: [{ rule: "identity_leaked" }] } } });
  const { id: voteId } = await db.vote.findFirstOrThrow({ where: { battleId } });
  expect(await receiptOf(voteId, "aggregate")).toMatchObject({
    counted: false,
    reasons: [{ rule: "identity_leaked" }],
  });
});

test("names come with the vote and not before", async () => {
  const { id: battleId, voterId } = await answeredBattle();
  const before = await viewBattle(battleId, [voterId]);
  expect(before.ok && Object.keys(before.value.view).sort()).toEqual([
    "consent",
    "consents",
    "id",
    "mode",
    "status",
    "turns",
  ]);
  await castVote({ battleId, voterIds: [voterId], winner, reasons });
  const after = await viewBattle(battleId, [voterId]);
  expect(after).toMatchObject({
    value: { view: { status: "voted", modelA: { slug: "ada" }, modelB: { slug: "bob" } } },
  });
});

test("the same person on another device sees and votes on their battle; others do not", async () => {
  const { id: battleId, voterId } = await answeredBattle();
  const otherDevice = await arena.newVoter();
  expect(await viewBattle(battleId, [otherDevice])).toMatchObject({ error: "not_your_battle" });
  expect(await castVote({ battleId, voterIds: [otherDevice, voterId], winner, reasons })).toMatchObject({ ok: true });
});
