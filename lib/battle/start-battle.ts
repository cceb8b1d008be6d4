import "server-only";
import { randomInt } from "node:crypto";
import { env } from "#lib/env.ts";
import { findModelsBySlug, findServedModel, listCandidates } from "#lib/models/store.ts";
import type { ModelId } from "#lib/models/types.ts";
import { fail, ok } from "#lib/result.ts";
import { checkBudget, estimateTurn } from "#lib/safety/spend.ts";
import { sampleUniformPair } from "./sample-pair.ts";
import type { DrawnPair } from "./sample-pair.ts";
import type { StartBattle } from "./schema.ts";
import { findByIdempotencyKey, inTransaction, insertBattle } from "./store.ts";
import type { BattleId, VoterId } from "./types.ts";

interface Visitor {
  voterId: VoterId;
  locale: string | null;
  idempotencyKey: string | null;
}

/** Draws two models for a prompt and queues their answers. The same idempotency key finds the same battle again. */
export async function startBattle({ prompt, mode, models, category, consent }: StartBattle, visitor: Visitor) {
  const { voterId, locale, idempotencyKey } = visitor;
  const earlier = idempotencyKey && (await findByIdempotencyKey(voterId, idempotencyKey));
  if (earlier) return ok(started(earlier));

  const draw = models ? await choosePair(models) : sampleUniformPair(await listCandidates(), randomInt);
  if (!draw) return models ? fail("model_not_found") : fail("no_models");
  const reserved = estimateTurn(await servedPair(draw), prompt.length);

  try {
    return await inTransaction(async (transaction) => {
      const budget = await checkBudget(transaction, reserved.a + reserved.b);
      if (!budget.ok) return budget;
      const asked = { prompt, mode, category: category ?? null, consent: consent ?? env().DEFAULT_CONSENT };
      const battle = { ...asked, voterId, draw, reserved, locale, idempotencyKey };
      return ok(started(await insertBattle(transaction, battle)));
    });
  } catch (error) {
    // Two requests with one key at the same instant: the unique index let the other one in.
    const winner = idempotencyKey && (await findByIdempotencyKey(voterId, idempotencyKey));
    if (winner) return ok(started(winner));
    throw error;
  }
}

const started = (id: BattleId) => ({ id, status: "generating" as const });

/** Two models chosen by name, on sides thrown by a fair coin; null unless both are active. */
async function choosePair(slugs: readonly [string, string]): Promise<DrawnPair | null> {
  const found = await findModelsBySlug(slugs);
  const isOnOffer = (model: (typeof found)[number]) => model.status === "active" && !model.isPrivate;
  const [one, other] = slugs.map((slug) => found.find((model) => model.slug === slug && isOnOffer(model)));
  if (!one || !other) return null;
  const [modelA, modelB] = randomInt(2) === 0 ? [one.id, other.id] : [other.id, one.id];
  return { modelA, modelB, policy: "chosen/1", probability: 1 };
}

/** Both models as their providers need them. */
export async function servedPair({ modelA, modelB }: { modelA: ModelId; modelB: ModelId }) {
  const [a, b] = await Promise.all([findServedModel(modelA), findServedModel(modelB)]);
  if (!a || !b) throw new Error("A drawn model is no longer on the roster.");
  return { a, b };
}
