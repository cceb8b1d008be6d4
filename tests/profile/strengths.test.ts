import { expect, test } from "vitest";
import { strengthsOf } from "#lib/profile/strengths.ts";
import { rateCounts, seededRandom } from "#lib/rating/index.ts";
import type { PairCount } from "#lib/rating/index.ts";

const row = (model: string, rating: number | null, reach = 10, component = 0) => ({
  model,
  rating,
  low: rating === null ? null : rating - reach,
  high: rating === null ? null : rating + reach,
  component,
  votes: 100,
});

test("a category's rating is held against the rating over all votes, and neither's doubt is counted twice", () => {
  const overall = [row("ada", 1050, 6), row("bob", 950, 6)];
  const [coding] = strengthsOf("ada", overall, [
    { category: "coding", rows: [row("ada", 1080, 10), row("bob", 920, 10)] },
  ]);
  // √(10² − 6²) = 8.
  expect(coding).toMatchObject({ category: "coding", rating: 1080, votes: 100, gap: 30 });
  expect([coding.low, coding.high]).toEqual([expect.closeTo(22, 9), expect.closeTo(38, 9)]);
});

test("a category that lacks models is put on the same zero first", () => {
  const overall = [row("ada", 1100), row("bob", 1000), row("cyd", 900)];
  // Without Cyd the mean of 1000 lies elsewhere: the same two models, the same 100 points apart.
  const parts = [{ category: "math", rows: [row("ada", 1050), row("bob", 950)] }];
  expect(strengthsOf("ada", overall, parts)[0].gap).toBeCloseTo(0, 9);
  expect(strengthsOf("bob", overall, parts)[0].gap).toBeCloseTo(0, 9);
});

test("where the category is all votes there is no difference and no doubt", () => {
  const rows = [row("ada", 1020), row("bob", 980)];
  expect(strengthsOf("ada", rows, [{ category: "english", rows }])[0]).toMatchObject({ gap: 0, low: 0, high: 0 });
});

test("a category says nothing of a model without a rating there, off the main scale, or alone on it", () => {
  const overall = [row("ada", 1020), row("bob", 980)];
  const parts = [
    { category: "unrated", rows: [row("ada", null), row("bob", 1000)] },
    { category: "apart", rows: [row("ada", 1000, 10, 1), row("bob", 1000)] },
    { category: "alone", rows: [row("ada", 1000)] },
    { category: "absent", rows: [row("bob", 1000)] },
  ];
  expect(strengthsOf("ada", overall, parts)).toEqual([]);
  expect(strengthsOf("nobody", overall, parts)).toEqual([]);
  expect(strengthsOf("ada", [row("ada", null), row("bob", 1)], parts)).toEqual([]);
});

test("boards without intervals give a gap without one", () => {
  const bare = [row("ada", 1020), row("bob", 980)].map((one) => ({ ...one, low: null, high: null }));
  expect(strengthsOf("ada", bare, [{ category: "x", rows: bare }])[0]).toMatchObject({ gap: 0, low: null, high: null });
});

test("where a category is no different the interval holds zero as often as it promises", () => {
  const random = seededRandom(5);
  const strengths = { ada: 0.5, bob: 0.2, cyd: -0.2, dee: -0.5 };
  const names = Object.keys(strengths) as (keyof typeof strengths)[];
  const options = { intervals: "sandwich" } as const;
  let held = 0;
  const rounds = 400;
  for (let round = 0; round < rounds; round++) {
    const all: PairCount[] = [];
    const part: PairCount[] = [];
    for (let vote = 0; vote < 800; vote++) {
      const a = names[Math.floor(random() * 4)];
      const b = names.filter((name) => name !== a)[Math.floor(random() * 3)];
      const isTie = random() < 0.2;
      const aWins = random() < 1 / (1 + Math.exp(strengths[b] - strengths[a]));
      const count = { modelA: a, modelB: b, winner: isTie ? "tie" : aWins ? "model_a" : "model_b", count: 1 } as const;
      all.push(count);
      if (random() < 0.3) part.push(count);
    }
    const rows = [{ category: "coding", rows: rateCounts(part, options).rows }];
    const [{ low, high }] = strengthsOf("ada", rateCounts(all, options).rows, rows);
    held += Number(low! <= 0 && high! >= 0);
  }
  // 95 % of 400 with three standard errors to either side.
  expect(held / rounds).toBeGreaterThan(0.915);
  expect(held / rounds).toBeLessThan(0.985);
});

test("a lone tie has no width to draw again, and too few votes are no claim", () => {
  const overall = [row("ada", 1050, 6), row("bob", 950, 6)];
  const tie = [row("ada", 1000, 0), row("bob", 1000, 0)].map((one) => ({ ...one, votes: 1 }));
  expect(strengthsOf("ada", overall, [{ category: "italian", rows: tie }])).toEqual([
    { category: "italian", rating: 1000, votes: 1, gap: -50, low: null, high: null },
  ]);
  const parts = (votes: number) => [
    { category: "malay", rows: [row("ada", 900, 20), row("bob", 1100, 20)].map((one) => ({ ...one, votes })) },
  ];
  expect(strengthsOf("ada", overall, parts(29))[0]).toMatchObject({ low: null, high: null });
  expect(strengthsOf("ada", overall, parts(30))[0].high).toBeLessThan(0);
});

test("where chance makes a part look surer than the whole, no interval is made up", () => {
  const overall = [row("ada", 1050, 12), row("bob", 950, 12)];
  const parts = [{ category: "english", rows: [row("ada", 1056, 11), row("bob", 944, 11)] }];
  expect(strengthsOf("ada", overall, parts)[0]).toMatchObject({ gap: 6, low: null, high: null });
});
