/** Votes of a time, and how many of them were kept off. */
export interface Share {
  votes: number;
  excluded: number;
}

export type Direction = "up" | "down";

/** Fewer votes in the hour or in the week before say nothing about a change. */
export const fewestRecent = 30;
export const fewestUsual = 200;

/**
 * Standard deviations beyond which a change is raised: 5.2 happen by chance once in five million looks. One look a minute
 * for ten rules is five million a year, and most looks share their hour with the one before.
 */
const raiseFrom = 5.2;
/** An alert goes on until the share is back within so many, or near its usual size. */
const keepFrom = 2.5;

/** How large a change must be to be worth an alert, as a ratio of odds and in the share itself; and to keep one. */
const raiseOdds = 1.5;
const raisePoints = 0.01;
const keepOdds = 1.25;
const keepPoints = 0.005;

export interface Change {
  direction: Direction;
  /** Standard deviations from the usual share. */
  deviation: number;
}

/**
 * Whether the excluded share of the last hour has left what it was in the week before it, up or down. With `open`, whether
 * an alert in that direction that is already raised goes on: it takes less to keep one than to raise it, so that a share
 * near the limit does not raise a new one every minute. Null: as usual, or too few votes to say.
 *
 * Shape:  two binomial samples, compared by the signed root of their likelihood ratio.
 * Units:  standard deviations; odds ratios with half a vote added to each cell, so that nought has odds, too.
 * Source: Wilks (1938), The large-sample distribution of the likelihood ratio.
 */
export function findChange(recent: Share, usual: Share, open: Direction | null = null): Change | null {
  if (recent.votes < fewestRecent || usual.votes < fewestUsual) return null;
  const direction = shareOf(recent) >= shareOf(usual) ? "up" : "down";
  if (open !== null && open !== direction) return null;
  const deviation = deviationOf(recent, usual);
  const points = Math.abs(shareOf(recent) - shareOf(usual));
  const odds = Math.exp(Math.abs(logOdds(recent) - logOdds(usual)));
  const [least, leastOdds, leastPoints] =
    open === null ? [raiseFrom, raiseOdds, raisePoints] : [keepFrom, keepOdds, keepPoints];
  return deviation >= least && odds >= leastOdds && points >= leastPoints ? { direction, deviation } : null;
}

export const shareOf = ({ votes, excluded }: Share): number => (votes === 0 ? 0 : excluded / votes);

const logOdds = ({ votes, excluded }: Share) => Math.log((excluded + 0.5) / (votes - excluded + 0.5));

function deviationOf(one: Share, other: Share): number {
  const both = { votes: one.votes + other.votes, excluded: one.excluded + other.excluded };
  const apart = likelihoodAt(one, shareOf(one)) + likelihoodAt(other, shareOf(other));
  const together = likelihoodAt(one, shareOf(both)) + likelihoodAt(other, shareOf(both));
  return Math.sqrt(2 * Math.max(0, apart - together));
}

/** The logarithm of how likely a sample is under a share, without the constant; nought times the logarithm of nought is nought. */
const likelihoodAt = ({ votes, excluded }: Share, share: number) =>
  times(excluded, Math.log(share)) + times(votes - excluded, Math.log1p(-share));

const times = (count: number, logarithm: number) => (count === 0 ? 0 : count * logarithm);
