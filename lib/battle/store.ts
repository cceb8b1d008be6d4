import "server-only";
import { db } from "#lib/db.ts";
import type { ModelId } from "#lib/models/types.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { DrawnPair } from "./sample-pair.ts";
import { consents } from "./types.ts";
import type { BattleId, BattleMode, Consent, Side, TurnId, VoterId } from "./types.ts";

export type Transaction = Prisma.TransactionClient;

export const inTransaction = <T>(run: (transaction: Transaction) => Promise<T>): Promise<T> => db.$transaction(run);

/** The source of every vote cast here. */
export async function ensureArenaSource(): Promise<void> {
  await db.source.createMany({
    data: [{ slug: "arena", name: "Arena", kind: "arena", description: "Votes cast by visitors of this arena." }],
    skipDuplicates: true,
  });
}

export interface NewBattle {
  voterId: VoterId;
  mode: BattleMode;
  prompt: string;
  draw: DrawnPair;
  reserved: Record<Side, bigint>;
  locale: string | null;
  category: string | null;
  consent: Consent;
  idempotencyKey: string | null;
}

/** A battle with its first turn waiting for answers; whoever writes answers hears of it. */
export async function insertBattle(transaction: Transaction, battle: NewBattle): Promise<BattleId> {
  const { draw, reserved } = battle;
  const { id } = await transaction.battle.create({
    data: {
      source: { connect: { slug: "arena" } },
      voter: { connect: { id: battle.voterId } },
      mode: toColumn(battle.mode),
      modelA: { connect: { id: draw.modelA } },
      modelB: { connect: { id: draw.modelB } },
      samplingPolicy: draw.policy,
      pairProbability: draw.probability,
      locale: battle.locale,
      requestedCategory: battle.category,
      consent: battle.consent,
      idempotencyKey: battle.idempotencyKey,
      draws: {
        create: {
          ordinal: 1,
          reason: "first",
          policy: draw.policy,
          probability: draw.probability,
          modelA: { connect: { id: draw.modelA } },
          modelB: { connect: { id: draw.modelB } },
        },
      },
    },
    select: { id: true },
  });
  const battleId = id as BattleId;
  await insertTurn(transaction, { battleId, index: 1, prompt: battle.prompt, models: draw, reserved });
  return battleId;
}

interface NewTurn {
  battleId: BattleId;
  index: number;
  prompt: string;
  models: { modelA: ModelId; modelB: ModelId };
  reserved: Record<Side, bigint>;
}

/** One more prompt to both sides, with the money it may cost already held back. */
export async function insertTurn(transaction: Transaction, { battleId, index, prompt, models, reserved }: NewTurn) {
  await transaction.turn.create({
    data: {
      battleId,
      index,
      prompt,
      answers: {
        create: [
          { side: "a", modelId: models.modelA, reservedMicros: reserved.a },
          { side: "b", modelId: models.modelB, reservedMicros: reserved.b },
        ],
      },
    },
  });
  await transaction.battle.update({ where: { id: battleId }, data: { state: "generating" } });
  await transaction.$executeRaw`select pg_notify('turn', '')`;
}

/** The battle this voter started with this key before, if any. */
export async function findByIdempotencyKey(voterId: VoterId, idempotencyKey: string): Promise<BattleId | null> {
  const found = await db.battle.findUnique({
    where: { voterId_idempotencyKey: { voterId, idempotencyKey } },
    select: { id: true },
  });
  return (found?.id as BattleId | undefined) ?? null;
}

const battleColumns = {
  id: true,
  sourceId: true,
  voterId: true,
  mode: true,
  state: true,
  consent: true,
  modelAId: true,
  modelBId: true,
  requestedCategory: true,
  turns: {
    orderBy: { index: "asc" },
    select: {
      id: true,
      index: true,
      prompt: true,
      state: true,
      createdAt: true,
      answeredAt: true,
      answers: {
        orderBy: { attempt: "asc" },
        select: { side: true, attempt: true, modelId: true, state: true, text: true },
      },
    },
  },
  votes: { select: { id: true, winner: true, castAt: true }, take: 1 },
} satisfies Prisma.BattleSelect;

/** A battle as its verbs need it. Server only: it knows its models. */
export interface Battle {
  id: BattleId;
  sourceId: string;
  voterId: VoterId | null;
  mode: BattleMode;
  state: "generating" | "answered" | "void" | "recorded";
  consent: Consent;
  modelA: ModelId;
  modelB: ModelId;
  requestedCategory: string | null;
  turns: Turn[];
  vote: { id: string; winner: string; castAt: Date } | null;
}

export interface Turn {
  id: TurnId;
  index: number;
  prompt: string;
  state: "queued" | "running" | "answered" | "void";
  createdAt: Date;
  answeredAt: Date | null;
  /** The newest attempt of each side. */
  answers: Record<Side, { modelId: ModelId; attempt: number; text: string; isDone: boolean }>;
}

/** A line of its owner's list, read without its answers. Server only: it knows its models. */
export interface ListedBattle extends Pick<Battle, "id" | "mode" | "state" | "vote"> {
  prompt: string;
  createdAt: Date;
  slugA: string;
  slugB: string;
}

/** Battles of these voters, the newest first, after one of them. Ids begin with the time: their order is that of making. */
export async function listBattlesOf(voterIds: readonly VoterId[], after: string | undefined, most: number) {
  const rows = await db.battle.findMany({
    where: { voterId: { in: [...voterIds] }, ...(after && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: most,
    select: {
      id: true,
      mode: true,
      state: true,
      createdAt: true,
      modelA: { select: { slug: true } },
      modelB: { select: { slug: true } },
      turns: { where: { index: 1 }, select: { prompt: true } },
      votes: { select: { id: true, winner: true, castAt: true }, take: 1 },
    },
  });
  return rows.map(({ id, mode, modelA, modelB, turns, votes, ...row }): ListedBattle => ({
    ...row,
    id: id as BattleId,
    mode: mode === "blind" ? "blind" : "side-by-side",
    prompt: turns[0]?.prompt ?? "",
    slugA: modelA.slug,
    slugB: modelB.slug,
    vote: votes[0] ?? null,
  }));
}

export const findBattle = (id: BattleId): Promise<Battle | null> => readBattle(db, id);

/** The battle, held against every other verb on it until the transaction ends. */
export async function lockBattle(transaction: Transaction, id: BattleId): Promise<Battle | null> {
  await transaction.$queryRaw`select id from "Battle" where id = ${id}::uuid for update`;
  return readBattle(transaction, id);
}

async function readBattle(client: Transaction, id: BattleId): Promise<Battle | null> {
  const row = await client.battle.findUnique({ where: { id }, select: battleColumns });
  if (!row) return null;
  const [vote] = row.votes;
  return {
    id,
    sourceId: row.sourceId,
    voterId: row.voterId as VoterId | null,
    mode: row.mode === "blind" ? "blind" : "side-by-side",
    state: row.state,
    consent: row.consent,
    modelA: row.modelAId as ModelId,
    modelB: row.modelBId as ModelId,
    requestedCategory: row.requestedCategory,
    turns: row.turns.map(({ answers, ...turn }) => ({
      ...turn,
      id: turn.id as TurnId,
      answers: { a: newest(answers, "a"), b: newest(answers, "b") },
    })),
    vote: vote ?? null,
  };
}

/** What may still be chosen for a battle: whatever has been released of it stays released. */
export async function openConsents(id: BattleId): Promise<Consent[]> {
  const [{ vote, text }] = await db.$queryRaw<{ vote: boolean; text: boolean }[]>`
    select exists (select from "Vote" v join "LedgerEntry" l on l."voteId" = v.id where v."battleId" = ${id}::uuid) as vote,
           exists (select from "ReleasedConversation" where "battleId" = ${id}::uuid) as text`;
  return consents.filter((consent) => (text ? consent === "publish" : !(vote && consent === "private")));
}

/**
 * Changes what may leave of a battle. Refused while a release is being made, which may just be writing it down: the database
 * refuses what comes after it.
 */
export async function setConsent(id: BattleId, consent: Consent): Promise<"changed" | "released" | "busy"> {
  try {
    return await db.$transaction(async (transaction) => {
      const [{ free }] = await transaction.$queryRaw<{ free: boolean }[]>`
        select pg_try_advisory_xact_lock_shared(hashtextextended('ringside release', 0)) as free`;
      if (!free) return "busy";
      await transaction.battle.update({ where: { id }, data: { consent } });
      return "changed";
    });
  } catch (error) {
    if (String(error).includes("the battle is in a release")) return "released";
    throw error;
  }
}

interface AnswerColumns {
  side: Side;
  attempt: number;
  modelId: string;
  state: string;
  text: string;
}

function newest(answers: AnswerColumns[], side: Side): Turn["answers"]["a"] {
  const answer = answers.findLast((candidate) => candidate.side === side);
  if (!answer) throw new Error("A turn is stored together with both its answers.");
  const { modelId, attempt, text, state } = answer;
  return { modelId: modelId as ModelId, attempt, text, isDone: state === "done" };
}

const toColumn = (mode: BattleMode) => (mode === "blind" ? "blind" : "side_by_side");
