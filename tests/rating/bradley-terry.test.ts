import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fitBradleyTerry, rateCounts, tally, toLogOdds, toPoints, defaultRatingOptions } from "#lib/rating/index.ts";
import type { PairCount } from "#lib/rating/index.ts";
import { beat, strengths, swapSides, tied, wellPlayed } from "./votes.ts";

const own = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8")) as T;

function close(left: Record<string, number>, right: Record<string, number>, within = 1e-8): boolean {
  return (
    Object.keys(left).length === Object.keys(right).length &&
    Object.keys(left).every((model) => Math.abs(left[model] - right[model]) < within)
  );
}

test("winning three votes in four puts a model log 3 above its rival", () => {
  const { ada, bob } = strengths([beat("ada", "bob", 3), beat("bob", "ada", 1)]);
  expect(ada - bob).toBeCloseTo(Math.log(3), 9);
});

test("ten to one is 400 points", () => {
  const { rows } = rateCounts([beat("ada", "bob", 10), beat("bob", "ada")], { rounds: 0 });
  expect(rows[0].rating! - rows[1].rating!).toBeCloseTo(400, 9);
  expect(rows[0].rating! + rows[1].rating!).toBeCloseTo(2000, 9);
});

test("a tie and a both-bad count as half a win each", () => {
  const half = strengths([beat("ada", "bob", 2), tied("ada", "bob", 1), tied("bob", "ada", 1, "both_bad")]);
  expect(half.ada - half.bob).toBeCloseTo(Math.log(3), 9);
});

test("two models: the closed forms for strength and sandwich error", () => {
  const cases =
    own<{ wins: number; losses: number; ties: number; logOddsDifference: number; standardErrorOfDifference: number }[]>(
      "two-models",
    );
  for (const { wins, losses, ties, logOddsDifference, standardErrorOfDifference } of cases) {
    const counts = [beat("ada", "bob", wins), beat("bob", "ada", losses), tied("ada", "bob", ties)];
    const { ada, bob } = strengths(counts);
    expect(ada - bob).toBeCloseTo(logOddsDifference, 9);
    const { rows } = rateCounts(counts, { intervals: "sandwich", anchor: { model: "bob", rating: 0 } });
    const row = rows.find(({ model }) => model === "ada")!;
    const unit = 400 / Math.LN10;
    expect((row.high! - row.low!) / 2 / 1.959963984540054 / unit).toBeCloseTo(standardErrorOfDifference, 9);
  }
});

test("four teams: the strengths Wikipedia prints", () => {
  const { results, strength } = own<{ results: PairCount[]; strength: Record<string, number> }>("wikipedia-four-teams");
  const found = strengths(results);
  for (const [team, printed] of Object.entries(strength))
    expect(Math.abs(Math.exp(found[team]) - printed)).toBeLessThan(5e-4);
});

test("at the fit every model is expected to score what it scored", () => {
  fc.assert(
    fc.property(wellPlayed(), (counts) => {
      const votes = tally(counts);
      const found = strengths(counts);
      const surplus: Record<string, number> = {};
      votes.first.forEach((_, p) => {
        const [a, b] = [votes.models[votes.first[p]], votes.models[votes.second[p]]];
        const played = votes.firstWins[p] + votes.secondWins[p] + votes.ties[p];
        const over = votes.firstWins[p] + votes.ties[p] / 2 - played / (1 + Math.exp(found[b] - found[a]));
        surplus[a] = (surplus[a] ?? 0) + over;
        surplus[b] = (surplus[b] ?? 0) - over;
      });
      return Object.values(surplus).every((value) => Math.abs(value) < 1e-7);
    }),
  );
});

/** Plain gradient ascent on the likelihood: slow, obvious, and with no code in common with the fit. */
function slowTwin(counts: PairCount[]): Record<string, number> {
  const theta: Record<string, number> = {};
  for (const { modelA, modelB } of counts) theta[modelA] = theta[modelB] = 0;
  const most = counts.reduce((sum, { count }) => sum + count, 0);
  for (let round = 0; round < 200_000; round++) {
    const gradient: Record<string, number> = {};
    for (const { modelA, modelB, winner, count } of counts) {
      const score = winner === "model_a" ? 1 : winner === "model_b" ? 0 : 0.5;
      const over = count * (score - 1 / (1 + Math.exp(theta[modelB] - theta[modelA])));
      gradient[modelA] = (gradient[modelA] ?? 0) + over;
      gradient[modelB] = (gradient[modelB] ?? 0) - over;
    }
    for (const model in theta) theta[model] += (2 / most) * gradient[model];
    if (Object.values(gradient).every((value) => Math.abs(value) < 1e-10)) break;
  }
  const mean = Object.values(theta).reduce((sum, value) => sum + value, 0) / Object.keys(theta).length;
  return Object.fromEntries(Object.entries(theta).map(([model, value]) => [model, value - mean]));
}

test("the fit is where plain gradient ascent ends", () => {
  fc.assert(
    fc.property(wellPlayed(), (counts) => close(strengths(counts), slowTwin(counts), 1e-5)),
    { numRuns: 8 },
  );
});

test("which side a model was shown on does not move its rating", () => {
  fc.assert(fc.property(wellPlayed(), (counts) => close(strengths(counts), strengths(counts.map(swapSides)))));
});

test("other names, same strengths", () => {
  const renamed = (model: string) => `z${[...model].reverse().join("")}`;
  fc.assert(
    fc.property(wellPlayed(), (counts) => {
      const other = strengths(counts.map((c) => ({ ...c, modelA: renamed(c.modelA), modelB: renamed(c.modelB) })));
      const expected = Object.fromEntries(Object.entries(strengths(counts)).map(([m, value]) => [renamed(m), value]));
      return close(other, expected);
    }),
  );
});

test("ten times the votes, same strengths", () => {
  fc.assert(
    fc.property(wellPlayed(), fc.integer({ min: 2, max: 50 }), (counts, times) =>
      close(strengths(counts), strengths(counts.map((cell) => ({ ...cell, count: cell.count * times })))),
    ),
  );
});

test("the order of votes, and how they are split into counts, change not one byte of the board", () => {
  fc.assert(
    fc.property(wellPlayed(), fc.integer(), (counts, seed) => {
      const single = counts.flatMap((cell) => Array.from({ length: cell.count }, () => ({ ...cell, count: 1 })));
      const shuffled = single
        .map((vote, i) => ({ vote, at: Math.imul(i + 1, seed | 1) }))
        .sort((left, right) => left.at - right.at)
        .map(({ vote }) => vote);
      const board = (cells: PairCount[]) => JSON.stringify(rateCounts(cells, { rounds: 50 }));
      return board(counts) === board(shuffled);
    }),
    { numRuns: 30 },
  );
});

test("a tie between equals leaves them equal and changes nobody's order", () => {
  const counts = [
    beat("ada", "bob"),
    beat("bob", "ada"),
    beat("ada", "cyd", 2),
    beat("cyd", "ada"),
    beat("bob", "cyd", 2),
    beat("cyd", "bob"),
  ];
  const before = strengths(counts);
  const after = strengths([...counts, tied("ada", "bob", 5)]);
  expect(before.ada).toBeCloseTo(before.bob, 9);
  expect(close(before, after)).toBe(true);
});

test("a thin bridge between two groups is fitted exactly, where plain sweeps would stop far away", () => {
  const group = (prefix: string) =>
    [0, 1, 2, 3, 4].flatMap((i) =>
      [0, 1, 2, 3, 4]
        .filter((j) => j > i)
        .flatMap((j) => [beat(`${prefix}${i}`, `${prefix}${j}`, 3000), beat(`${prefix}${j}`, `${prefix}${i}`, 3000)]),
    );
  const found = strengths([...group("a"), ...group("b"), beat("a0", "b0", 9), beat("b0", "a0", 1)]);
  expect(found.a0 - found.b0).toBeCloseTo(Math.log(9), 8);
  expect(found.a3 - found.b4).toBeCloseTo(Math.log(9), 8);
});

test("a fit without a finite maximum is refused, not approximated", () => {
  expect(fitBradleyTerry(tally([beat("ada", "bob", 5)]))).toMatchObject({ ok: false, error: "separated" });
});

test("counts that are no counts and winners nobody knows are refused", () => {
  expect(() => tally([beat("ada", "bob", -1)])).toThrow(RangeError);
  expect(() => tally([beat("ada", "bob", NaN)])).toThrow(RangeError);
  expect(() => tally([{ ...beat("ada", "bob"), winner: "left" as "tie" }])).toThrow(TypeError);
});

test("points and log-odds are two names for one thing", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      (logOdds) =>
        Math.abs(toLogOdds(toPoints(logOdds, defaultRatingOptions), defaultRatingOptions) - logOdds) <
        1e-12 * (1 + Math.abs(logOdds)) * 10,
    ),
  );
});
