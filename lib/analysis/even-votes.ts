import type { Tally } from "#lib/rating/index.ts";

/** The same tally with as many votes on every pair that met, in the shares it really had. */
export function evenOut(tally: Tally, votesPerPair: number): Tally {
  const factor = tally.ties.map((ties, p) => {
    const votes = ties + tally.firstWins[p] + tally.secondWins[p];
    return votes > 0 ? votesPerPair / votes : 0;
  });
  const scaled = (counts: Float64Array) => counts.map((count, p) => count * factor[p]);
  return {
    ...tally,
    firstWins: scaled(tally.firstWins),
    secondWins: scaled(tally.secondWins),
    ties: scaled(tally.ties),
    selfPairs: 0,
  };
}
