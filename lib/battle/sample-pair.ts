import type { Candidate, ModelId } from "#lib/models/types.ts";

/** A whole number from 0 up to but not including `bound`, each equally likely. Production passes `crypto.randomInt`. */
export type RandomBelow = (bound: number) => number;

export interface DrawnPair {
  modelA: ModelId;
  modelB: ModelId;
  /** Name and version of the rule that drew it. */
  policy: string;
  /** Exact probability of this pair, whichever way round; the sides are a fair coin on top. */
  probability: number;
}

/** Chooses two different models and their sides; null when there are too few to choose from. */
export type SamplingPolicy = (candidates: readonly Candidate[], random: RandomBelow) => DrawnPair | null;

/** Every pair of different models alike, and a fair coin for the sides: each of n(n−1)/2 pairs has probability 2/(n(n−1)). */
export const sampleUniformPair: SamplingPolicy = (candidates, random) => {
  const n = candidates.length;
  if (n < 2) return null;
  // Two draws without replacement order the pair uniformly, so the coin for the sides is already in them.
  const first = random(n);
  const second = (first + 1 + random(n - 1)) % n;
  return {
    modelA: candidates[first].id,
    modelB: candidates[second].id,
    policy: "uniform-pairs/1",
    probability: 2 / (n * (n - 1)),
  };
};

/** Chooses who takes over a side that failed unseen: uniform over everyone not yet in this battle. */
export function sampleSubstitute(
  candidates: readonly Candidate[],
  alreadyDrawn: ReadonlySet<ModelId>,
  random: RandomBelow,
): { model: ModelId; policy: string; probability: number } | null {
  const free = candidates.filter(({ id }) => !alreadyDrawn.has(id));
  if (free.length === 0) return null;
  return { model: free[random(free.length)].id, policy: "uniform-substitute/1", probability: 1 / free.length };
}
