import { beforeAll, expect, test } from "vitest";
import type { VoterId } from "#lib/battle/types.ts";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { asideGroups, newestVotes } = await import("#lib/vote/aside-store.ts");
const { asideSchema, setAside, takeBack } = await import("#lib/vote/set-aside.ts");
const { receiptOf } = await import("#lib/vote/receipt.ts");
const { rerunRule } = await import("#lib/vote/rerun-rule.ts");
const { administrator } = await import("#lib/vote/rules/administrator.ts");

const actor = "ann@example.org";
const votes: { id: string; battleId: string; voterId: VoterId }[] = [];

/** Two browsers of one person cast two votes, somebody else one. */
beforeAll(async () => {
  const user = await db.user.create({ data: {} });
  const [phone, desk] = await Promise.all([1, 2].map(() => db.voter.create({ data: { userId: user.id } })));
  for (const voterId of [phone.id, desk.id, await arena.newVoter()] as VoterId[]) {
    const { id: battleId } = await arena.startBetween("ada", "bob", "Say something.", voterId);
    await arena.answerWaiting();
    const cast = await castVote({ battleId, voterIds: [voterId], winner: "tie", reasons: [] });
    if (!cast.ok) throw new Error(cast.error);
    votes.push({ id: cast.value.vote.id, battleId, voterId });
  }
});

const standing = async () =>
  (await db.verdict.findMany({ where: { rule: "administrator", withdrawnAt: null }, select: { voteId: true } }))
    .map(({ voteId }) => voteId)
    .sort();

test("one vote, or all of a person's whatever browser they used, is set aside and taken back, and both are audited", async () => {
  const [first, second, other] = votes;
  expect(await setAside({ what: "vote", id: other.id, reason: "a test" }, actor)).toEqual({
    ok: true,
    value: { votes: 1 },
  });
  expect(await standing()).toEqual([other.id]);
  expect(await setAside({ what: "voter", id: first.voterId, reason: "votes for hire" }, actor)).toMatchObject({
    value: { votes: 2 },
  });
  expect(await standing()).toEqual([first.id, second.id, other.id].sort());
  expect((await newestVotes(10)).map(({ rules }) => rules)).toEqual([
    ["administrator"],
    ["administrator"],
    ["administrator"],
  ]);
  expect(await receiptOf(first.id, "aggregate")).toEqual({ counted: true, reasons: [] });

  const [newest] = await asideGroups(10);
  expect(newest).toMatchObject({ decidedBy: actor, reason: "votes for hire", votes: 2 });
  expect(await takeBack({ ...newest, reason: "they were not" }, "bea@example.org")).toMatchObject({
    value: { votes: 2 },
  });
  expect(await standing()).toEqual([other.id]);
  const audit = await db.auditEntry.findMany({
    orderBy: { createdAt: "asc" },
    select: { actor: true, action: true, target: true },
  });
  expect(audit).toEqual([
    { actor, action: "votes.set-aside", target: `vote ${other.id}` },
    { actor, action: "votes.set-aside", target: `voter ${first.voterId}` },
    { actor: "bea@example.org", action: "votes.taken-back", target: expect.stringContaining("decision of") },
  ]);
});

test("what is set aside already, taken back already or not there is said so, and judging again leaves it alone", async () => {
  const [, , other] = votes;
  const why = "again";
  expect(await setAside({ what: "battle", id: other.battleId, reason: why }, actor)).toMatchObject({
    error: "set_aside_before",
  });
  for (const what of ["vote", "battle", "voter"] as const)
    expect(await setAside({ what, id: crypto.randomUUID(), reason: why }, actor)).toMatchObject({
      error: "vote_not_found",
    });
  const gone = { decidedBy: actor, decidedAt: new Date(0), reason: why };
  expect(await takeBack(gone, actor)).toMatchObject({ error: "vote_not_found" });
  expect(await rerunRule(administrator)).toMatchObject({ withdrawn: 0, added: 0 });
  expect(await standing()).toEqual([other.id]);
});

test("a reason and an id are asked for", () => {
  const right = { what: "vote", id: crypto.randomUUID().toUpperCase(), reason: " spam " };
  expect(asideSchema.parse(right)).toEqual({ ...right, id: right.id.toLowerCase(), reason: "spam" });
  for (const wrong of [{ id: "1" }, { reason: "  " }, { what: "all" }, { extra: 1 }])
    expect(asideSchema.safeParse({ ...right, ...wrong }).success).toBe(false);
});
