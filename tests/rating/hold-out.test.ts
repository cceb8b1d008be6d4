import { expect, test } from "vitest";
import { eloContender, methodContender, styleContender, votesOf } from "#lib/rating/contenders.ts";
import type { Contender } from "#lib/rating/contenders.ts";
import { holdOut } from "#lib/rating/hold-out.ts";
import { simulateVotes, tallyColumns, toColumns } from "#lib/rating/index.ts";
import { seededRandom } from "#lib/rating/random.ts";

const sure = (name: string, first: number, tie: number | null = null): Contender => ({
  name,
  train: () => () => ({ first, second: 1 - first - (tie ?? 0), tie }),
});

test("losses and accuracy of fixed forecasts are those of the formulas", () => {
  const columns = toColumns([
    ...Array.from({ length: 60 }, () => ({ modelA: "a", modelB: "b", winner: "model_a" as const })),
    ...Array.from({ length: 30 }, () => ({ modelA: "a", modelB: "b", winner: "model_b" as const })),
    ...Array.from({ length: 10 }, () => ({ modelA: "a", modelB: "b", winner: "both_bad" as const })),
  ]);
  const { scores, votes, unscored } = holdOut(columns, [sure("60", 0.6), sure("even", 0.5), sure("ties", 0.6, 0.1)]);
  expect([votes, unscored]).toEqual([100, 0]);
  const [sixty, even, ties] = scores;
  expect(sixty.logLoss).toBeCloseTo(-(0.65 * Math.log(0.6) + 0.35 * Math.log(0.4)), 10);
  expect(sixty.accuracy).toBeCloseTo(60 / 90, 12);
  expect(even).toMatchObject({ logLoss: expect.closeTo(Math.LN2, 12), accuracy: 0.5 });
  expect(ties.logLoss).toBeCloseTo(-(0.65 * Math.log(0.65) + 0.35 * Math.log(0.35)), 10);
  expect(ties.verdictLogLoss).toBeCloseTo(-(0.6 * Math.log(0.6) + 0.3 * Math.log(0.3) + 0.1 * Math.log(0.1)), 10);
  // A method without ties is lent the share among the other folds: where a fold has many, that is too low.
  expect(sixty.verdictLogLoss).toBeCloseTo(-(0.6 * Math.log(0.54) + 0.3 * Math.log(0.36) + 0.1 * Math.log(0.1)), 1);
  expect(sixty.errorOfDifference).toBe(0);
  expect(even.errorOfDifference).toBeGreaterThan(0);
});

test("every vote is foreseen once, from the votes of other folds only", () => {
  const columns = toColumns(simulateVotes({ models: 4, votes: 500, seed: 1 }).votes);
  const seen = new Int32Array(500);
  const spy: Contender = {
    name: "spy",
    train: (_, isTraining) => (v) => {
      expect(isTraining[v]).toBe(0);
      seen[v]++;
      return { first: 0.5, second: 0.5, tie: null };
    },
  };
  holdOut(columns, [spy], { folds: 7 });
  expect(seen.every((count) => count === 1)).toBe(true);
  expect(() => holdOut(columns, [spy], { folds: 1 })).toThrow(RangeError);
});

test("on simulated arenas Bradley–Terry foresees better than online Elo and than no method at all", () => {
  const columns = toColumns(simulateVotes({ models: 12, votes: 6000, seed: 3 }).votes);
  const { scores, votes, unscored } = holdOut(columns, [
    methodContender(),
    eloContender(),
    methodContender({ ties: "out" }),
    methodContender({ ties: "davidson" }),
    methodContender({ ties: "rao-kupper" }),
    sure("even", 0.5),
  ]);
  expect(votes + unscored).toBe(6000);
  const of = new Map(scores.map((one) => [one.name, one]));
  const plain = of.get("bradley-terry")!;
  expect(plain.logLoss).toBeLessThan(of.get("elo, k 4")!.logLoss);
  expect(plain.logLoss).toBeLessThan(of.get("even")!.logLoss - 0.02);
  expect(plain.accuracy).toBeGreaterThan(0.6);
  // A tie model knows who ties with whom; a constant share does not.
  expect(of.get("davidson")!.verdictLogLoss).toBeLessThan(plain.verdictLogLoss);
  expect(of.get("rao-kupper")!.verdictLogLoss).toBeLessThan(plain.verdictLogLoss);
});

test("where style buys votes, knowing it foresees better", () => {
  const random = seededRandom(5);
  const votes = 4000;
  const [modelA, modelB, winner] = [new Int32Array(votes), new Int32Array(votes), new Uint8Array(votes)];
  const values = Float64Array.from({ length: votes }, () => 4 * random() - 2);
  for (let v = 0; v < votes; v++) {
    modelA[v] = Math.floor(random() * 5);
    modelB[v] = (modelA[v] + 1 + Math.floor(random() * 4)) % 5;
    winner[v] = random() < 1 / (1 + Math.exp(-0.5 * values[v] - 0.2 * (modelA[v] - modelB[v]))) ? 0 : 1;
  }
  const columns = { models: ["a", "b", "c", "d", "e"], modelA, modelB, winner };
  const { scores } = holdOut(columns, [methodContender(), styleContender([{ name: "length", values }])], { folds: 5 });
  expect(scores[1].name).toBe("bradley-terry with length");
  expect(scores[1].logLoss).toBeLessThan(scores[0].logLoss - 3 * scores[1].errorOfDifference);
});

test("votes nobody could foresee are left out for all, and said to be", () => {
  const columns = toColumns([
    ...Array.from({ length: 40 }, (_, v) => ({
      modelA: "a",
      modelB: "b",
      winner: v % 3 === 0 ? ("model_b" as const) : ("model_a" as const),
    })),
    { modelA: "solo", modelB: "a", winner: "model_a" },
  ]);
  const { votes, unscored, scores } = holdOut(columns, [methodContender(), eloContender()]);
  expect([votes, unscored]).toEqual([40, 1]);
  expect(scores.every(({ logLoss }) => Number.isFinite(logLoss))).toBe(true);
});

test("counts laid out vote by vote are the same counts", () => {
  const counted = tallyColumns(toColumns(simulateVotes({ models: 5, votes: 300, seed: 1 }).votes));
  expect(tallyColumns(votesOf(counted))).toEqual(counted);
});
