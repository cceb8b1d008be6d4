import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { changeConsent } = await import("#lib/battle/change-consent.ts");
const { startBattle } = await import("#lib/battle/start-battle.ts");
const { viewBattle } = await import("#lib/battle/view-battle.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { receiptOf } = await import("#lib/vote/receipt.ts");

async function votedBattle() {
  const { id: battleId, voterId } = await arena.startBetween("ada", "bob");
  await arena.answerWaiting();
  const cast = await castVote({ battleId, voterIds: [voterId], winner: "tie", reasons: [] });
  if (!cast.ok) throw new Error(cast.error);
  return { battleId, voterId, voteId: cast.value.vote.id };
}

const release = (voteId: string, position: number, sourceId: string) =>
  db.ledgerEntry.create({ data: { sourceId, position, voteId, release: 1, leaf: new Uint8Array(32) } });

test("a battle is what its voter chose, and what the operator set where they chose nothing", async () => {
  const voterId = await arena.newVoter();
  const visitor = { voterId, locale: null, idempotencyKey: null };
  const asked = { prompt: "Say something.", mode: "blind" as const };
  const [open, usual] = [
    await startBattle({ ...asked, consent: "publish" }, visitor),
    await startBattle(asked, visitor),
  ];
  if (!open.ok || !usual.ok) throw new Error("No battle.");
  expect(await viewBattle(open.value.id, [voterId])).toMatchObject({ value: { view: { consent: "publish" } } });
  expect(await viewBattle(usual.value.id, [voterId])).toMatchObject({
    value: { view: { consent: "aggregate", consents: ["private", "aggregate", "publish"] } },
  });
  await arena.answerWaiting();
});

test("a voter changes their mind before and after the vote, and a private vote says that it does not count", async () => {
  const { battleId, voterId, voteId } = await votedBattle();
  for (const consent of ["publish", "aggregate", "private"] as const) {
    const changed = await changeConsent({ battleId, voterIds: [voterId], consent });
    expect(changed).toMatchObject({ ok: true, value: { consent, consents: ["private", "aggregate", "publish"] } });
    expect(await db.battle.findUniqueOrThrow({ where: { id: battleId } })).toMatchObject({ consent });
  }
  expect(await receiptOf(voteId, "private")).toMatchObject({ counted: false, reasons: [{ rule: "private" }] });
});

test("nobody changes somebody else's battle, nor one that does not exist", async () => {
  const { battleId } = await votedBattle();
  const stranger = await arena.newVoter();
  expect(await changeConsent({ battleId, voterIds: [stranger], consent: "publish" })).toMatchObject({
    error: "not_your_battle",
  });
  expect(await changeConsent({ battleId: uuidv7() as never, voterIds: [stranger], consent: "publish" })).toMatchObject({
    error: "battle_not_found",
  });
});

test("a vote in a release cannot become private, but its text can still be kept or given", async () => {
  const { battleId, voterId, voteId } = await votedBattle();
  const { sourceId } = await db.vote.findUniqueOrThrow({ where: { id: voteId } });
  await release(voteId, 0, sourceId);
  const change = (consent: "private" | "aggregate" | "publish") =>
    changeConsent({ battleId, voterIds: [voterId], consent });
  expect(await change("private")).toMatchObject({ ok: false, error: "already_released" });
  expect(await change("publish")).toMatchObject({ ok: true, value: { consents: ["aggregate", "publish"] } });
  expect(await change("aggregate")).toMatchObject({ ok: true });
  expect(await change("publish")).toMatchObject({ ok: true });

  await db.releasedConversation.create({ data: { battleId, release: 1 } });
  expect(await change("aggregate")).toMatchObject({ ok: false, error: "already_released" });
  expect(await viewBattle(battleId, [voterId])).toMatchObject({
    value: { view: { consent: "publish", consents: ["publish"] } },
  });
});

test("while a release is being made, changing one's mind waits for it", async () => {
  const { battleId, voterId } = await votedBattle();
  await db.$transaction(async (transaction) => {
    await transaction.$queryRaw`select 1 as one from pg_advisory_xact_lock(hashtextextended('ringside release', 0))`;
    expect(await changeConsent({ battleId, voterIds: [voterId], consent: "private" })).toMatchObject({
      ok: false,
      error: "release_under_way",
    });
  });
  expect(await changeConsent({ battleId, voterIds: [voterId], consent: "private" })).toMatchObject({ ok: true });
});
