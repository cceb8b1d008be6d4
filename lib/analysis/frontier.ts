import { quantile } from "#lib/rating/index.ts";
import type { BoardReplicates } from "#lib/rating/index.ts";
import type { Estimate } from "./types.ts";

/** A model by what it is rated and what it costs. */
export interface Offer {
  model: string;
  /** What one would rather have less of; give speeds with `isMoreBetter`. */
  x: number;
  rating: number;
}

export interface Frontier {
  /** Models that no other beats on both: in the order of x. */
  members: Set<string>;
  /** Share of resamplings in which each model is one of them, by model. */
  shares: Map<string, number>;
  /** The best rating to be had at each member's x, and its 95 % interval over the resamplings. */
  steps: ({ x: number } & Estimate)[];
}

/**
 * The frontier of ratings against a cost, and how sure it is: every resampled board has a frontier of its own.
 *
 * A model is on the frontier when no other that costs as little or less is rated higher; of two that cost the same, the
 * higher one is.
 */
export function frontierOf(offers: readonly Offer[], found: BoardReplicates | null, isMoreBetter = false): Frontier {
  const cost = ({ x }: Offer) => (isMoreBetter ? -x : x);
  const sorted = offers.toSorted((one, other) => cost(one) - cost(other) || other.rating - one.rating);
  const places = new Map(found?.models.map((model, i) => [model, i]));
  const rows = sorted.map(({ model }) => places.get(model) ?? -1);
  const members = new Set(climb(sorted.map(({ rating }) => rating)).map((i) => sorted[i].model));
  const counts = new Float64Array(sorted.length);
  const known = found !== null && rows.every((row) => row >= 0);
  const n = found?.models.length ?? 0;
  const best = sorted.map(() => new Float64Array(known ? found.rounds : 0));

  for (let r = 0; known && r < found.rounds; r++) {
    const values = rows.map((row) => found.replicates[r * n + row]);
    let top = -Infinity;
    for (let from = 0; from < sorted.length;) {
      // Models of equal cost compete with each other, whatever their order.
      let to = from;
      while (to < sorted.length && sorted[to].x === sorted[from].x) to++;
      let leader = from;
      for (let i = from; i < to; i++) if (values[i] > values[leader]) leader = i;
      if (values[leader] > top) {
        top = values[leader];
        counts[leader]++;
      }
      for (let i = from; i < to; i++) best[i][r] = top;
      from = to;
    }
  }

  const shares = new Map(
    sorted.map(({ model }, i) => [model, known ? counts[i] / found.rounds : members.has(model) ? 1 : 0]),
  );
  let top = -Infinity;
  const steps = sorted.map(({ x, rating }, i) => {
    top = Math.max(top, rating);
    const spread = best[i].sort();
    return { x, value: top, low: known ? quantile(spread, 0.025) : null, high: known ? quantile(spread, 0.975) : null };
  });
  return { members, shares, steps: steps.filter(({ x }, i) => i === 0 || x !== steps[i - 1].x) };
}

/** Which of a list, from the cheapest, are above all before them. */
function climb(values: readonly number[]): number[] {
  let top = -Infinity;
  return values.flatMap((value, i) => {
    if (value <= top) return [];
    top = value;
    return [i];
  });
}
