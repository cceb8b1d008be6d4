import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { findBattle } = await import("#lib/battle/store.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");

/** The database is asked directly, past every verb: the invariants hold without them. */
async function votable() {
  const { id, voterId } = await arena.startBetween("ada", "bob");
  const battle = (await findBattle(id))!;
  const vote = { sourceId: battle.sourceId, battleId: id, turnId: battle.turns[0].id, voterId, winner: "tie" as const };
  return { id, voterId, vote: { ...vote, wasBlind: true } };
}

async function votedBattle() {
  const { id, voterId } = await arena.startBetween("ada", "bob");
  await arena.answerWaiting();
  await castVote({ battleId: id, voterIds: [voterId], winner: "model_b", reasons: [] });
  return { id, vote: await db.vote.findFirstOrThrow({ where: { battleId: id } }) };
}

test("a vote before both answers are finished is refused", async () => {
  const { vote } = await votable();
  await expect(db.vote.create({ data: vote })).rejects.toThrow("both answers must be finished");
  await arena.answerWaiting();
  await expect(db.vote.create({ data: vote })).resolves.toBeDefined();
});

test("a vote without turn or voter, or under another source, is refused", async () => {
  const { vote } = await votable();
  await arena.answerWaiting();
  await expect(db.vote.create({ data: { ...vote, turnId: null } })).rejects.toThrow("names its turn");
  await expect(db.vote.create({ data: { ...vote, voterId: null } })).rejects.toThrow("its voter");
  const other = await db.source.create({ data: { slug: "other", name: "Other", kind: "imported" } });
  await expect(db.vote.create({ data: { ...vote, sourceId: other.id } })).rejects.toThrow("different sources");
});

test("a second vote on the same battle, turn and voter is refused", async () => {
  const { vote } = await votable();
  await arena.answerWaiting();
  await db.vote.create({ data: vote });
  await expect(db.vote.create({ data: { ...vote, winner: "model_a" } })).rejects.toMatchObject({ code: "P2002" });
});

test("votes are neither changed nor deleted", async () => {
  const { vote } = await votedBattle();
  await expect(db.vote.update({ where: { id: vote.id }, data: { winner: "tie" } })).rejects.toThrow("append-only");
  await expect(db.vote.delete({ where: { id: vote.id } })).rejects.toThrow("append-only");
  await expect(db.$executeRaw`truncate "Vote" cascade`).rejects.toThrow("append-only");
});

test("a battle that has a vote keeps its models", async () => {
  const { id } = await votedBattle();
  const { id: other } = await db.model.create({
    data: { slug: "late", name: "Late", organization: "-", license: "-", origin: "file" },
  });
  await expect(db.battle.update({ where: { id }, data: { modelAId: other } })).rejects.toThrow("keeps its pair");
});

test("a verdict can be withdrawn once, and is otherwise neither changed, doubled nor deleted", async () => {
  const { vote } = await votedBattle();
  const verdict = { voteId: vote.id, rule: "administrator", version: 1, reason: "A trial." };
  const { id } = await db.verdict.create({ data: verdict });
  await expect(db.verdict.create({ data: verdict })).rejects.toMatchObject({ code: "P2002" });
  await expect(db.verdict.update({ where: { id }, data: { reason: "Another." } })).rejects.toThrow("withdrawn once");
  await expect(db.verdict.delete({ where: { id } })).rejects.toThrow("append-only");
  await db.verdict.update({ where: { id }, data: { withdrawnAt: new Date(), withdrawnReason: "Mistake." } });
  await expect(db.verdict.update({ where: { id }, data: { withdrawnAt: null } })).rejects.toThrow("withdrawn once");
  await expect(db.verdict.create({ data: verdict })).resolves.toBeDefined();
});

test("the audit log is append-only", async () => {
  const { id } = await db.auditEntry.create({ data: { actor: "test", action: "try", target: "log" } });
  await expect(db.auditEntry.update({ where: { id }, data: { actor: "else" } })).rejects.toThrow("append-only");
  await expect(db.auditEntry.delete({ where: { id } })).rejects.toThrow("append-only");
});

test("a battle cast here says how its pair was drawn, with a probability that is one", async () => {
  const { id } = await votable();
  await expect(db.battle.update({ where: { id }, data: { pairProbability: null } })).rejects.toThrow("drawn");
  await expect(db.battle.update({ where: { id }, data: { pairProbability: 1.5 } })).rejects.toThrow("pair_probability");
  await expect(db.battle.update({ where: { id }, data: { pairProbability: 0 } })).rejects.toThrow("pair_probability");
});
