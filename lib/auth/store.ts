import "server-only";
import { validate } from "uuid";
import type { VoterId } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";

interface StoredUser {
  id: string;
  name: string | null;
  isAdmin: boolean;
}

export async function findUser(id: string): Promise<StoredUser | null> {
  if (!validate(id)) return null;
  return db.user.findUnique({ where: { id }, select: { id: true, name: true, isAdmin: true } });
}

/** The voter behind a cookie; null when the row was never written here. */
export function findVoter(id: VoterId): Promise<{ userId: string | null } | null> {
  return db.voter.findUnique({ where: { id }, select: { userId: true } });
}

/** Writes a voter unless it is there already, as when two first requests of one browser arrive together. */
export async function insertVoter(id: VoterId, userId: string | null): Promise<void> {
  await db.voter.createMany({ data: [{ id, userId }], skipDuplicates: true });
}

/** Gives a voter who belongs to nobody to a user; false when somebody else was first. */
export async function claimVoter(id: VoterId, userId: string): Promise<boolean> {
  const { count } = await db.voter.updateMany({
    where: { id, OR: [{ userId: null }, { userId }] },
    data: { userId },
  });
  return count === 1;
}

export async function votersOfUser(userId: string): Promise<VoterId[]> {
  const voters = await db.voter.findMany({ where: { userId }, select: { id: true }, orderBy: { id: "asc" } });
  return voters.map(({ id }) => id as VoterId);
}
