import { afterAll } from "vitest";
import type { BattleId, VoterId } from "#lib/battle/types.ts";
import { startFakeProvider } from "./fake-provider.ts";
import type { FakeProvider, Misbehaviour } from "./fake-provider.ts";

export interface TestArena {
  provider: FakeProvider;
  newVoter(): Promise<VoterId>;
  /** Starts a battle between two named models, blind all the same: what the sampler would do, with a known outcome. */
  startBetween(
    modelA: string,
    modelB: string,
    prompt?: string,
    voterId?: VoterId,
  ): Promise<{ id: BattleId; voterId: VoterId }>;
  /** Answers every prompt that waits, one after the other. */
  answerWaiting(): Promise<void>;
  misbehave(model: string, how: Misbehaviour | null): void;
}

/** A roster of fake models on the test file's own database; the database must be open before. */
export async function openTestArena(models: string[], { msPerChunk = 1 } = {}): Promise<TestArena> {
  const provider = await startFakeProvider({ models, msPerChunk, recording: "fixtures" });
  afterAll(() => provider.stop());
  const { db } = await import("#lib/db.ts");
  const { ensureArenaSource, inTransaction, insertBattle } = await import("#lib/battle/store.ts");
  const { claimTurn } = await import("#lib/answer/store.ts");
  const { answerTurn } = await import("#lib/answer/answer-turn.ts");

  await ensureArenaSource();
  for (const name of models) {
    await db.model.create({
      data: {
        slug: name,
        name: `The ${name} model`,
        organization: `${name} works`,
        license: "MIT",
        origin: "file",
        provider: "openai-compatible",
        endpoint: { baseUrl: provider.baseUrl, model: name },
      },
    });
  }
  const idOf = async (slug: string) => (await db.model.findUniqueOrThrow({ where: { slug } })).id as never;
  const newVoter = async () => (await db.voter.create({ data: {} })).id as VoterId;

  return {
    provider,
    newVoter,
    async startBetween(modelA, modelB, prompt = "Say something.", voterId) {
      const draw = { modelA: await idOf(modelA), modelB: await idOf(modelB), policy: "test/1", probability: 1 };
      const owner = voterId ?? (await newVoter());
      const reserved = { a: 0n, b: 0n };
      const battle = { voterId: owner, mode: "blind" as const, prompt, draw, reserved };
      const id = await inTransaction((transaction) =>
        insertBattle(transaction, {
          ...battle,
          locale: null,
          category: null,
          consent: "aggregate",
          idempotencyKey: null,
        }),
      );
      return { id, voterId: owner };
    },
    async answerWaiting() {
      for (let job = await claimTurn(); job; job = await claimTurn())
        await answerTurn(job, new AbortController().signal);
    },
    misbehave(model, how) {
      if (how === null) delete provider.misbehave[model];
      else provider.misbehave[model] = how;
    },
  };
}
