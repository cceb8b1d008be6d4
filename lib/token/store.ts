import "server-only";
import type { VoterId } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import type { Scope, TokenId, TokenLine } from "./types.ts";

export interface NewToken {
  userId: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: Scope[];
  verifiedEmail: string | null;
  expiresAt: Date;
}

/** Stores a token with the voter it votes as; null when the person already has `most` that are in force. */
export function insertToken(token: NewToken, most: number, now: Date): Promise<TokenId | null> {
  return db.$transaction(async (transaction) => {
    // Locked, so that two at once do not both find room for the last one.
    await transaction.$queryRaw`select 1 from "User" where id = ${token.userId}::uuid for update`;
    const inForce = { userId: token.userId, revokedAt: null, expiresAt: { gt: now } };
    if ((await transaction.apiToken.count({ where: inForce })) >= most) return null;
    const voter = await transaction.voter.create({ data: { userId: token.userId }, select: { id: true } });
    const { id } = await transaction.apiToken.create({ data: { ...token, voterId: voter.id }, select: { id: true } });
    return id as TokenId;
  });
}

export async function tokensOf(userId: string): Promise<TokenLine[]> {
  const rows = await db.apiToken.findMany({
    where: { userId },
    orderBy: { id: "desc" },
    include: { voter: { select: { _count: { select: { votes: true } } } } },
  });
  return rows.map(({ voter, ...row }) => ({
    ...row,
    id: row.id as TokenId,
    scopes: row.scopes as Scope[],
    votes: voter._count.votes,
  }));
}

/** Ends a token of this person for good; false when they have no such token in force. */
export async function revokeToken(id: string, userId: string, now: Date): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}

/** A token in force and whose it is; null when it was never made, has ended or was revoked. */
export async function findToken(hash: string, now: Date) {
  const found = await db.apiToken.findFirst({
    where: { hash, revokedAt: null, expiresAt: { gt: now } },
    include: { user: { select: { isAdmin: true } } },
  });
  if (!found) return null;
  return { ...found, id: found.id as TokenId, voterId: found.voterId as VoterId, scopes: found.scopes as Scope[] };
}

/** Notes a use, at most once a minute: a script that asks often must not write as often. */
export async function noteUse(id: TokenId, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - 60_000);
  await db.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stale } }] },
    data: { lastUsedAt: now },
  });
}
