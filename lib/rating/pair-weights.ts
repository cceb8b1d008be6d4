import type { Tally } from "./tally.ts";

/** Pairs with fewer votes than this weigh no more than one with this many, or single votes would carry the board. */
const fewestVotes = 50;

/**
 * Weights that keep often drawn pairs from ruling the board: 1 / max(votes on the pair, 50), scaled so that the mean weight of
 * a vote is one. Where every pair fits one scale they change nothing but the width of intervals; where none does, they
 * weigh every pair's disagreement alike instead of by how often it was drawn.
 *
 * Shape:  one weight per pair of the tally.
 * Source: arena-rank's `min_pair_count` re-weighting, used on public boards since July 2025.
 */
export function inverseFrequencyWeights({ firstWins, secondWins, ties }: Tally): Float64Array {
  const votes = ties.map((tied, p) => tied + firstWins[p] + secondWins[p]);
  const weights = votes.map((count) => 1 / Math.max(count, fewestVotes));
  let total = 0;
  let weighed = 0;
  for (let p = 0; p < votes.length; p++) {
    total += votes[p];
    weighed += votes[p] * weights[p];
  }
  return weights.map((weight) => (weighed > 0 ? (weight * total) / weighed : 1));
}
