import { expect, test } from "vitest";
import type { PairCount } from "#lib/rating/index.ts";
import { foresee } from "#lib/trust/foresee.ts";
import { makeReport } from "#lib/trust/make-report.ts";

const beat = (modelA: string, modelB: string, count: number): PairCount => ({
  modelA,
  modelB,
  winner: "model_a",
  count,
});

const chain = [
  ...[beat("ada", "bob", 30), beat("bob", "ada", 20)],
  ...[beat("bob", "cy", 300), beat("cy", "bob", 100)],
];

test("a chain of models hangs on its bridges, and the report names the thinnest", () => {
  const [group, ...others] = makeReport({ counts: chain, ties: "half" }).groups;
  expect(others).toEqual([]);
  expect(group).toMatchObject({ models: 3, votes: 450, pairs: 2, possiblePairs: 3 });
  expect(group.bridges).toHaveLength(2);
  expect(group.weakestCut).toEqual({ votes: 50, side: ["ada"] });
  // Two resistors in series: 1/50 + 1/400.
  expect(group.farthest.asIfMet).toBeCloseTo(1 / (1 / 50 + 1 / 400), 6);
});

test("removing the votes it names turns two neighbours round", () => {
  const { fragile } = makeReport({ counts: chain, ties: "half" });
  expect(fragile[0]).toMatchObject({ upper: "ada", lower: "bob" });
  // 30 to 20: with eleven wins fewer, 19 to 20.
  expect(fragile[0].found).toMatchObject({ votes: 11, outcome: "swapped" });
});

test("neighbours that are told apart need no votes; others need what the normal approximation says", () => {
  const { neighbours } = makeReport({ counts: chain, ties: "half" });
  const [close, clear] = neighbours;
  expect(clear).toMatchObject({ upper: "bob", lower: "cy", isSeparated: true, atPresentMix: 0 });
  expect(close).toMatchObject({ upper: "ada", lower: "bob", isSeparated: false });
  // The log-odds ln 1.5 have variance 1/30 + 1/20; for a chance of 95 % the votes have to grow by z²·variance / lead².
  const factor = (1.6448536 ** 2 * (1 / 30 + 1 / 20)) / Math.log(1.5) ** 2;
  expect(close.atPresentMix).toBe(Math.ceil(450 * (factor - 1)));
  expect(close.chance).toBeGreaterThan(0.9);
});

test("ties left out change what is judged, and nothing rated is nothing to report", () => {
  const tied: PairCount[] = [...chain, { modelA: "ada", modelB: "bob", winner: "tie", count: 1000 }];
  const without = makeReport({ counts: tied, ties: "out" });
  expect(without.judgedBy).toBe("bradley-terry without ties");
  expect(without.fragile[0].found?.votes).toBe(11);
  expect(makeReport({ counts: [beat("ada", "bob", 1)], ties: "half" })).toMatchObject({ fragile: [], neighbours: [] });
  expect(makeReport({ counts: [], ties: "half" })).toMatchObject({ groups: [], neighbours: [] });
});

test("ways of rating are scored on the same votes", () => {
  const winner = Array.from({ length: 400 }, (_, v) => (v % 4 === 0 ? 1 : 0));
  const votes = { models: ["ada", "bob"], modelA: winner.map(() => 0), modelB: winner.map(() => 1), winner };
  const ways = ["bradley-terry", "elo"] as const;
  const { scores } = foresee({
    ...{ votes, style: [] },
    ratings: ways.map((method) => ({ method, ties: "half", sampling: "as-cast" })),
  });
  expect(scores).toHaveLength(2);
  // Three wins in four: the entropy of ¼.
  expect(scores[0].logLoss).toBeCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 2);
});
