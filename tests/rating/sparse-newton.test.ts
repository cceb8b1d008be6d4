import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapBradleyTerry, fitBradleyTerry, simulateVotes, tally, tallyVotes } from "#lib/rating/index.ts";
import { blocksOf, adjacencyOf, edgeWeights, tallyOf } from "#lib/rating/connectivity.ts";
import { denseStep } from "#lib/rating/newton.ts";
import { sparseSteps } from "#lib/rating/sparse-newton.ts";
import { beat } from "./votes.ts";

const farthest = (some: Float64Array, others: Float64Array) =>
  some.reduce((max, value, i) => Math.max(max, Math.abs(value - others[i])), 0);

test("sparse steps are the dense ones, whoever met whom", () => {
  const pair = fc.record({ first: fc.nat(18), second: fc.nat(18), wins: fc.integer({ min: 1, max: 30 }) });
  const places = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 19, maxLength: 19 });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), places, (pairs, at) => {
      // A chain links everybody, so that there is one top; in what order models are named must not matter.
      const chain = Array.from({ length: 18 }, (_, i) => beat(`m${i + 10}`, `m${i + 11}`, 1 + (i % 4)));
      const drawn = pairs
        .filter(({ first, second }) => first !== second)
        .map(({ first, second, wins }) => beat(`m${first + 10}`, `m${second + 10}`, wins));
      const votes = tally([...chain, ...drawn]);
      const adjacency = adjacencyOf(votes);
      const weights = edgeWeights(votes, adjacency);
      const logOdds = Float64Array.from(at);
      const dense = denseStep(adjacency, weights, logOdds)!;
      const sparse = sparseSteps(adjacency)(adjacency, weights, logOdds)!;
      const size = dense.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
      expect(farthest(sparse, dense) / size).toBeLessThan(1e-9);
    }),
  );
});

test("a step between two models is the one worked by hand", () => {
  const votes = tally([beat("ada", "bob", 3), beat("bob", "ada", 1)]);
  const adjacency = adjacencyOf(votes);
  const step = sparseSteps(adjacency)(adjacency, edgeWeights(votes, adjacency), new Float64Array(2));
  // From even odds ada has 3 points where 2 were expected, and the information is 4 · ½ · ½: her lead grows by 1, half to each side.
  expect(Array.from(step!)).toEqual([0.5, -0.5]);
});

test("no step is made up where nothing links two models", () => {
  const votes = tally([beat("ada", "bob", 1), beat("bob", "cyd", 1)]);
  const adjacency = adjacencyOf(votes);
  expect(sparseSteps(adjacency)(adjacency, new Float64Array(8), new Float64Array(3))).toBeNull();
});

test("replicates of a category in which few models met are those of Newton's method", () => {
  const whole = tallyVotes(simulateVotes({ models: 130, votes: 300, seed: 1 }).votes);
  const votes = tallyOf(whole, blocksOf(whole)[0]);
  expect(votes.models.length).toBeGreaterThan(80);
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  const found = bootstrapBradleyTerry(votes, fit.value, undefined, { seed: 1, to: 100 });
  const byNewton = bootstrapBradleyTerry(votes, fit.value, undefined, { seed: 1, to: 100, solver: "newton" });
  expect(farthest(found, byNewton)).toBeLessThan(1e-5);
});
