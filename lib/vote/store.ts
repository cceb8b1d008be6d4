import "server-only";
import type { Transaction } from "#lib/battle/store.ts";
import type { BattleId, TurnId, VoterId } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Rule } from "./rules.ts";
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

export async function insertVerdicts(transaction: Transaction, voteId: VoteId, rules: readonly Rule[]): Promise<void> {
  const data = rules.map(({ name, version, sentence }) => ({ voteId, rule: name, version, reason: sentence }));
  if (data.length > 0) await transaction.verdict.createMany({ data });
}

/** Whether an error says that this battle already has this voter's vote. */
export const isSecondVote = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** The rules that keep a vote off the boards now. */
export async function standingVerdicts(voteId: string): Promise<{ rule: string }[]> {
  return db.verdict.findMany({
    where: { voteId, withdrawnAt: null },
    select: { rule: true },
    orderBy: { rule: "asc" },
  });
}
