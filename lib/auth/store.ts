import "server-only";
import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { Adapter, AdapterAccount } from "next-auth/adapters";
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

const adminLink = "admin-link";

/** How the audit log names whoever came by the link: nobody has told it more. */
export const linkActor = "administrator";

/** Keeps the hash of the newest administrator link, and no other. */
export async function replaceAdminToken(hash: string, expires: Date): Promise<void> {
  await db.$transaction([
    db.verificationToken.deleteMany({ where: { identifier: adminLink } }),
    db.verificationToken.create({ data: { identifier: adminLink, token: hash, expires } }),
  ]);
}

/** Uses the link up and gives the administrator it stands for. Of two at the same instant, one deletes the row and wins. */
export function useAdminToken(hash: string, now: Date): Promise<{ id: string; name: string } | null> {
  return db.$transaction(async (transaction) => {
    const used = await transaction.$queryRaw<unknown[]>`
      delete from "VerificationToken"
      where identifier = ${adminLink} and token = ${hash} and expires > ${now}
      returning token`;
    if (used.length === 0) return null;
    const name = "Administrator";
    const select = { id: true };
    const known = await transaction.user.findFirst({ where: { isAdmin: true, email: null, name }, select });
    const user = known ?? (await transaction.user.create({ data: { name, isAdmin: true }, select }));
    await transaction.auditEntry.create({
      data: { actor: linkActor, action: "admin.sign-in", target: name, detail: { userId: user.id } },
    });
    return { id: user.id, name };
  });
}

/** The user behind a name that somebody types on a development machine. ".invalid" can never be a real address. */
export async function developmentUser(name: string): Promise<{ id: string; name: string }> {
  const email = `${encodeURIComponent(name.toLowerCase())}@development.invalid`;
  const user = await db.user.upsert({ where: { email }, create: { email, name }, update: {}, select: { id: true } });
  return { id: user.id, name };
}

/**
 * next-auth's own adapter, but of an account only who it is: a provider's tokens are never used here, so they are not kept,
 * and fields that only some providers send cannot break an insert.
 */
export function authAdapter(): Adapter {
  const adapter = PrismaAdapter(db as unknown as Parameters<typeof PrismaAdapter>[0]) as Adapter;
  return {
    ...adapter,
    async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
      await db.account.create({ data: { userId, type, provider, providerAccountId } });
    },
  };
}
