import { expect, test } from "vitest";
import { rateTally, simulateVotes, tallyVotes } from "#lib/rating/index.ts";
import type { RatingOptions } from "#lib/rating/index.ts";

/**
 * The promise behind "95 %": over 300 simulated arenas of 20 models and 20,000 votes, the true rating lies inside the interval
 * in 93 to 97 % of cases, and in 92 to 98 % for every quarter of the models from rarely to often voted.
 */
test.each<[string, Partial<RatingOptions>]>([
  ["sandwich", { intervals: "sandwich" }],
  ["bootstrap", { intervals: "bootstrap", rounds: 500 }],
])("%s intervals hold the truth 95 times in 100", { timeout: 120_000 }, (_, options) => {
  const simulations = 300;
  const inside = [0, 0, 0, 0];
  let models = 0;
  let rankedTooLow = 0;
  for (let seed = 1; seed <= simulations; seed++) {
    const { truth, votes } = simulateVotes({ models: 20, votes: 20_000, seed });
    const trueRating = new Map(truth.map(({ model, rating }) => [model, rating]));
    const { rows } = rateTally(tallyVotes(votes), { ...options, seed });
    const byVotes = rows.toSorted((left, right) => left.votes - right.votes);
    byVotes.forEach(({ model, low, high, rank }, i) => {
      const rating = trueRating.get(model)!;
      if (low! <= rating && rating <= high!) inside[Math.floor((4 * i) / byVotes.length)]++;
      if (rank! > 1 + truth.filter((other) => other.rating > rating).length) rankedTooLow++;
    });
    models += rows.length;
  }
  for (const quartile of inside) {
    expect(quartile / (models / 4)).toBeGreaterThan(0.92);
    expect(quartile / (models / 4)).toBeLessThan(0.98);
  }
  const overall = inside.reduce((sum, count) => sum + count, 0) / models;
  expect(overall).toBeGreaterThan(0.93);
  expect(overall).toBeLessThan(0.97);
  expect(rankedTooLow / models).toBeLessThan(0.005);
});
