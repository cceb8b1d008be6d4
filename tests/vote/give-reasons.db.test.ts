import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
await openTestDatabase();
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { giveReasons } = await import("#lib/vote/give-reasons.ts");
const { giveReasonsSchema } = await import("#lib/vote/schema.ts");
const { reasonsOf } = await import("#lib/vote/store.ts");

async function voted(reasons: string[] = []) {
  const { id: battleId, voterId } = await arena.startBetween("ada", "bob");
  await arena.answerWaiting();
  const cast = await castVote({ battleId, voterIds: [voterId], winner: "model_a", reasons });
  if (!cast.ok) throw new Error(cast.error);
  return { battleId, voterIds: [voterId], voteId: cast.value.vote.id };
}

test("what was said last holds, every change is kept, and the vote stays as it was cast", async () => {
  const { battleId, voterIds, voteId } = await voted(["clearer"]);
  expect(await reasonsOf(voteId)).toEqual({ reasons: ["clearer"], changes: 0 });
  for (const reasons of [["useful_a"], ["useful_a", "incorrect_b"], ["incorrect_b", "useful_a"], []])
    expect(await giveReasons({ battleId, voterIds, reasons })).toEqual({ ok: true, value: { reasons } });
  // The third says the same as the second.
  expect(await reasonsOf(voteId)).toEqual({ reasons: [], changes: 3 });
  expect((await db.vote.findUniqueOrThrow({ where: { id: voteId } })).reasons).toEqual(["clearer"]);
  await expect(db.voteReasons.updateMany({ where: { voteId }, data: { reasons: ["x"] } })).rejects.toThrow(
    "append-only",
  );
  await expect(db.voteReasons.deleteMany({ where: { voteId } })).rejects.toThrow("append-only");
});

test("changes sent at the same instant are stored one after the other", async () => {
  const { battleId, voterIds, voteId } = await voted();
  const said = ["useful_a", "complete_a", "creative_a", "superficial_b"];
  const given = await Promise.all(said.map((reason) => giveReasons({ battleId, voterIds, reasons: [reason] })));
  expect(given.every(({ ok }) => ok)).toBe(true);
  expect((await reasonsOf(voteId)).changes).toBe(4);
});

test("only whoever voted says why, and only after the vote", async () => {
  const { battleId } = await voted();
  const stranger = [await arena.newVoter()];
  const why = { reasons: ["useful_a"] };
  expect(await giveReasons({ battleId, voterIds: stranger, ...why })).toMatchObject({ error: "not_your_battle" });
  expect(await giveReasons({ battleId: uuidv7() as never, voterIds: stranger, ...why })).toMatchObject({
    error: "battle_not_found",
  });
  const { id, voterId } = await arena.startBetween("ada", "bob");
  await arena.answerWaiting();
  expect(await giveReasons({ battleId: id, voterIds: [voterId], ...why })).toMatchObject({ error: "not_voted" });
});

test("a reason is a short word, said once", () => {
  expect(giveReasonsSchema.parse({ reasons: ["useful_a", "useful_a"] })).toEqual({ reasons: ["useful_a"] });
  expect(giveReasonsSchema.safeParse({ reasons: ["Not a word"] }).success).toBe(false);
  expect(giveReasonsSchema.safeParse({}).success).toBe(false);
});

test("downloads tell what was said of each answer", async () => {
  const { battleId, voterIds } = await voted(["creative_a"]);
  await giveReasons({ battleId, voterIds, reasons: ["useful_a", "incorrect_b"] });
  const ticked = async () => {
    const query = new URLSearchParams({ source: "arena", profile: "comparia", format: "jsonl" });
    const response = await GET(new Request(`http://127.0.0.1/api/export/votes?${query}`), {
      params: Promise.resolve({ dataset: "votes" }),
    });
    expect(response.status).toBe(200);
    const rows = (await response.text()).split("\n").filter(Boolean);
    const row = JSON.parse(rows.at(-1)!) as Record<string, unknown>;
    return Object.keys(row).filter((name) => row[name] === true && name.startsWith("conv_"));
  };
  expect(await ticked()).toEqual(["conv_useful_a", "conv_incorrect_b"]);
  await giveReasons({ battleId, voterIds, reasons: ["superficial_b"] });
  expect(await ticked()).toEqual(["conv_superficial_b"]);
});
