import { expect, test } from "vitest";
import { reasonRates } from "#lib/profile/reasons.ts";
import { recordAgainst } from "#lib/profile/record.ts";

const board = [
  { model: "ada", name: "Ada", rank: 1, rating: 1120, component: 0 },
  { model: "bob", name: "Bob", rank: 2, rating: 1000, component: 0 },
  { model: "cyd", name: "Cyd", rank: null, rating: null, component: 0 },
  { model: "dee", name: "Dee", rank: 1, rating: 1000, component: 1 },
  { model: "eve", name: "Eve", rank: 3, rating: 880, component: 0 },
];
const counts = [
  { modelA: "ada", modelB: "bob", winner: "model_a", count: 20 },
  { modelA: "bob", modelB: "ada", winner: "model_b", count: 10 },
  { modelA: "bob", modelB: "ada", winner: "model_a", count: 10 },
  { modelA: "ada", modelB: "bob", winner: "tie", count: 15 },
  { modelA: "ada", modelB: "bob", winner: "both_bad", count: 5 },
  { modelA: "cyd", modelB: "ada", winner: "model_b", count: 3 },
  { modelA: "dee", modelB: "ada", winner: "tie", count: 2 },
  { modelA: "bob", modelB: "eve", winner: "model_a", count: 9 },
] as const;

test("a record counts both sides' battles, and ties as half a point of the score", () => {
  const [bob] = recordAgainst("ada", counts, board);
  expect(bob).toMatchObject({
    rival: { model: "bob", name: "Bob", rank: 2, rating: 1000 },
    ...{ votes: 60, wins: 30, losses: 10, ties: 20 },
    score: 40 / 60,
  });
  expect(bob.won!.share).toBe(0.75);
  // 120 points are odds of 10^0.3 to one: 1.995 of 2.995.
  expect(bob.expected).toBeCloseTo(0.6661, 4);
});

test("rivals stand in the order of the board, those never met and the model itself left out", () => {
  expect(recordAgainst("ada", counts, board).map(({ rival }) => rival.model)).toEqual(["bob", "cyd", "dee"]);
});

test("nothing is expected of models without a common scale, and nothing is won where all was tied", () => {
  const [, cyd, dee] = recordAgainst("ada", counts, board);
  expect(cyd).toMatchObject({ wins: 3, expected: null, score: 1 });
  expect(dee).toMatchObject({ ties: 2, expected: null, won: null, score: 0.5 });
});

test("a rival that may not be named is not", () => {
  const open = board.filter(({ model }) => model !== "bob");
  expect(recordAgainst("ada", counts, open).map(({ rival }) => rival.model)).toEqual(["cyd", "dee"]);
});

test("a model without votes has no record", () => {
  expect(recordAgainst("nobody", counts, board)).toEqual([]);
  expect(recordAgainst("ada", [], board)).toEqual([]);
});

test("reasons are rates among votes that gave any, by how the vote ended, most frequent first", () => {
  const of = (outcome: "won" | "lost", reason: string, votes: number, total: number, model = "ada") => ({
    ...{ model, outcome, reason, votes },
    of: total,
  });
  const groups = reasonRates("ada", [
    of("lost", "wordy", 4, 8),
    of("won", "clearer", 7, 10),
    of("won", "correct", 7, 10),
    of("won", "brief", 9, 10),
    of("won", "clearer", 1, 1, "bob"),
  ]);
  expect(groups.map(({ outcome, of: total }) => [outcome, total])).toEqual([
    ["won", 10],
    ["lost", 8],
  ]);
  expect(groups[0].rates.map(({ reason, share }) => [reason, share])).toEqual([
    ["brief", 0.9],
    ["clearer", 0.7],
    ["correct", 0.7],
  ]);
  expect(groups[0].rates[1].low).toBeCloseTo(0.3968, 4);
  expect(reasonRates("cyd", [])).toEqual([]);
});
