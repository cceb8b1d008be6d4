import "server-only";
import type { Namers } from "#lib/dataset/known-vote.ts";
import { voterNames } from "#lib/dataset/periods.ts";
import type { VoterName } from "#lib/dataset/periods.ts";
import { pseudonymParts, pseudonyms } from "#lib/dataset/pseudonym.ts";
import { env } from "#lib/env.ts";
import type { ReleasedVote } from "./columns.ts";
import type { StoredVote } from "./store.ts";

export interface Names {
  battle: (id: string) => string;
  voter: VoterName;
}

/** What battles and voters of a source are called outside: voters by the period that their vote lies in. */
export function namesFor(source: string, cutoffs: readonly number[]): Names {
  const secret = secretOf();
  return { battle: pseudonyms(secret, "battle", source), voter: voterNames(secret, source, unlessStable(cutoffs)) };
}

/** What the database needs to give the same names itself. */
export function namersFor(source: string, ends: readonly string[]): Namers {
  const parts = (kind: "voter" | "battle" | "vote") => pseudonymParts(secretOf(), kind, source);
  return { voter: parts("voter"), battle: parts("battle"), vote: parts("vote"), ends: unlessStable(ends) };
}

function secretOf(): string {
  const { PSEUDONYM_SECRET, AUTH_SECRET } = env();
  const secret = PSEUDONYM_SECRET ?? AUTH_SECRET;
  if (!secret)
    throw new Error("Neither PSEUDONYM_SECRET nor AUTH_SECRET is set: voters would have no stable pseudonym.");
  return secret;
}

const unlessStable = <Moment>(moments: readonly Moment[]): readonly Moment[] =>
  env().PSEUDONYMS === "stable" ? [] : moments;

/** A stored vote as it leaves. One that comes late leaves without its voter, who could be followed by it otherwise. */
export function toReleased(vote: StoredVote, names: Names, isLate: boolean): Omit<ReleasedVote, "position"> {
  const { id, battleId, voterId, seconds, castAt: _, ...rest } = vote;
  return {
    ...rest,
    voteId: id,
    battle: names.battle(battleId),
    judge: voterId === null || isLate ? null : names.voter(voterId, seconds),
    castAt: seconds,
  };
}
