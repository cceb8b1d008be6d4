import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.DUPLICATE_PROMPT_CAP = "2";
process.env.DAILY_VOTE_CAP = "4";
const arena = await openTestArena(["ada", "bob"]);
const { db } = await import("#lib/db.ts");
const { castVote } = await import("#lib/vote/cast-vote.ts");
const { receiptOf } = await import("#lib/vote/receipt.ts");

const hour = 60 * 60 * 1000;

/** Votes on a prompt so many hours from now; tells which rules kept the vote off, and the receipt. */
async function vote({ prompt, voterId, hours = 1 }: { prompt: string; voterId?: never; hours?: number }) {
  const battle = await arena.startBetween("ada", "bob", prompt, voterId);
  await arena.answerWaiting();
  const voting = { battleId: battle.id, voterIds: [battle.voterId], winner: "tie" as const, reasons: [] };
  const cast = await castVote(voting, new Date(Date.now() + hours * hour));
  if (!cast.ok) throw new Error(cast.error);
  const { id } = cast.value.vote;
  const verdicts = await db.verdict.findMany({ where: { voteId: id }, orderBy: { rule: "asc" } });
  return { id, rules: verdicts.map(({ rule }) => rule), receipt: cast.value.receipt };
}

test("beyond the cap, one more vote on nearly the same prompt does not count, and its receipt does not teach why", async () => {
  const prompt = "Tell a long story about a lighthouse keeper and the sea that took his only boat.";
  expect((await vote({ prompt })).rules).toEqual([]);
  expect((await vote({ prompt: prompt.toUpperCase() })).rules).toEqual([]);
  const third = await vote({ prompt: `${prompt} Please.` });
  expect(third.rules).toEqual(["duplicate_prompt"]);
  expect(third.receipt).toEqual({ counted: true, reasons: [] });
  expect(await receiptOf(third.id, "aggregate")).toEqual({ counted: true, reasons: [] });
  // Its own print is kept, but not sought by others: checks cost the same however often a prompt is voted on.
  expect(await db.promptPrint.findUnique({ where: { voteId: third.id } })).toMatchObject({ bands: [] });
  expect((await vote({ prompt })).rules).toEqual(["duplicate_prompt"]);
  expect((await vote({ prompt: "Something else altogether, about trains." })).rules).toEqual([]);
  expect((await vote({ prompt, hours: 31 * 24 })).rules).toEqual([]);
});

test("one person's votes count up to the daily cap, and again a day later", async () => {
  const voterId = (await arena.newVoter()) as never;
  const topics = ["Trees?", "What of ships", "Name some bridges", "How do clouds form", "Why is glass clear"];
  const rules = [];
  for (const prompt of topics) rules.push((await vote({ prompt, voterId, hours: 2 + rules.length })).rules);
  expect(rules).toEqual([[], [], [], [], ["daily_cap"]]);
  expect((await vote({ prompt: "And mountains", voterId, hours: 40 })).rules).toEqual([]);
});
