import "server-only";
import { v7 as uuidv7 } from "uuid";
import { readCookie, type Carrier } from "#lib/auth/cookies.ts";
import { keyFor } from "#lib/auth/keys.ts";
import { currentSession, isServedSecurely } from "#lib/auth/session.ts";
import { claimVoter, findVoter, insertVoter, votersOfUser } from "#lib/auth/store.ts";
import {
  readVoterCookie,
  toSetCookie,
  voterCookieLifetime,
  voterCookieName,
  writeVoterCookie,
} from "#lib/auth/voter-cookie.ts";
import type { VoterId } from "#lib/battle/types.ts";

/** Who a request comes from: a browser by its cookie, a person by their sign-in, both or neither. */
export interface Visitor {
  voterId: VoterId | null;
  userId: string | null;
}

/** A cookie is written anew when this much of its life is left, in milliseconds. */
const renewBefore = (voterCookieLifetime / 2) * 1000;

/**
 * Reads who is asking, without creating anybody. A cookie that is malformed, forged or expired is no voter, never an error.
 * The first signed-in request of a browser gives its earlier votes to the person; a cookie left behind by somebody else
 * is not used.
 */
export async function currentVoter(carrier: Carrier): Promise<Visitor> {
  const cookie = readVoterCookie(readCookie(carrier, voterCookieName), keyFor("voter-cookie"), new Date());
  const session = await currentSession(carrier);
  const userId = session?.userId ?? null;
  if (!cookie) return { voterId: null, userId };
  return { voterId: await settle(cookie.voterId, userId), userId };
}

/**
 * The voter of this request, created when there is none yet. `setCookie` is the Set-Cookie header to add to the answer,
 * null when the browser's own is still good.
 */
export async function ensureVoter(carrier: Carrier): Promise<{ voterId: VoterId; setCookie: string | null }> {
  const now = new Date();
  const key = keyFor("voter-cookie");
  const cookie = readVoterCookie(readCookie(carrier, voterCookieName), key, now);
  const { voterId: known, userId } = await currentVoter(carrier);
  const voterId = known ?? (uuidv7() as VoterId);
  await insertVoter(voterId, userId);
  const isFresh = known !== null && cookie !== null && cookie.expiresAt.getTime() - now.getTime() > renewBefore;
  if (isFresh) return { voterId, setCookie: null };
  return { voterId, setCookie: toSetCookie(writeVoterCookie(voterId, key, now), { secure: isServedSecurely() }) };
}

/** Every voter that is this visitor: their browser's, and those of their other browsers once signed in. */
export async function voterIdsOf({ voterId, userId }: Visitor): Promise<VoterId[]> {
  const ids = new Set<VoterId>(userId ? await votersOfUser(userId) : []);
  if (voterId) ids.add(voterId);
  return [...ids];
}

/** Whether a battle that `owner` started is this visitor's: from the same browser, or by the same person. */
export async function ownsBattle(visitor: Visitor, owner: VoterId | null): Promise<boolean> {
  if (owner === null) return false;
  if (owner === visitor.voterId) return true;
  return (await voterIdsOf(visitor)).includes(owner);
}

/** A cookie's voter, given to the person who is signed in; null when it is another person's. */
async function settle(voterId: VoterId, userId: string | null): Promise<VoterId | null> {
  if (!userId) return voterId;
  const voter = await findVoter(voterId);
  if (!voter || voter.userId === userId) return voterId;
  if (voter.userId !== null) return null;
  return (await claimVoter(voterId, userId)) ? voterId : null;
}
