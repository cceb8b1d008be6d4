import fc from "fast-check";
import { expect, test } from "vitest";
import { rateCounts, rateSequence, rateTally, simulateVotes, tallyVotes } from "#lib/rating/index.ts";
import type { RatingOptions } from "#lib/rating/index.ts";
import { anyCounts, beat, tied, wellPlayed } from "./votes.ts";

const arena = (votes = 4000, models = 8) => tallyVotes(simulateVotes({ models, votes, seed: 6 }).votes);
const everyWay: Partial<RatingOptions>[] = [
  { ties: "out" },
  { ties: "davidson" },
  { ties: "rao-kupper" },
  { weights: "inverse-frequency" },
  { prior: 1 },
  { ties: "davidson", prior: 0.5, weights: "inverse-frequency" },
  { simultaneous: true },
  { intervals: "sandwich", simultaneous: true, ties: "out" },
];

test("options spelled out as they usually are make the usual board, byte for byte", () => {
  const votes = arena(500);
  const spelled = { ties: "half", weights: "none", prior: 0, gauge: "anchor", simultaneous: false } as const;
  const usual = rateTally(votes, { rounds: 40 });
  expect(JSON.stringify(rateTally(votes, { rounds: 40, ...spelled }))).toBe(JSON.stringify(usual));
  expect(usual).not.toHaveProperty("settings");
  expect(usual).not.toHaveProperty("parameters");
});

test("a board made another way says how, and what it found besides ratings", () => {
  const votes = [beat("ada", "bob", 40), beat("bob", "ada", 10), tied("ada", "bob", 30)];
  const davidson = rateCounts(votes, { ties: "davidson", rounds: 50 });
  expect(davidson.settings).toEqual({
    ties: "davidson",
    weights: "none",
    prior: 0,
    gauge: "anchor",
    simultaneous: false,
  });
  const [nu] = davidson.parameters!;
  expect(nu).toMatchObject({ name: "nu", component: 0, value: expect.closeTo(1.5, 9) });
  // ln ν has variance 1/30 + 1/160 + 1/40, see `tie-models.test.ts`.
  expect(Math.log(nu.high / nu.value)).toBeCloseTo(1.959963984540054 * Math.sqrt(1 / 30 + 1 / 160 + 1 / 40), 9);
  const [eta] = rateCounts(votes, { ties: "rao-kupper", rounds: 0 }).parameters!;
  expect(eta).toMatchObject({ name: "eta", value: expect.closeTo(Math.log(7) / 2, 9) });
});

test("ties left out are counted as dropped, and stay on the record", () => {
  const board = rateCounts([beat("ada", "bob", 3), beat("bob", "ada"), tied("ada", "bob", 5), beat("ada", "ada", 2)], {
    ties: "out",
    rounds: 0,
  });
  expect(board.votes).toBe(4);
  expect(board.dropped).toEqual([
    { reason: "self_pair", count: 2 },
    { reason: "tie", count: 5 },
  ]);
  expect(board.rows[0]).toMatchObject({ model: "ada", votes: 9, wins: 3, losses: 1, ties: 5 });
  expect(board.rows[0].rating! - board.rows[1].rating!).toBeCloseTo((400 * Math.log(3)) / Math.LN10, 9);
});

test("in the mean gauge an anchor places the board, and keeps an interval of its own", () => {
  const votes = arena();
  const anchor = { model: votes.models[2], rating: 1500 };
  for (const intervals of ["sandwich", "bootstrap"] as const) {
    const of = (options: Partial<RatingOptions>) =>
      new Map(rateTally(votes, { intervals, rounds: 100, ...options }).rows.map((row) => [row.model, row]));
    const [free, held] = [of({}), of({ anchor, gauge: "mean" })];
    const shift = 1500 - free.get(anchor.model)!.rating!;
    for (const [model, { rating, low, high, rank }] of held) {
      const before = free.get(model)!;
      expect(rating! - before.rating!).toBeCloseTo(shift, 8);
      expect(low! - before.low!).toBeCloseTo(shift, 3);
      expect(high! - before.high!).toBeCloseTo(shift, 3);
      expect(rank).toBe(before.rank);
    }
    expect(held.get(anchor.model)!.high! - held.get(anchor.model)!.low!).toBeGreaterThan(5);
    const fixed = of({ anchor }).get(anchor.model)!;
    expect(fixed.high! - fixed.low!).toBeLessThan(1e-6);
  }
});

test("simultaneous intervals hold the ordinary ones, and their ranks hold the ordinary ranks", () => {
  const votes = arena();
  for (const intervals of ["sandwich", "bootstrap"] as const) {
    const ordinary = new Map(rateTally(votes, { intervals }).rows.map((row) => [row.model, row]));
    for (const { model, low, high, rank, rankLow, rankHigh } of rateTally(votes, { intervals, simultaneous: true })
      .rows) {
      const one = ordinary.get(model)!;
      expect(low!).toBeLessThan(one.low!);
      expect(high!).toBeGreaterThan(one.high!);
      expect(rank!).toBeLessThanOrEqual(one.rank!);
      expect(rankLow!).toBeLessThanOrEqual(one.rankLow!);
      expect(rankHigh!).toBeGreaterThanOrEqual(one.rankHigh!);
    }
  }
});

test("with a prior, clean records get a rating and keep the warning; groups that never met stay apart", () => {
  const board = rateCounts([beat("ada", "bob", 9), beat("bob", "cyd", 4), beat("yul", "zed", 2)], { prior: 1 });
  expect(board.components).toBe(2);
  const row = (model: string) => board.rows.find((one) => one.model === model)!;
  expect(row("ada")).toMatchObject({ bound: "undefeated", rank: 1, component: 0 });
  expect(row("cyd")).toMatchObject({ bound: "winless", component: 0 });
  expect(row("bob").bound).toBeUndefined();
  expect(row("ada").rating!).toBeGreaterThan(row("bob").rating!);
  expect(row("ada").high! - row("ada").low!).toBeGreaterThan(300);
  expect(row("yul").component).toBe(1);
  expect(() => rateCounts([], { prior: -1 })).toThrow(RangeError);
});

test("what online Elo cannot do is refused, not left out in silence", () => {
  for (const options of [
    { ties: "out" },
    { weights: "inverse-frequency" },
    { prior: 1 },
    { simultaneous: true },
  ] as const)
    expect(() => rateSequence([], options)).toThrow(RangeError);
});

test.each(everyWay)("whatever the votes, no figure is made up: %j", (options) => {
  fc.assert(
    fc.property(anyCounts(), (counts) => {
      const board = rateCounts(counts, { rounds: 12, ...options });
      const models = new Set(counts.flatMap(({ modelA, modelB }) => [modelA, modelB]));
      expect(new Set(board.rows.map(({ model }) => model))).toEqual(models);
      expect(board.rows).toHaveLength(models.size);
      for (const { rating, low, high, rank, bound } of board.rows) {
        for (const figure of [rating, low, high]) expect(figure === null || Number.isFinite(figure)).toBe(true);
        expect(rank === null).toBe(rating === null);
        if (rating !== null && low !== null) {
          expect(low).toBeLessThanOrEqual(high!);
          if (!options.prior) expect(bound).toBeUndefined();
        }
      }
      for (const { value, low, high } of board.parameters ?? []) {
        expect([value, low, high].every((figure) => !Number.isNaN(figure))).toBe(true);
        expect(low <= value && value <= high).toBe(true);
      }
    }),
    { numRuns: 80 },
  );
});

test.each(everyWay)("the order and the splitting of counts change not one byte: %j", (options) => {
  fc.assert(
    fc.property(wellPlayed(), (counts) => {
      const single = counts.flatMap((cell) => Array.from({ length: cell.count }, () => ({ ...cell, count: 1 })));
      const board = (cells: typeof counts) => JSON.stringify(rateCounts(cells, { rounds: 12, ...options }));
      return board(counts) === board(single.toReversed());
    }),
    { numRuns: 10 },
  );
});

test.each(["out", "davidson", "rao-kupper"] as const)(
  "ties %s: an undefeated model is bounded, not rated, and moves nobody",
  (ties) => {
    const counts = [beat("ada", "bob", 7), beat("bob", "ada", 3), tied("ada", "bob", 2)];
    const before = rateCounts(counts, { ties, rounds: 50 });
    const after = rateCounts([...counts, beat("zed", "ada", 50)], { ties, rounds: 50 });
    const zed = after.rows.find(({ model }) => model === "zed")!;
    expect(zed).toMatchObject({ rating: null, rank: null, bound: "undefeated", high: null });
    expect(zed.low!).toBeGreaterThan(1000);
    const ratings = ({ rows }: typeof before) => rows.flatMap(({ rating }) => (rating === null ? [] : [rating]));
    expect(ratings(after)).toEqual(ratings(before));
  },
);
