import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";
import { tag } from "../support/votes.ts";

await openTestDatabase();
process.env.PSEUDONYM_SECRET = "0123456789abcdef";
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { retagBattles } = await import("#lib/tagging/retag-battles.ts");

async function votedBattle(prompt: string) {
  const { id: battleId, voterId } = await arena.startBetween("ada", "bob", prompt);
  await arena.answerWaiting();
  await castVote({ battleId, voterIds: [voterId], winner: "tie", reasons: [] });
  return battleId;
}

const newestTagging = (battleId: string) =>
  db.tagging.findFirstOrThrow({ where: { battleId }, orderBy: { ordinal: "desc" } });
const categoriesOf = async (battleId: string) => (await newestTagging(battleId)).categories;

test("a vote files its battle under its categories, and notes how both answers look", async () => {
  const battleId = await votedBattle("Write a Python function that adds two numbers.");
  expect(await categoriesOf(battleId)).toEqual(expect.arrayContaining(["coding", "english"]));
  expect(await newestTagging(battleId)).toMatchObject({ language: "en", ordinal: 1 });
  const styles = await db.answerStyle.findMany({ where: { answer: { turn: { battleId } } } });
  expect(styles).toHaveLength(2);
  for (const { tokens } of styles) expect(tokens).toBeGreaterThan(0);
});

test("an exported vote says in which language its prompts were", async () => {
  const { exportDataset } = await import("#lib/dataset/export.ts");
  const { readExportRequest } = await import("#lib/dataset/schema.ts");
  await votedBattle("¿Cuánto tarda un tren de Madrid a Barcelona?");
  const request = readExportRequest("votes", { counted: "all" });
  if (!request.ok) throw new Error(request.error);
  const download = await exportDataset(request.value);
  if (!download.ok) throw new Error(download.error);
  const written: Uint8Array[] = [];
  for await (const { text, bytes = [] } of download.value.write("jsonl")) written.push(Buffer.from(text), ...bytes);
  const text = Buffer.concat(written).toString();
  const languages = text
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { language: string }).language);
  expect(languages).toEqual(["English", "Spanish"]);
});

test("tagging again changes nothing until taggers or rows differ, and then repairs them", async () => {
  const battleId = await votedBattle("Wie spät ist es in Rom, wenn es in Berlin acht ist?");
  const before = await categoriesOf(battleId);
  expect(before).toContain("german");
  expect((await retagBattles()).changed).toBe(0);
  await tag(battleId, [...before, "klingon"], "0");
  expect((await retagBattles()).changed).toBe(1);
  expect(await categoriesOf(battleId)).toEqual(before);
  expect((await retagBattles()).changed).toBe(0);
  // What was said before stays, so that an earlier board can be made again.
  expect(await db.tagging.count({ where: { battleId } })).toBe(3);
  await expect(db.tagging.deleteMany({ where: { battleId } })).rejects.toThrow("append-only");
});
