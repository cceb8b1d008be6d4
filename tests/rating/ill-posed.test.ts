import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, rateCounts, tally } from "#lib/rating/index.ts";
import { anyCounts, beat, tied } from "./votes.ts";

const even = (a: string, b: string, count = 10) => [beat(a, b, count), beat(b, a, count)];

test("votes on a model against itself are left out and counted", () => {
  const board = rateCounts([...even("ada", "bob"), beat("ada", "ada", 6)], { rounds: 0 });
  expect(board.dropped).toEqual([{ reason: "self_pair", count: 6 }]);
  expect(board.votes).toBe(20);
});

test("groups that never met are rated apart, the largest as component 0", () => {
  const board = rateCounts([...even("ada", "bob"), beat("xio", "yul", 3), beat("yul", "xio"), ...even("yul", "zed")]);
  expect(board.components).toBe(2);
  expect(board.rows.map(({ model, component, rank }) => [model, component, rank])).toEqual([
    ["xio", 0, 1],
    ["yul", 0, 1],
    ["zed", 0, 1],
    ["ada", 1, 1],
    ["bob", 1, 1],
  ]);
  const xio = board.rows[0].rating! - board.rows[1].rating!;
  expect(xio).toBeCloseTo((400 * Math.log(3)) / Math.LN10, 6);
});

test("an undefeated model gets no rating but the limit its clean record sets", () => {
  const board = rateCounts([...even("ada", "bob", 1000), beat("cyd", "ada", 12)]);
  const cyd = board.rows.find(({ model }) => model === "cyd")!;
  expect(cyd).toMatchObject({ rating: null, rank: null, bound: "undefeated", high: null, component: 0, wins: 12 });
  // Twelve wins of twelve have a chance of 2.5 % at p = 0.025^(1/12).
  const p = 0.025 ** (1 / 12);
  expect(cyd.low! - 1000).toBeCloseTo((400 / Math.LN10) * Math.log(p / (1 - p)), 4);
});

test("a winless model is the mirror image of an undefeated one", () => {
  const won = rateCounts([...even("ada", "bob"), beat("cyd", "ada", 4), beat("cyd", "bob", 2)]);
  const lost = rateCounts([...even("ada", "bob"), beat("ada", "cyd", 4), beat("bob", "cyd", 2)]);
  const low = won.rows.find(({ model }) => model === "cyd")!.low!;
  const winless = lost.rows.find(({ model }) => model === "cyd")!;
  expect(winless).toMatchObject({ rating: null, bound: "winless", low: null });
  expect(winless.high! - 1000).toBeCloseTo(1000 - low, 6);
});

test("votes of an unbounded model do not move the others", () => {
  const counts = [beat("ada", "bob", 7), beat("bob", "ada", 3)];
  const before = rateCounts(counts).rows.map(({ rating, low, high }) => ({ rating, low, high }));
  const after = rateCounts([...counts, beat("zed", "ada", 50)]).rows.filter(({ rating }) => rating !== null);
  expect(after.map(({ rating }) => rating)).toEqual(before.map(({ rating }) => rating));
});

test("a set of models that always beats the rest has a scale of its own", () => {
  const board = rateCounts([
    ...even("ada", "bob"),
    ...even("ada", "abe"),
    ...even("yul", "zed"),
    beat("ada", "yul", 5),
    beat("bob", "zed", 5),
  ]);
  expect(board.components).toBe(2);
  expect(board.rows.filter(({ component }) => component === 0).map(({ model }) => model)).toEqual([
    "abe",
    "ada",
    "bob",
  ]);
  expect(board.rows.every(({ bound, rating }) => bound === undefined && rating !== null)).toBe(true);
});

test("a chain of clean wins rates nobody", () => {
  const board = rateCounts([beat("ada", "bob", 3), beat("bob", "cyd", 3)]);
  expect(board.rows.map(({ model, rating, bound }) => [model, rating, bound])).toEqual(
    expect.arrayContaining([
      ["ada", null, "undefeated"],
      ["bob", null, undefined],
      ["cyd", null, "winless"],
    ]),
  );
});

test("no votes make an empty board", () => {
  expect(rateCounts([])).toMatchObject({ votes: 0, models: 0, components: 0, rows: [], converged: true });
});

test("whatever the votes, every model is on the board once and no figure is infinite", () => {
  fc.assert(
    fc.property(anyCounts(), (counts) => {
      const board = rateCounts(counts, { rounds: 20 });
      const models = new Set(counts.flatMap(({ modelA, modelB }) => [modelA, modelB]));
      expect(new Set(board.rows.map(({ model }) => model))).toEqual(models);
      expect(board.rows).toHaveLength(models.size);
      expect(new Set(board.rows.map(({ component }) => component)).size).toBe(board.components);
      expect(board.converged).toBe(true);
      for (const { rating, low, high, rank, bound, wins, losses, ties } of board.rows) {
        for (const figure of [rating, low, high]) expect(figure === null || Number.isFinite(figure)).toBe(true);
        expect(rank === null).toBe(rating === null);
        if (bound === "undefeated") expect(losses + ties).toBe(0);
        if (bound === "winless") expect(wins + ties).toBe(0);
        if (rating !== null) expect(bound).toBeUndefined();
      }
    }),
    { numRuns: 300 },
  );
});

/** Strong connectivity by walking from everyone to everyone. */
test("blocks are the groups in which everyone took points from everyone, directly or through others", () => {
  fc.assert(
    fc.property(anyCounts(), (counts) => {
      const votes = tally(counts);
      const reach = new Map(votes.models.map((model) => [model, reachFrom(model, counts)]));
      const blockOf = new Map(
        blocksOf(votes).flatMap(({ members }, b) => [...members].map((m) => [votes.models[m], b])),
      );
      for (const a of votes.models) {
        for (const b of votes.models) {
          if (a === b) continue;
          const isMutual = reach.get(a)!.has(b) && reach.get(b)!.has(a);
          const inOne = blockOf.has(a) && blockOf.get(a) === blockOf.get(b);
          expect(inOne).toBe(isMutual);
        }
      }
    }),
  );
});

function reachFrom(origin: string, counts: ReturnType<typeof beat>[]): Set<string> {
  const seen = new Set([origin]);
  for (const model of seen) {
    for (const { modelA, modelB, winner } of counts) {
      if (modelA === model && winner !== "model_b") seen.add(modelB);
      if (modelB === model && winner !== "model_a") seen.add(modelA);
    }
  }
  return seen;
}

test("an anchor that cannot be rated is refused", () => {
  const anchor = { model: "cyd", rating: 1200 };
  expect(() => rateCounts([...even("ada", "bob"), beat("cyd", "ada")], { anchor })).toThrow(/cyd/);
  expect(() => rateCounts(even("ada", "bob"), { anchor })).toThrow(/cyd/);
});

test("an anchor holds its model at its rating, without width, and shifts only its own component", () => {
  const anchor = { model: "bob", rating: 1114 };
  const { rows } = rateCounts([...even("ada", "bob"), tied("ada", "bob"), ...even("cyd", "dee")], { anchor });
  const bob = rows.find(({ model }) => model === "bob")!;
  expect(bob).toMatchObject({ rating: 1114, low: 1114, high: 1114 });
  const others = rows.filter(({ component }) => component !== bob.component);
  expect(others.reduce((sum, { rating }) => sum + rating!, 0) / 2).toBeCloseTo(1000, 9);
});
