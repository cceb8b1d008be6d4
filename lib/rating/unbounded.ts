import { pointsPerLogOdds } from "./scale.ts";
import type { Tally } from "./tally.ts";
import type { Bound, RatingOptions } from "./types.ts";

/** One side of a 95 % interval: a result this clean had at most this chance. */
const tail = 0.025;

/**
 * The limit that a clean record does set: the rating at which winning (or losing) every vote had a chance of 2.5 %. An
 * undefeated model is above it, a winless one below it, with the rivals' ratings taken as known.
 *
 * Shape:  `ratingOf` a rival by index, null when that rival has no rating on this scale; its votes then do not count.
 * Units:  public points.
 * Fails:  null when no rated rival was met.
 * Source: Clopper & Pearson (1934), whose exact one-sided limit this is when there is one rival.
 */
export function oneSidedLimit(
  { first, second, firstWins, secondWins, ties }: Tally,
  model: number,
  bound: Bound,
  ratingOf: (rival: number) => number | null,
  options: Pick<RatingOptions, "scale" | "base">,
): number | null {
  const unit = pointsPerLogOdds(options);
  const met: { rating: number; votes: number }[] = [];
  for (let p = 0; p < first.length; p++) {
    if (first[p] !== model && second[p] !== model) continue;
    const rating = ratingOf(first[p] === model ? second[p] : first[p]);
    if (rating !== null) met.push({ rating, votes: firstWins[p] + secondWins[p] + ties[p] });
  }
  if (met.length === 0) return null;

  const sign = bound === "undefeated" ? 1 : -1;
  const logChance = (at: number) =>
    met.reduce((sum, { rating, votes }) => sum - votes * Math.log1p(Math.exp((-sign * (at - rating)) / unit)), 0);
  // The chance moves one way only, so halving finds the limit; 60 units of log-odds hold any that fits in a double.
  let near = Math.min(...met.map(({ rating }) => rating)) - 60 * unit;
  let far = Math.max(...met.map(({ rating }) => rating)) + 60 * unit;
  for (let step = 0; step < 100; step++) {
    const middle = (near + far) / 2;
    const isAbove = logChance(middle) * sign > Math.log(tail) * sign;
    if (isAbove) far = middle;
    else near = middle;
  }
  return (near + far) / 2;
}
