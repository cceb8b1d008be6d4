/**
 * The fewest votes whose loss splits connected models in two.
 *
 * Models are merged two at a time: whichever is most tied to those already gathered is gathered next, and the last one's ties
 * to the rest are one candidate for the cut; then the last two become one. Time n³, which is nothing for a few hundred.
 *
 * Shape:  models 0 … n − 1, `votes[p]` between `first[p]` and `second[p]`; the smaller side, ascending.
 * Source: Stoer & Wagner (1997), A simple min-cut algorithm, Journal of the ACM 44.
 */
export function weakestCut(
  n: number,
  first: Int32Array,
  second: Int32Array,
  votes: Float64Array,
): { votes: number; side: number[] } {
  const tie = new Float64Array(n * n);
  for (let p = 0; p < votes.length; p++) {
    tie[first[p] * n + second[p]] += votes[p];
    tie[second[p] * n + first[p]] += votes[p];
  }
  const members = Array.from({ length: n }, (_, i) => [i]);
  const left = Array.from({ length: n }, (_, i) => i);
  let best = { votes: Infinity, side: [] as number[] };

  while (left.length > 1) {
    const strength = new Float64Array(n);
    const waiting = new Set(left);
    let [previous, last] = [-1, -1];
    while (waiting.size > 0) {
      let next = -1;
      for (const i of waiting) if (next < 0 || strength[i] > strength[next]) next = i;
      waiting.delete(next);
      for (const i of waiting) strength[i] += tie[next * n + i];
      [previous, last] = [last, next];
    }
    if (strength[last] < best.votes) best = { votes: strength[last], side: [...members[last]] };
    members[previous].push(...members[last]);
    for (const i of left) {
      tie[previous * n + i] += tie[last * n + i];
      tie[i * n + previous] = tie[previous * n + i];
    }
    left.splice(left.indexOf(last), 1);
  }
  const isIn = new Set(best.side);
  const other = Array.from({ length: n }, (_, i) => i).filter((i) => !isIn.has(i));
  const smaller = best.side.length <= other.length ? best.side : other;
  return { votes: best.votes, side: smaller.sort((i, j) => i - j) };
}
