import { expect, test } from "vitest";
import { simulateVotes } from "#lib/rating/index.ts";

test("the same seed makes the same votes, another seed others", () => {
  const make = (seed: number) => simulateVotes({ models: 6, votes: 200, seed });
  expect(make(1)).toEqual(make(1));
  expect(make(1).votes).not.toEqual(make(2).votes);
});

test("about three votes in ten are ties, half of them both-bad", () => {
  const { votes } = simulateVotes({ models: 30, votes: 50_000, seed: 1 });
  const share = (...winners: string[]) => votes.filter(({ winner }) => winners.includes(winner)).length / votes.length;
  expect(share("tie", "both_bad")).toBeCloseTo(0.3, 1);
  expect(share("both_bad") / share("tie", "both_bad")).toBeCloseTo(0.5, 1);
});

test("scores are what the true ratings predict, ties included", () => {
  const { truth, votes } = simulateVotes({ models: 4, votes: 80_000, seed: 4 });
  const rating = new Map(truth.map((one) => [one.model, one.rating]));
  const score = { model_a: 1, model_b: 0, tie: 0.5, both_bad: 0.5 };
  const pairs = new Map<string, { played: number; scored: number; expected: number }>();
  for (const { modelA, modelB, winner } of votes) {
    const pair = pairs.get(`${modelA} ${modelB}`) ?? { played: 0, scored: 0, expected: 0 };
    pair.played++;
    pair.scored += score[winner];
    pair.expected = 1 / (1 + 10 ** ((rating.get(modelB)! - rating.get(modelA)!) / 400));
    pairs.set(`${modelA} ${modelB}`, pair);
  }
  for (const { played, scored, expected } of pairs.values()) {
    expect(Math.abs(scored / played - expected)).toBeLessThan(4 * Math.sqrt(0.25 / played));
  }
});

test("true ratings have mean 1000 and models keep the names they were given", () => {
  const { truth, votes } = simulateVotes({ models: ["ada", "bob", "cyd"], votes: 50, seed: 1 });
  expect(truth.map(({ model }) => model)).toEqual(["ada", "bob", "cyd"]);
  expect(truth.reduce((sum, { rating }) => sum + rating, 0) / 3).toBeCloseTo(1000, 9);
  expect(votes.every(({ modelA, modelB }) => modelA !== modelB)).toBe(true);
});

test("fewer than two models, or a number of votes that is none, are refused", () => {
  expect(() => simulateVotes({ models: 1, votes: 5, seed: 1 })).toThrow(RangeError);
  expect(() => simulateVotes({ models: ["ada", "ada"], votes: 5, seed: 1 })).toThrow(RangeError);
  expect(() => simulateVotes({ models: 3, votes: -1, seed: 1 })).toThrow(RangeError);
});
