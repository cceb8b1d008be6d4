import "server-only";
import { db } from "#lib/db.ts";
import type { ModelId } from "#lib/models/types.ts";
import type { ChatMessage, FinishReason, ProviderErrorCode } from "#lib/provider/types.ts";
import { checkBudget } from "#lib/safety/spend.ts";
import { inTransaction } from "#lib/battle/store.ts";
import type { BattleId, BattleMode, Side, TurnId } from "#lib/battle/types.ts";

/** How long a turn stays claimed without a sign of life from whoever answers it. */
const leaseSeconds = 30;

/** A turn to be answered: who answers it, and what was said before on each side. */
export interface TurnJob {
  turnId: TurnId;
  battleId: BattleId;
  index: number;
  mode: BattleMode;
  models: Record<Side, ModelId>;
  attempts: Record<Side, number>;
  messages: Record<Side, ChatMessage[]>;
}

/** Takes the oldest waiting turn, so that no other worker answers it too; null when none waits. */
export async function claimTurn(): Promise<TurnJob | null> {
  const [claimed] = await db.$queryRaw<{ id: TurnId; battleId: BattleId; index: number }[]>`
    update "Turn" set state = 'running', "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    where id = (select id from "Turn" where state = 'queued' order by "createdAt" limit 1 for update skip locked)
    returning id, "battleId", index`;
  if (!claimed) return null;
  const battle = await db.battle.findUniqueOrThrow({
    where: { id: claimed.battleId },
    select: {
      mode: true,
      modelAId: true,
      modelBId: true,
      turns: {
        where: { index: { lte: claimed.index } },
        orderBy: { index: "asc" },
        select: { id: true, prompt: true, answers: { orderBy: { attempt: "asc" } } },
      },
    },
  });
  const said = (side: Side) =>
    battle.turns.flatMap(({ id, prompt, answers }): ChatMessage[] => {
      const answer = answers.findLast((candidate) => candidate.side === side);
      const asked: ChatMessage = { role: "user", content: prompt };
      return id === claimed.id || !answer ? [asked] : [asked, { role: "assistant", content: answer.text }];
    });
  const newest = battle.turns.at(-1)?.answers ?? [];
  const attempt = (side: Side) => newest.findLast((answer) => answer.side === side)?.attempt ?? 1;
  return {
    turnId: claimed.id,
    battleId: claimed.battleId,
    index: claimed.index,
    mode: battle.mode === "blind" ? "blind" : "side-by-side",
    models: { a: battle.modelAId as ModelId, b: battle.modelBId as ModelId },
    attempts: { a: attempt("a"), b: attempt("b") },
    messages: { a: said("a"), b: said("b") },
  };
}

/** One side's answer as it stands: everything shown so far, and how it ended once it has. */
export interface AnswerProgress {
  side: Side;
  attempt: number;
  text: string;
  startedAt: Date;
  firstTokenAt: Date | null;
  end: AnswerEnd | null;
}

export interface AnswerEnd {
  reason: FinishReason;
  at: Date;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicros: bigint | null;
}

/**
 * Saves what both sides show and tells every watcher. The whole text is written, not the new piece, so that repeating
 * it after a lost connection changes nothing. With both ends known, the turn is answered and can be voted on. False when
 * the turn was called off meanwhile: then nothing is written.
 */
export function saveProgress({ turnId, battleId }: TurnJob, progress: AnswerProgress[]): Promise<boolean> {
  const isAnswered = progress.length === 2 && progress.every(({ end }) => end !== null);
  return inTransaction(async (transaction) => {
    const [turn] = await transaction.$queryRaw<{ state: string }[]>`
      update "Turn" set "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
      where id = ${turnId}::uuid and state = 'running' returning state`;
    if (!turn) return false;
    for (const { side, attempt, text, startedAt, firstTokenAt, end } of progress) {
      await transaction.answer.update({
        where: { turnId_side_attempt: { turnId, side, attempt } },
        data: {
          text,
          startedAt,
          firstTokenAt,
          ...(end && {
            state: "done",
            finishReason: end.reason,
            finishedAt: end.at,
            inputTokens: end.inputTokens,
            outputTokens: end.outputTokens,
            costMicros: end.costMicros,
          }),
        },
        select: { id: true },
      });
    }
    if (isAnswered) {
      await transaction.turn.update({
        where: { id: turnId },
        data: { state: "answered", answeredAt: new Date(), leaseUntil: null },
      });
      await transaction.battle.update({ where: { id: battleId }, data: { state: "answered" } });
    }
    await transaction.$executeRaw`select pg_notify('battle', ${battleId})`;
    return true;
  });
}

export interface Failure {
  code: ProviderErrorCode | "called_off";
  detail: string;
}

/** Failures that a provider does not charge for; after any other, the reservation stands as what it cost. */
const freeOfCharge = new Set<string>(["refused", "rate_limited", "unavailable"] satisfies ProviderErrorCode[]);

const columnsOf = ({ code, detail }: Failure) => ({
  errorCode: code,
  errorDetail: detail,
  finishedAt: new Date(),
  ...(freeOfCharge.has(code) && { costMicros: 0n }),
});

/** Who writes a side next: a substitute with how it was drawn, or the same model once more. */
export interface Replacement {
  model: ModelId;
  reservedMicros: bigint;
  draw: { policy: string; probability: number } | null;
}

/** Marks an attempt as failed and hands its side on, unseen. False when today's budget does not allow another one. */
export function replaceAttempt(
  { turnId, battleId }: TurnJob,
  { side, attempt, failure }: { side: Side; attempt: number; failure: Failure },
  next: Replacement,
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const budget = await checkBudget(transaction, next.reservedMicros);
    if (!budget.ok) return false;
    await transaction.answer.update({
      where: { turnId_side_attempt: { turnId, side, attempt } },
      data: { state: "failed", ...columnsOf(failure) },
    });
    await transaction.answer.upsert({
      where: { turnId_side_attempt: { turnId, side, attempt: attempt + 1 } },
      create: { turnId, side, attempt: attempt + 1, modelId: next.model, reservedMicros: next.reservedMicros },
      update: {},
    });
    if (!next.draw) return true;
    const { policy, probability } = next.draw;
    const battle = await transaction.battle.update({
      where: { id: battleId },
      data: {
        [side === "a" ? "modelAId" : "modelBId"]: next.model,
        samplingPolicy: policy,
        pairProbability: probability,
      },
      select: { modelAId: true, modelBId: true, _count: { select: { draws: true } } },
    });
    await transaction.draw.create({
      data: {
        battleId,
        ordinal: battle._count.draws + 1,
        reason: `substitute_${side}`,
        policy,
        probability,
        modelAId: battle.modelAId,
        modelBId: battle.modelBId,
      },
    });
    return true;
  });
}

/** Ends a turn that cannot be answered: the battle is void, nobody can vote on it, and every watcher is told. */
export async function voidTurn(
  turnId: TurnId,
  battleId: BattleId,
  failures: Partial<Record<Side, Failure>> = {},
): Promise<void> {
  await inTransaction(async (transaction) => {
    const { count } = await transaction.turn.updateMany({
      where: { id: turnId, state: { in: ["queued", "running"] } },
      data: { state: "void", leaseUntil: null },
    });
    if (count === 0) return;
    await transaction.battle.update({ where: { id: battleId }, data: { state: "void", voidedAt: new Date() } });
    for (const side of ["a", "b"] as const) {
      const failure = failures[side] ?? { code: "called_off", detail: "The other side or the worker failed." };
      await transaction.answer.updateMany({
        where: { turnId, side, state: "writing" },
        data: { state: "failed", ...columnsOf(failure) },
      });
    }
    await transaction.$executeRaw`select pg_notify('battle', ${battleId})`;
  });
}

/** Turns whose worker fell silent, killed or cut off: what they had bought is lost, so their battles are void. */
export async function voidAbandonedTurns(inHand: Iterable<TurnId>): Promise<number> {
  const abandoned = await db.turn.findMany({
    where: { state: "running", leaseUntil: { lt: new Date() }, id: { notIn: [...inHand] } },
    select: { id: true, battleId: true },
    take: 100,
  });
  for (const { id, battleId } of abandoned) await voidTurn(id as TurnId, battleId as BattleId);
  return abandoned.length;
}
