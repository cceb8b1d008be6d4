import "server-only";
import { env } from "#lib/env.ts";
import type { ServedModel } from "#lib/models/types.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import * as cost from "#lib/safety/cost.ts";
import { lockSpending, sumSpent, type Transaction } from "#lib/safety/store.ts";

/** The most an answer of this model may cost: what to store as `reservedMicros` before it is asked. */
export const estimateMicros = (model: cost.Priced, promptChars: number, maxOutputTokens: number): bigint =>
  cost.estimateMicros(model, promptChars, maxOutputTokens, env().ASSUMED_USD_PER_MILLION_TOKENS);

/** What both answers to one prompt may cost; `promptChars` counts everything that is sent, earlier turns included. */
export function estimateTurn(models: { a: ServedModel; b: ServedModel }, promptChars: number) {
  const of = (model: ServedModel) => {
    const { systemPrompt = "", maxOutputTokens = env().MAX_OUTPUT_TOKENS } = model.endpoint;
    return estimateMicros(model, promptChars + systemPrompt.length, maxOutputTokens);
  };
  return { a: of(models.a), b: of(models.b) };
}

/** What it came to: what to store as `costMicros`. Null when the usage is unknown; the reservation then stands. */
export const costMicros = (model: cost.Priced, usage: cost.Usage): bigint | null =>
  cost.costMicros(model, usage, env().ASSUMED_USD_PER_MILLION_TOKENS);

/**
 * Whether `estimate` more may be spent today (UTC). Call it in the transaction that stores the answers with their
 * reservation: a lock makes all such transactions take turns until they commit, so that the cap holds however many come
 * at once. What costs nothing takes no lock.
 */
export async function checkBudget(
  transaction: Transaction,
  estimate: bigint,
  now = new Date(),
): Promise<Result<void, "budget_spent">> {
  if (estimate <= 0n) return ok(undefined);
  await lockSpending(transaction);
  const spent = await sumSpent(startOfDay(now), transaction);
  if (spent + estimate <= dailyCapMicros()) return ok(undefined);
  return fail("budget_spent", { retryAfterSeconds: secondsToMidnight(now) });
}

/** Today's spending against its cap, in millionths of a dollar. */
export async function spendToday(now = new Date()): Promise<{ spentMicros: bigint; capMicros: bigint }> {
  return { spentMicros: await sumSpent(startOfDay(now)), capMicros: dailyCapMicros() };
}

const dailyCapMicros = () => cost.usdToMicros(env().DAILY_SPEND_CAP_USD);

const dayMs = 24 * 3600 * 1000;

const startOfDay = (now: Date) => new Date(Math.floor(now.getTime() / dayMs) * dayMs);

const secondsToMidnight = (now: Date) => (startOfDay(now).getTime() + dayMs - now.getTime()) / 1000;
