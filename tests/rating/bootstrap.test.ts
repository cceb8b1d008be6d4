import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  bootstrapBradleyTerry,
  fitBradleyTerry,
  quantile,
  rateCounts,
  rateTally,
  sandwichCovariance,
  simulateVotes,
  standardErrors,
  tally,
  tallyVotes,
} from "#lib/rating/index.ts";
import type { Tally } from "#lib/rating/index.ts";
import { drawPoisson, poissonTables } from "#lib/rating/poisson.ts";
import { hash, scramble, seededRandom } from "#lib/rating/random.ts";
import { beat, tied } from "./votes.ts";

function fitted(votes: Tally) {
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  const errors = standardErrors(sandwichCovariance(votes, fit.value.logOdds), votes.models.length);
  return { fit: fit.value, errors };
}

const arena = (votes = 20_000, models = 20) => tallyVotes(simulateVotes({ models, votes, seed: 7 }).votes);
const digest = (values: Float64Array) => createHash("sha256").update(new Uint8Array(values.buffer)).digest("hex");

test("the same seed gives the same bytes, another seed others", () => {
  const votes = arena();
  const board = (seed: number) => JSON.stringify(rateTally(votes, { rounds: 100, seed }).rows);
  expect(board(3)).toBe(board(3));
  expect(board(3)).not.toBe(board(4));
});

test("replicates made in pieces, in any order, are the replicates made in one go", () => {
  const votes = arena();
  const { fit, errors } = fitted(votes);
  const whole = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, to: 60 });
  const late = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, from: 23, to: 60 });
  const early = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, to: 23 });
  expect(digest(Float64Array.of(...early, ...late))).toBe(digest(whole));
});

test("replicates are fitted to a thousandth of their spread", () => {
  const votes = arena(4000, 12);
  const { fit, errors } = fitted(votes);
  const bySweeps = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, to: 200 });
  const byNewton = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, to: 200, solver: "newton" });
  const worst = bySweeps.reduce((max, value, i) => Math.max(max, Math.abs(value - byNewton[i])), 0);
  expect(worst).toBeLessThan(1e-5);
});

test("replicates of thinly linked groups, on which sweeps fail, are those of Newton's method too", () => {
  const chain = Array.from({ length: 24 }, (_, i) => [
    beat(`m${i + 10}`, `m${i + 11}`, 30),
    beat(`m${i + 11}`, `m${i + 10}`, 25),
  ]);
  const votes = tally(chain.flat());
  const { fit, errors } = fitted(votes);
  const found = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, to: 40 });
  const byNewton = bootstrapBradleyTerry(votes, fit, errors, { seed: 1, to: 40, solver: "newton" });
  const worst = found.reduce((max, value, i) => Math.max(max, Math.abs(value - byNewton[i])), 0);
  expect(worst).toBeLessThan(1e-5);
});

test("where votes are plenty, bootstrap and sandwich intervals are equally wide", () => {
  const votes = arena(60_000);
  const sandwich = new Map(rateTally(votes, { intervals: "sandwich" }).rows.map((row) => [row.model, row]));
  const ratios = rateTally(votes).rows.map(({ model, low, high }) => {
    const row = sandwich.get(model)!;
    return (high! - low!) / (row.high! - row.low!);
  });
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeGreaterThan(0.97);
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(1.03);
});

test("a model with half a win in eleven votes widens nobody else's interval beyond what the sandwich finds", () => {
  const { votes } = simulateVotes({ models: 20, votes: 20_000, seed: 5 });
  const settled = tallyVotes(votes);
  const newcomer = Array.from({ length: 11 }, (_, i) => ({
    modelA: "newcomer",
    modelB: settled.models[i],
    winner: i === 0 ? ("tie" as const) : ("model_b" as const),
  }));
  const crowded = tallyVotes([...votes, ...newcomer]);
  const width = (intervals: "bootstrap" | "sandwich") =>
    rateTally(crowded, { intervals })
      .rows.filter(({ model }) => model !== "newcomer")
      .sort((left, right) => (left.model < right.model ? -1 : 1))
      .map(({ low, high }) => high! - low!);
  const robust = width("sandwich");
  const ratio = width("bootstrap").map((one, i) => one / robust[i]);
  expect(Math.max(...ratio)).toBeLessThan(1.35);
  const own = rateTally(crowded).rows.find(({ model }) => model === "newcomer")!;
  expect(own.low).toBeLessThan(own.rating! - 200);
  expect(Number.isFinite(own.low)).toBe(true);
});

test("an interval holds its rating, and none is wider with four times the votes", () => {
  const counts = [
    beat("ada", "bob", 30),
    beat("bob", "ada", 20),
    tied("ada", "bob", 10),
    beat("bob", "cyd", 9),
    beat("cyd", "bob", 6),
    tied("cyd", "ada", 4),
  ];
  const few = rateCounts(counts).rows;
  const many = rateCounts(counts.map((cell) => ({ ...cell, count: 4 * cell.count }))).rows;
  few.forEach(({ rating, low, high }, i) => {
    expect(low!).toBeLessThan(rating!);
    expect(high!).toBeGreaterThan(rating!);
    expect(many[i].high! - many[i].low!).toBeLessThan((high! - low!) * 0.7);
  });
});

test("no rounds, no intervals, and ranks by rating", () => {
  const board = rateCounts([beat("ada", "bob", 3), beat("bob", "ada")], { rounds: 0 });
  expect(board.bootstrap).toBeNull();
  expect(board.rows).toMatchObject([
    { model: "ada", rank: 1, rankLow: null, rankHigh: null, low: null, high: null },
    { model: "bob", rank: 2, rankLow: null, rankHigh: null, low: null, high: null },
  ]);
});

test.each([0.5, 1, 3, 17, 240, 5000, 1_200_000, 3e9])(
  "Poisson draws with mean %d have that mean and variance",
  (mean) => {
    const tables = poissonTables([mean]);
    const draws = 200_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < draws; i++) {
      const off = drawPoisson(tables, 0, scramble(hash(i, 5))) - mean;
      sum += off;
      squares += off * off;
    }
    expect(Math.abs(sum / draws)).toBeLessThan(4.5 * Math.sqrt(mean / draws));
    expect(squares / draws / mean).toBeGreaterThan(0.98);
    expect(squares / draws / mean).toBeLessThan(1.02);
  },
);

test("the chances of a Poisson table are those of the formula", () => {
  const mean = 2.5;
  const { lowest, alias, keep } = poissonTables([mean]);
  const chance = new Float64Array(64);
  keep.forEach((coin, column) => {
    chance[lowest[0] + column] += coin / 2 ** 32 / keep.length;
    chance[lowest[0] + alias[column]] += (1 - coin / 2 ** 32) / keep.length;
  });
  let formula = Math.exp(-mean);
  for (let count = 0; count < 12; count++) {
    expect(chance[count]).toBeCloseTo(formula, 12);
    formula *= mean / (count + 1);
  }
});

test("thousands of different large counts need no more tables than a few hundred", () => {
  const means = Array.from({ length: 5000 }, (_, i) => 8200 + 37 * i);
  const { alias, start } = poissonTables(means);
  expect(new Set(start).size).toBeLessThan(1000);
  expect(alias.length).toBeLessThan(5_000_000);
});

test("seeded numbers are even over their range and differ between seeds", () => {
  const random = seededRandom(9);
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) bins[Math.floor(random() * 10)]++;
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(450);
  expect(seededRandom(1)()).not.toBe(seededRandom(2)());
  expect(hash(2 ** 40)).not.toBe(hash(2 ** 41));
});

test("quantiles interpolate as numpy's do", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([10, 20, 40], 0.25)).toBe(15);
  expect(quantile([7], 0.975)).toBe(7);
});
