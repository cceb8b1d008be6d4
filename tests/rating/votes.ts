import fc from "fast-check";
import type { PairCount, PairVote, Winner } from "#lib/rating/index.ts";
import { fitBradleyTerry, tally, winners } from "#lib/rating/index.ts";

/** `beat("ada", "bob", 3)`: ada won three votes over bob. */
export const beat = (modelA: string, modelB: string, count = 1): PairCount => ({
  modelA,
  modelB,
  winner: "model_a",
  count,
});

export const tied = (modelA: string, modelB: string, count = 1, winner: Winner = "tie"): PairCount => ({
  modelA,
  modelB,
  winner,
  count,
});

/** The same verdict with the models on the other sides. */
export function swapSides<T extends PairVote>(vote: T): T {
  const swapped = { model_a: "model_b", model_b: "model_a", tie: "tie", both_bad: "both_bad" } as const;
  return { ...vote, modelA: vote.modelB, modelB: vote.modelA, winner: swapped[vote.winner] };
}

/** Log-odds by name, mean zero. */
export function strengths(counts: Iterable<PairCount>): Record<string, number> {
  const votes = tally(counts);
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  return Object.fromEntries(votes.models.map((model, i) => [model, fit.value.logOdds[i]]));
}

const names = ["ada", "bob", "cyd", "dee", "eve", "fay"];

/** Counts on which a finite fit exists: a ring of wins makes sure that everybody can reach everybody. */
export const wellPlayed = (): fc.Arbitrary<PairCount[]> =>
  fc.integer({ min: 2, max: names.length }).chain((size) => {
    const model = fc.constantFrom(...names.slice(0, size));
    const extra = fc.record({
      modelA: model,
      modelB: model,
      winner: fc.constantFrom(...winners),
      count: fc.integer({ min: 1, max: 40 }),
    });
    const ring = names.slice(0, size).map((name, i) => beat(name, names[(i + 1) % size]));
    return fc
      .array(extra, { maxLength: 25 })
      .map((more) => [...ring, ...more.filter(({ modelA, modelB }) => modelA !== modelB)]);
  });

/** Any counts at all: unlinked groups, clean records and self-pairs among them. */
export const anyCounts = (): fc.Arbitrary<PairCount[]> =>
  fc.array(
    fc.record({
      modelA: fc.constantFrom(...names),
      modelB: fc.constantFrom(...names),
      winner: fc.constantFrom(...winners),
      count: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 12 },
  );
