import { pseudonyms } from "./pseudonym.ts";

/** A voter's name outside, for a vote cast at a moment in seconds since 1970. */
export type VoterName = (id: string, castAt: number) => string;

/**
 * Which of a source's periods a moment lies in, from 1: each ends with a release. A voter has another pseudonym in each, in
 * releases and downloads alike, so that nobody is followed from one release into the next.
 */
export function periodOf(seconds: number, ends: readonly number[]): number {
  return 1 + ends.filter((end) => end < seconds).length;
}

/** What stands before a voter's id where pseudonyms are made: nothing in the first period. */
export const periodMark = (period: number): string => (period === 1 ? "" : `${period}:`);

export function voterNames(secret: string, scope: string, ends: readonly number[]): VoterName {
  const name = pseudonyms(secret, "voter", scope);
  return (id, castAt) => name(`${periodMark(periodOf(castAt, ends))}${id}`);
}
