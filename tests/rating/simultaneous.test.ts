import { expect, test } from "vitest";
import { normalChance, normalQuantile } from "#lib/rating/normal.ts";
import { fitBradleyTerry, rateTally, sandwichCovariance, simulateVotes, tallyVotes } from "#lib/rating/index.ts";
import { normalDraws, simultaneousBox, simultaneousReach } from "#lib/rating/simultaneous.ts";

const arena = (seed = 4) => tallyVotes(simulateVotes({ models: 10, votes: 4000, seed }).votes);

function covarianceOf(votes = arena()) {
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  return { logOdds: fit.value.logOdds, covariance: sandwichCovariance(votes, fit.value.logOdds) };
}

test("normal chances and their points are those of the tables", () => {
  expect(normalChance(0)).toBeCloseTo(0.5, 15);
  expect(normalChance(1.959963984540054)).toBeCloseTo(0.975, 14);
  expect(normalChance(-3)).toBeCloseTo(0.0013498980316300946, 15);
  expect(normalChance(-8) / 6.220960574271785e-16).toBeCloseTo(1, 7);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(() => normalQuantile(1)).toThrow(RangeError);
});

test("for independent estimates the reach is Šidák's", () => {
  const n = 12;
  const identity = Float64Array.from({ length: n * n }, (_, cell) => (cell % (n + 1) === 0 ? 1 : 0));
  // Draws are centred, which leaves each with variance 11/12 and correlations of −1/11: next to nothing.
  const centred = identity.map((value) => value - 1 / n);
  const sidak = normalQuantile((1 + 0.95 ** (1 / n)) / 2);
  expect(simultaneousReach(centred, n, "strengths", 1)).toBeCloseTo(sidak, 1);
});

test("two models have one difference, so nothing widens", () => {
  const covariance = Float64Array.of(0.01, -0.01, -0.01, 0.01);
  for (const of of ["strengths", "differences", { anchor: 0 }] as const)
    expect(Math.abs(simultaneousReach(covariance, 2, of, 3) - 1.96)).toBeLessThan(0.08);
});

test("draws have the covariance they were asked for", () => {
  const { covariance } = covarianceOf();
  const n = 10;
  const draw = normalDraws(covariance, n, 2);
  const products = new Float64Array(n * n);
  const draws = 40_000;
  for (let d = 0; d < draws; d++) {
    const z = draw();
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) products[i * n + j] += (z[i] * z[j]) / draws;
  }
  for (let i = 0; i < n; i++) {
    expect(products[i * n + i] / covariance[i * n + i]).toBeCloseTo(1, 1);
    for (let j = 0; j < n; j++) {
      const scale = Math.sqrt(covariance[i * n + i] * covariance[j * n + j]);
      expect(Math.abs(products[i * n + j] - covariance[i * n + j]) / scale).toBeLessThan(0.03);
    }
  }
});

test("the reach is above 1.96, below Bonferroni's, and larger for all differences than for all strengths", () => {
  const { covariance } = covarianceOf();
  const strengths = simultaneousReach(covariance, 10, "strengths", 1);
  const differences = simultaneousReach(covariance, 10, "differences", 1);
  expect(strengths).toBeGreaterThan(2.3);
  expect(strengths).toBeLessThan(normalQuantile(1 - 0.025 / 10) + 0.03);
  expect(differences).toBeGreaterThan(strengths);
  expect(differences).toBeLessThan(normalQuantile(1 - 0.025 / 45));
});

test("the box of replicates holds 95 % of them whole, and no smaller box of quantiles does", () => {
  const { covariance } = covarianceOf();
  const draw = normalDraws(covariance, 10, 3);
  const rounds = 2000;
  const replicates = new Float64Array(rounds * 10);
  for (let r = 0; r < rounds; r++) replicates.set(draw(), r * 10);
  const { low, high } = simultaneousBox(replicates, 10);
  let inside = 0;
  for (let r = 0; r < rounds; r++) {
    const round = replicates.subarray(r * 10, (r + 1) * 10);
    if (round.every((value, i) => low[i] <= value && value <= high[i])) inside++;
  }
  expect(inside / rounds).toBeGreaterThanOrEqual(0.95);
  expect(inside / rounds).toBeLessThan(0.96);
});

test.each(["sandwich", "bootstrap"] as const)(
  "simultaneous %s intervals hold all truths at once in about 95 of 100 boards, ordinary ones in far fewer",
  { timeout: 60_000 },
  (intervals) => {
    const simulations = intervals === "sandwich" ? 300 : 100;
    const whole = { all: 0, each: 0, ranks: 0 };
    for (let seed = 1; seed <= simulations; seed++) {
      const { truth, votes } = simulateVotes({ models: 10, votes: 4000, seed });
      const rating = new Map(truth.map((one) => [one.model, one.rating]));
      const counted = tallyVotes(votes);
      const board = (simultaneous: boolean) => rateTally(counted, { intervals, rounds: 500, seed, simultaneous }).rows;
      const holds = (rows: ReturnType<typeof board>) =>
        rows.every(({ model, low, high }) => low! <= rating.get(model)! && rating.get(model)! <= high!);
      const wide = board(true);
      if (holds(wide)) whole.all++;
      if (holds(board(false))) whole.each++;
      const trueRank = (model: string) => 1 + truth.filter((other) => other.rating > rating.get(model)!).length;
      if (wide.every(({ model, rankLow, rankHigh }) => rankLow! <= trueRank(model) && trueRank(model) <= rankHigh!))
        whole.ranks++;
    }
    expect(whole.all / simulations).toBeGreaterThan(intervals === "sandwich" ? 0.92 : 0.88);
    expect(whole.all / simulations).toBeLessThanOrEqual(1);
    expect(whole.each / simulations).toBeLessThan(0.85);
    expect(whole.ranks / simulations).toBeGreaterThan(0.93);
  },
);
