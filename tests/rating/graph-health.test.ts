import fc from "fast-check";
import { expect, test } from "vitest";
import { graphHealth } from "#lib/rating/graph-health.ts";
import { connectedGroups, sandwichCovariance, fitBradleyTerry, tally } from "#lib/rating/index.ts";
import type { PairCount } from "#lib/rating/index.ts";
import { anyCounts, beat, tied, wellPlayed } from "./votes.ts";

test("a chain of three: two bridges, the weaker of them the cut, resistances in series", () => {
  const [health] = graphHealth(tally([beat("ada", "bob", 4), tied("bob", "cyd", 10)]));
  expect(health).toMatchObject({
    models: ["ada", "bob", "cyd"],
    votes: 14,
    pairs: 2,
    bridges: [
      { modelA: "ada", modelB: "bob", votes: 4 },
      { modelA: "bob", modelB: "cyd", votes: 10 },
    ],
    weakestCut: { votes: 4, side: ["ada"] },
    farthest: { modelA: "ada", modelB: "cyd" },
    fewestVotes: { model: "ada", votes: 4 },
  });
  expect(health.farthest.resistance).toBeCloseTo(1 / 4 + 1 / 10, 12);
  // Eigenvalues of the Laplacian add up to 28 and multiply to 3·4·10 = 120: 14 ± √76.
  expect(health.algebraicConnectivity).toBeCloseTo(14 - Math.sqrt(76), 9);
});

test("everyone against everyone: n·k, no bridge, and the cut is one model's votes", () => {
  const names = ["a", "b", "c", "d", "e"];
  const counts = names.flatMap((one, i) => names.slice(i + 1).map((other) => tied(one, other, 7)));
  const [health] = graphHealth(tally(counts));
  expect(health.algebraicConnectivity).toBeCloseTo(35, 9);
  expect(health.bridges).toEqual([]);
  expect(health.weakestCut).toMatchObject({ votes: 28 });
  expect(health.weakestCut.side).toHaveLength(1);
  expect(health.farthest.resistance).toBeCloseTo(2 / 35, 12);
});

test("two cliques on a bridge: the bridge is found and is the cut", () => {
  const clique = (names: string[]) => names.flatMap((a, i) => names.slice(i + 1).map((b) => tied(a, b, 50)));
  const [health] = graphHealth(tally([...clique(["a", "b", "c", "d"]), ...clique(["x", "y", "z"]), beat("a", "x", 3)]));
  expect(health.bridges).toEqual([{ modelA: "a", modelB: "x", votes: 3 }]);
  expect(health.weakestCut).toEqual({ votes: 3, side: ["x", "y", "z"] });
});

test("groups that never met are told apart, single models have no health", () => {
  const health = graphHealth(tally([beat("x", "y"), beat("a", "b"), beat("b", "c"), beat("solo", "solo")]));
  expect(health.map(({ models }) => models)).toEqual([
    ["a", "b", "c"],
    ["x", "y"],
  ]);
  expect(graphHealth(tally([]))).toEqual([]);
});

/** Every way to split the models in two. */
function slowCut(counts: PairCount[], models: string[]): number {
  let best = Infinity;
  for (let mask = 1; mask < 2 ** models.length - 1; mask++) {
    const side = (model: string) => (mask >> models.indexOf(model)) & 1;
    const across = counts.reduce((sum, c) => sum + (side(c.modelA) !== side(c.modelB) ? c.count : 0), 0);
    best = Math.min(best, across);
  }
  return best;
}

test("cuts and bridges are those that trying every split and every removal finds", () => {
  fc.assert(
    fc.property(anyCounts(), (counts) => {
      for (const { models, weakestCut, bridges } of graphHealth(tally(counts))) {
        const own = counts.filter(({ modelA, modelB }) => modelA !== modelB && models.includes(modelA));
        expect(weakestCut.votes).toBe(slowCut(own, models));
        const pairs = tally(own);
        const expected = Array.from(pairs.first.keys())
          .filter((p) => {
            const isIt = ({ modelA, modelB }: PairCount) =>
              [modelA, modelB].sort().join() === `${pairs.models[pairs.first[p]]},${pairs.models[pairs.second[p]]}`;
            const rest = tally(own.map((cell) => (isIt(cell) ? { ...cell, count: 0 } : cell)));
            return new Set(connectedGroups(rest)).size > 1;
          })
          .map((p) => `${pairs.models[pairs.first[p]]} ${pairs.models[pairs.second[p]]}`);
        expect(bridges.map(({ modelA, modelB }) => `${modelA} ${modelB}`)).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
});

test("no fit can know a difference better than its resistance allows", () => {
  fc.assert(
    fc.property(wellPlayed(), (counts) => {
      // Without ties, whose scores vary less than coin tosses.
      const votes = tally(counts.filter(({ winner }) => winner === "model_a" || winner === "model_b"));
      const fit = fitBradleyTerry(votes);
      if (!fit.ok) return;
      // Equal strengths make every vote as telling as one can be.
      const even = {
        ...votes,
        firstWins: votes.firstWins.map((won, p) => (won + votes.secondWins[p]) / 2),
        secondWins: votes.firstWins.map((won, p) => (won + votes.secondWins[p]) / 2),
      };
      const covariance = sandwichCovariance(even, new Float64Array(votes.models.length));
      const [{ farthest }] = graphHealth(votes);
      const n = votes.models.length;
      const [i, j] = [votes.models.indexOf(farthest.modelA), votes.models.indexOf(farthest.modelB)];
      const variance = covariance[i * n + i] + covariance[j * n + j] - 2 * covariance[i * n + j];
      expect(Math.sqrt(variance)).toBeCloseTo(2 * Math.sqrt(farthest.resistance), 8);
    }),
    { numRuns: 40 },
  );
});
