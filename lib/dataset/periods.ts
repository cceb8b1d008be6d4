/**
 * Which of a source's periods a moment lies in, from 1: each ends with a release. A voter has another pseudonym in each, in
 * releases and downloads alike, so that nobody is followed from one release into the next.
 */
export function periodOf(seconds: number, cutoffs: readonly number[]): number {
  return 1 + cutoffs.filter((cutoff) => cutoff < seconds).length;
}

/** What stands for a voter where pseudonyms are made: their id, and the period unless it is the first. */
export const voterInPeriod = (voterId: string, period: number): string =>
  period === 1 ? voterId : `${period}:${voterId}`;
