import "server-only";
import type { Transaction } from "#lib/battle/store.ts";
import type { BattleId, TurnId, VoterId } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Evidence, Finding } from "./evidence.ts";
import { areAlike } from "./prompt-print.ts";
import type { Print } from "./prompt-print.ts";
import { reasonOf } from "./rules.ts";
import type { VoteId, Winner } from "./types.ts";

export interface NewVote {
  sourceId: string;
  battleId: BattleId;
  turnId: TurnId;
  voterId: VoterId;
  winner: Winner;
  wasBlind: boolean;
  dwellMs: number | null;
  reasons: string[];
  comment: string | null;
  castAt: Date;
}

/** Inserts a vote; the unique index on battle, turn and voter decides which of two comes first. */
export async function insertVote(transaction: Transaction, vote: NewVote): Promise<VoteId> {
  const { id } = await transaction.vote.create({ data: vote, select: { id: true } });
  return id as VoteId;
}

export async function insertVerdicts(
  transaction: Transaction,
  voteId: VoteId,
  broken: readonly Finding[],
): Promise<void> {
  const data = broken.map((finding) => ({
    voteId,
    rule: finding.rule.name,
    version: finding.rule.version,
    reason: reasonOf(finding),
  }));
  if (data.length > 0) await transaction.verdict.createMany({ data });
}

interface NewPrint {
  voteId: VoteId;
  sourceId: string;
  castAt: Date;
  print: Print;
}

export async function insertPrint(transaction: Transaction, { print, ...columns }: NewPrint): Promise<void> {
  await transaction.promptPrint.create({ data: { ...columns, ...print }, select: { voteId: true } });
}

/** What rules ask about a vote that stands in other votes. */
export type VotingFacts = Pick<Evidence["vote"], "similarPrompts" | "votesToday">;

const dayMs = 24 * 60 * 60 * 1000;
const similarWindowMs = 30 * dayMs;
/** Prints looked at for one vote: beyond any sensible cap, and a few milliseconds. */
const mostPrints = 20_000;

/** Counts what came before a vote. Two votes at the same instant may each miss the other: a cap is no invariant. */
export async function votingFacts(vote: {
  sourceId: string;
  voterIds: readonly string[];
  print: Print;
  before: Date;
}): Promise<VotingFacts> {
  const { sourceId, voterIds, print, before } = vote;
  const since = (ms: number) => new Date(before.getTime() - ms);
  const votesToday = await db.vote.count({
    where: { voterId: { in: [...voterIds] }, castAt: { gt: since(dayMs), lt: before } },
  });
  const candidates = await db.promptPrint.findMany({
    where: { sourceId, castAt: { gt: since(similarWindowMs), lt: before }, bands: { hasSome: print.bands } },
    select: { minHash: true },
    take: mostPrints,
  });
  const similarPrompts = candidates.filter(({ minHash }) => areAlike(minHash, print.minHash)).length;
  return { votesToday, similarPrompts };
}

/** Whether an error says that this battle already has this voter's vote. */
export const isSecondVote = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** The rules that keep a vote off the boards now. */
export async function standingVerdicts(voteId: string): Promise<{ rule: string; reason: string }[]> {
  return db.verdict.findMany({
    where: { voteId, withdrawnAt: null },
    select: { rule: true, reason: true },
    orderBy: { rule: "asc" },
  });
}
