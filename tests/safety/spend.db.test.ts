import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { checkBudget, estimateTurn, spendToday } from "#lib/safety/spend.ts";
import type { ModelId, ServedModel } from "#lib/models/types.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.DAILY_SPEND_CAP_USD = "1";
process.env.MAX_OUTPUT_TOKENS = "1000";

const cent = 10_000n;
let modelId: string;
let turnId: string;
let attempt = 0;

beforeEach(async () => {
  await db.answer.deleteMany();
  const voter = await db.voter.create({ data: {} });
  const source = await db.source.upsert({
    where: { slug: "arena" },
    create: { slug: "arena", name: "Arena", kind: "arena" },
    update: {},
  });
  const [one, other] = await Promise.all(["ada", "bob"].map(model));
  modelId = one.id;
  const battle = await db.battle.create({
    data: {
      sourceId: source.id,
      voterId: voter.id,
      modelAId: one.id,
      modelBId: other.id,
      samplingPolicy: "uniform/1",
      pairProbability: 0.5,
    },
  });
  turnId = (await db.turn.create({ data: { battleId: battle.id, index: 1, prompt: "hello" } })).id;
});

const model = (slug: string) =>
  db.model.upsert({
    where: { slug },
    create: { slug, name: slug, organization: "Lab", license: "MIT", origin: "file", provider: "openai-compatible" },
    update: {},
  });

const store = (
  transaction: Pick<typeof db, "answer">,
  amounts: { reservedMicros: bigint; costMicros?: bigint },
  at?: Date,
) => transaction.answer.create({ data: { turnId, modelId, side: "a", attempt: ++attempt, createdAt: at, ...amounts } });

/** As a battle is started: the check and the reservation in one transaction. */
const reserve = (micros: bigint) =>
  db.$transaction(
    async (transaction) => {
      const budget = await checkBudget(transaction, micros);
      if (budget.ok) await store(transaction, { reservedMicros: micros });
      return budget.ok;
    },
    { maxWait: 20_000, timeout: 20_000 },
  );

test("twenty reservations of nine cents at the same instant leave the cap of a dollar whole", async () => {
  const granted = await Promise.all(Array.from({ length: 20 }, () => reserve(9n * cent)));
  expect(granted.filter(Boolean)).toHaveLength(11);
  expect((await spendToday()).spentMicros).toBe(99n * cent);
});

test("the cap may be reached to the last millionth and not passed by one", async () => {
  expect(await reserve(99n * cent + 9_999n)).toBe(true);
  expect(await reserve(2n)).toBe(false);
  expect(await reserve(1n)).toBe(true);
});

test("what an answer came to replaces what was held back for it", async () => {
  await store(db, { reservedMicros: 100n * cent, costMicros: 30n * cent });
  expect((await spendToday()).spentMicros).toBe(30n * cent);
  expect(await reserve(70n * cent)).toBe(true);
});

test("what costs nothing goes on after the budget is spent", async () => {
  await reserve(100n * cent);
  expect(await reserve(1n)).toBe(false);
  expect(await reserve(0n)).toBe(true);
});

test("a day ends at midnight UTC, and the refusal says how long that is", async () => {
  const now = new Date("2026-11-23T23:59:00Z");
  await store(db, { reservedMicros: 100n * cent }, new Date("2026-11-22T23:59:59.999Z"));
  const refused = await db.$transaction(async (transaction) => {
    expect(await checkBudget(transaction, 100n * cent, now)).toEqual({ ok: true, value: undefined });
    await store(transaction, { reservedMicros: 100n * cent }, new Date("2026-11-23T00:00:00Z"));
    return checkBudget(transaction, 1n, now);
  });
  expect(refused).toEqual({ ok: false, error: "budget_spent", retryAfterSeconds: 60 });
});

test("both answers are estimated with what is sent, system prompt included, and the shorter of two limits", () => {
  const priced = (endpoint: ServedModel["endpoint"]): ServedModel => ({
    id: "m" as ModelId,
    slug: "m",
    name: "M",
    organization: "Lab",
    provider: "openai-compatible",
    endpoint,
    inputPrice: 1_000_000n,
    outputPrice: 10_000_000n,
    isToy: false,
  });
  const plain = priced({});
  const short = priced({ maxOutputTokens: 10, systemPrompt: "x".repeat(50) });
  // 200 × $1/M + 1000 × $10/M, and 250 × $1/M + 10 × $10/M
  expect(estimateTurn({ a: plain, b: short }, 200)).toEqual({ a: 10_200n, b: 350n });
});
