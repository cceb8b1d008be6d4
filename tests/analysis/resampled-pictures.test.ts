import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleFor } from "#lib/analysis/ticks.ts";
import { costPicture } from "#lib/analysis/cost-pictures.ts";
import { evenOut } from "#lib/analysis/even-votes.ts";
import { frontierOf } from "#lib/analysis/frontier.ts";
import type { Offer } from "#lib/analysis/frontier.ts";
import { abovePicture, bootstrapPicture, eloPicture, evenSamplingPicture } from "#lib/analysis/resampled-pictures.ts";
import { stylePicture } from "#lib/analysis/style-picture.ts";
import { doWork } from "#lib/analysis/thread-work.ts";
import {
  boardReplicates,
  defaultRatingOptions,
  orderFromReplicates,
  quantile,
  rateCounts,
  tally,
} from "#lib/rating/index.ts";
import { row } from "../leaderboard-ui/rows.ts";
import { beat, tied, wellPlayed } from "../rating/votes.ts";

const counts = [
  ...[beat("ada", "bob", 60), beat("bob", "ada", 30), tied("ada", "bob", 10)],
  ...[beat("bob", "cyd", 40), beat("cyd", "bob", 35), beat("ada", "cyd", 50), beat("cyd", "ada", 25)],
];
const board = rateCounts(counts, { rounds: 200, seed: 3 });
const rows = board.rows.map((one) => row(one.model, one));
const found = boardReplicates(tally(counts), { rounds: 200, seed: 3 })!;

test("replicates drawn again are the very ones that a board's intervals are made of", () => {
  for (const ties of ["half", "out", "davidson"] as const) {
    for (const weights of ["none", "inverse-frequency"] as const) {
      const options = { rounds: 64, seed: 5, ties, weights };
      const again = boardReplicates(tally(counts), options)!;
      const rated = rateCounts(counts, options);
      for (const [i, model] of again.models.entries()) {
        const { low, high, rating } = rated.rows.find((one) => one.model === model)!;
        const values = Float64Array.from(
          { length: 64 },
          (_, r) => again.replicates[r * again.models.length + i],
        ).sort();
        expect([quantile(values, 0.025), again.ratings[i], quantile(values, 0.975)]).toEqual([low, rating, high]);
      }
    }
  }
});

test("the chance of standing above is a share of the resamplings, as the rating core counts it", () => {
  const { above } = orderFromReplicates(found.replicates, 3);
  const picture = abovePicture(rows, found, 25);
  if (picture.drawing.kind !== "matrix") throw new Error("no grid");
  const place = picture.drawing.models.map(({ model }) => found.models.indexOf(model));
  picture.drawing.cells.forEach((line, i) =>
    line.forEach((cell, j) => {
      if (i === j) expect(cell).toBeNull();
      else expect(cell).toBeCloseTo(above[place[i] * 3 + place[j]], 12);
    }),
  );
  expect(picture.finding).toContain("200 resamplings");
});

test("the bootstrap picture has every round of the board once, and the board's own ends", () => {
  const picture = bootstrapPicture(rows, found, { model: "bob", seed: 3 });
  if (picture.drawing.kind !== "columns") throw new Error("no columns");
  expect(picture.drawing.columns.reduce((sum, { value }) => sum + value, 0)).toBe(200);
  const bob = rows.find(({ model }) => model === "bob")!;
  expect(picture.drawing.marks.map(({ at }) => at)).toEqual([bob.rating, bob.low, bob.high]);
  expect(picture.choice?.chosen).toBe("bob");
  expect(bootstrapPicture(rows, found, { seed: 3 }).choice?.chosen).toBe(board.rows[0].model);
});

test("even votes give every pair as many, in the shares it had", () => {
  const even = evenOut(tally(counts), 100);
  for (let p = 0; p < even.ties.length; p++)
    expect(even.firstWins[p] + even.secondWins[p] + even.ties[p]).toBeCloseTo(100, 10);
  expect(even.firstWins[0]).toBeCloseTo(60, 10);
});

test("where every pair met equally often already, evening out moves no rating", () => {
  const level = [beat("ada", "bob", 70), beat("bob", "ada", 30), beat("bob", "cyd", 60), beat("cyd", "bob", 40)];
  const options = { ...defaultRatingOptions, rounds: 50 };
  const even = doWork({ kind: "even", counts: level, options });
  expect(even).toEqual(rateCounts(level, options).rows);
  const asRows = even.map((one) => row(one.model, one));
  expect(evenSamplingPicture(asRows, asRows, 40).finding).toBe(
    "Had every pair met equally often, no rating would be another",
  );
});

test("two methods beside each other tell the largest difference and the places they share", () => {
  const one = [row("ada", { rating: 1100 }), row("bob", { rating: 1000 }), row("cyd", { rating: 990 })];
  const other = [row("ada", { rating: 1110 }), row("bob", { rating: 960 }), row("cyd", { rating: 980 })];
  const { finding, drawing } = eloPicture(one, other, 40);
  expect(finding).toBe("The two differ by up to 40 points (bob) and agree on 1 of 3 places");
  expect(drawing).toMatchObject({ series: ["Bradley–Terry", "Online Elo"], total: 3 });
  const reversed = new Map([
    ["ada", 1105],
    ["bob", 985],
    ["cyd", 980],
  ]);
  const both = eloPicture(one, other, 40, reversed);
  expect(both.notes[1]).toBe(
    "Had the same votes come in reverse order, online Elo would differ by up to 25 points (bob), and Bradley–Terry by none.",
  );
  expect(both.drawing).toMatchObject({ rows: [{ values: [{}, {}, { value: 1105, low: null }] }, {}, {}] });
});

test("the frontier holds whoever no other beats on price and rating", () => {
  const offers: Offer[] = [
    { model: "cheap", x: 1, rating: 900 },
    { model: "dear", x: 9, rating: 1100 },
    { model: "worse", x: 5, rating: 890 },
    { model: "fair", x: 5, rating: 1000 },
  ];
  const { members, steps } = frontierOf(offers, null);
  expect([...members]).toEqual(["cheap", "fair", "dear"]);
  expect(steps.map(({ x, value }) => [x, value])).toEqual([
    [1, 900],
    [5, 1000],
    [9, 1100],
  ]);
});

const offersOf = fc.uniqueArray(
  fc.record({ x: fc.integer({ min: 1, max: 6 }), rating: fc.integer({ min: 0, max: 999 }) }),
  {
    minLength: 1,
    maxLength: 8,
    selector: ({ rating }) => rating,
  },
);

test("the quick frontier is the one that comparing everybody with everybody gives, in every resampling", () => {
  fc.assert(
    fc.property(offersOf, fc.boolean(), fc.integer({ min: 1, max: 5 }), (some, isMoreBetter, rounds) => {
      const offers = some.map((offer, i) => ({ model: `m${i}`, ...offer }));
      const n = offers.length;
      const replicates = Float64Array.from({ length: n * rounds }, (_, i) => ((i * 7919) % 1000) + i / 1e6);
      const models = offers.map(({ model }) => model);
      const ratings = Float64Array.from(offers, ({ rating }) => rating);
      const beats = (one: number, other: number, rating: (i: number) => number) =>
        (isMoreBetter ? offers[one].x >= offers[other].x : offers[one].x <= offers[other].x) &&
        rating(one) > rating(other);
      const isBest = (i: number, rating: (i: number) => number) => !offers.some((_, j) => beats(j, i, rating));

      const { members, shares } = frontierOf(offers, { models, rounds, replicates, ratings }, isMoreBetter);
      offers.forEach(({ model }, i) => {
        expect(members.has(model)).toBe(isBest(i, (j) => ratings[j]));
        const times = Array.from({ length: rounds }, (_, r) => isBest(i, (j) => replicates[r * n + j]));
        expect(shares.get(model)).toBeCloseTo(times.filter(Boolean).length / rounds, 12);
      });
    }),
  );
});

test("prices are drawn for the models that have one, and the others are told of", () => {
  const costs = [
    { model: "ada", outputPrice: 10, tokensPerSecond: null },
    { model: "bob", outputPrice: 0.5, tokensPerSecond: 80 },
  ];
  const picture = costPicture("price", rows, costs, null);
  expect(picture.finding).toMatch(
    /^2 models of 2 give the best rating for their price, from .*\$0\.50.* to ada \(\$10\.00 per million tokens\)$/,
  );
  expect(picture.notes.join(" ")).toContain("1 rated model without a known price is left out");
  expect(costPicture("speed", rows, costs, null).drawing.kind).toBe("empty");
});

test("a free model leaves prices far apart on a logarithmic axis", () => {
  const priced = (...prices: number[]) =>
    costPicture(
      "price",
      rows,
      rows.slice(0, prices.length).map(({ model }, i) => ({ model, outputPrice: prices[i], tokensPerSecond: null })),
      null,
    );
  const axisOf = ({ drawing }: ReturnType<typeof priced>) => drawing.kind === "scatter" && drawing.x.isLogarithmic;
  expect(axisOf(priced(0, 0.1, 10))).toBe(true);
  expect(axisOf(priced(0, 2, 10))).toBe(false);
  expect(axisOf(priced(0, 0))).toBe(false);
  expect(axisOf(priced(0.1, 10))).toBe(true);
});

test("a logarithmic axis keeps a strip for zero, and is as it was without one", () => {
  const { place, ticks, from, to, zeroEnds } = scaleFor([0, 0.1, 10], true);
  expect(ticks).toEqual([place(0), 0.1, 0.2, 0.5, 1, 2, 5, 10]);
  expect([zeroEnds, to]).toEqual([0.1, 10]);
  // In the middle of a strip that is 14 % as wide as the two powers of ten from $0.10 to $10.
  expect(Math.log10(0.1 / from)).toBeCloseTo(0.28, 12);
  expect(Math.log10(0.1 / place(0))).toBeCloseTo(0.14, 12);
  expect(place(10)).toBe(10);
  expect(scaleFor([0.1, 10], true)).toMatchObject({ ticks: ticks.slice(1), from: 0.1, to: 10, zeroEnds: null });
  const linear = scaleFor([0, 10], false);
  expect([linear.place(0), linear.from, linear.zeroEnds]).toEqual([0, 0, null]);
});

test("style is told in points per standard deviation, surest first", () => {
  const finding = (name: string, value: number) => ({
    name,
    component: 0,
    value,
    low: value - 0.01,
    high: value + 0.01,
  });
  const picture = stylePicture([finding("lists", -0.02), finding("length", 0.1), { ...finding("nu", 1) }], 500);
  // 0.1 · 400 / ln 10 = 17.37
  expect(picture.finding).toBe(
    "Of all traits of style, a longer answer is worth most: +17 points, between +16 and +19",
  );
  expect(picture.drawing).toMatchObject({ rows: [{ name: "Longer" }, { name: "More list items" }] });
});

test("a board that cannot tell what style is worth says why", () => {
  const why = (votes: number, unknown?: number) => stylePicture([], votes, unknown).drawing;
  expect(why(0)).toMatchObject({ kind: "empty", says: expect.stringContaining("there is none here yet") });
  expect(why(0, 1200)).toMatchObject({ says: expect.stringContaining("of none of the 1,200 votes here is the text") });
  expect(why(1200, 3)).toMatchObject({ says: expect.stringContaining("always goes along with another") });
});

test("history from votes is what the votes up to each moment give", () => {
  const options = { ...defaultRatingOptions, rounds: 50 };
  const [one, other] = [counts.slice(0, 5), counts.slice(5)];
  const moments = doWork({
    kind: "history",
    stretches: [
      { until: "2026-01-01", counts: one },
      { until: "2026-01-02", counts: other },
    ],
    options,
  });
  const ratings = (some: typeof counts) =>
    rateCounts(some, { rounds: 0 }).rows.map(({ model, rating }) => [model, rating]);
  expect(moments.map(({ rows: some }) => some.map(({ model, rating }) => [model, rating]))).toEqual([
    ratings(one),
    ratings(counts),
  ]);
});

test("boards of no, one, two and 500 models give pictures of everything", () => {
  fc.assert(
    fc.property(wellPlayed(), (some) => {
      const votes = tally(some);
      const replicates = boardReplicates(votes, { rounds: 16 })!;
      const rated = rateCounts(some, { rounds: 16 }).rows.map((one) => row(one.model, one));
      expect(abovePicture(rated, replicates, 25).drawing.kind).toBe("matrix");
      expect(bootstrapPicture(rated, replicates, { seed: 0 }).drawing.kind).toBe("columns");
    }),
    { numRuns: 20 },
  );
  for (const rated of [[], [row("ada")]]) {
    const nothing = boardReplicates(tally([]), { rounds: 16 });
    expect(abovePicture(rated, nothing, 25).drawing.kind).toBe("empty");
    expect(bootstrapPicture(rated, nothing, { seed: 0 }).drawing.kind).toBe("empty");
    expect(eloPicture(rated, rated, 40).drawing.kind).toBe("empty");
  }
});
