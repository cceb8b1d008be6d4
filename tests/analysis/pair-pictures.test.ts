import fc from "fast-check";
import { expect, test } from "vitest";
import {
  averageWinRatesPicture,
  battlesPicture,
  meetingsOf,
  predictedPicture,
  winFractionsPicture,
} from "#lib/analysis/pair-pictures.ts";
import type { Matrix } from "#lib/analysis/types.ts";
import { row } from "../leaderboard-ui/rows.ts";
import { anyCounts, beat, tied } from "../rating/votes.ts";

const counts = [beat("ada", "bob", 30), beat("bob", "ada", 10), tied("ada", "bob", 20), beat("bob", "cyd", 3)];
const rows = [row("bob", { rating: 1000 }), row("ada", { rating: 1100 }), row("cyd", { rating: 900 })];
const cellsOf = ({ drawing }: { drawing: unknown }) => (drawing as Matrix).cells;

test("the win fraction leaves ties out and stands in the order of ratings", () => {
  const picture = winFractionsPicture(meetingsOf(counts, rows), 25);
  expect(cellsOf(picture)).toEqual([
    [null, 0.75, null],
    [0.25, null, 1],
    [null, 0, null],
  ]);
  expect(picture.finding).toBe(
    "ada won 75\u00a0% of 40 decided battles with bob: the widest gap of any pair that is sure",
  );
});

test("battles are counted in all, decided and tied", () => {
  const meetings = meetingsOf(counts, rows);
  expect(cellsOf(battlesPicture("battles", meetings, 25))[0]).toEqual([null, 60, null]);
  expect(cellsOf(battlesPicture("decided-battles", meetings, 25))[1]).toEqual([40, null, 3]);
  expect(cellsOf(battlesPicture("tied-battles", meetings, 25))[0]).toEqual([null, 20, null]);
  expect(battlesPicture("battles", meetings, 25).finding).toBe(
    "63 battles between 2 pairs, 3 to 60 each; 1 pair never met",
  );
  expect(battlesPicture("decided-battles", meetings, 25).finding).toBe("43 of 63 battles had a winner: 68\u00a0%");
  expect(battlesPicture("tied-battles", meetings, 25).finding).toBe(
    "32\u00a0% of battles ended level; most often ada against bob, 33\u00a0% of 60",
  );
});

test("the average win rate counts every rival the same", () => {
  // bob: 1/4 against ada, 1 against cyd.
  const picture = averageWinRatesPicture(counts, rows, 40);
  expect(picture.drawing).toMatchObject({
    rows: [
      { name: "ada", values: [0.75] },
      { name: "bob", values: [0.625] },
      { name: "cyd", values: [0] },
    ],
  });
});

test("ten to one is expected of 400 points", () => {
  const picture = predictedPicture([row("ada", { rating: 1400 }), row("bob", { rating: 1000 })], 25);
  expect(cellsOf(picture)[0][1]).toBeCloseTo(10 / 11, 12);
  expect(picture.finding).toBe("The ratings expect ada to win 91\u00a0% against bob");
});

test("whatever the counts, the two halves of a picture of pairs mirror each other", () => {
  fc.assert(
    fc.property(anyCounts(), (some) => {
      const meetings = meetingsOf(some, rows);
      const won = winFractionsPicture(meetings, 25).drawing;
      const met = battlesPicture("battles", meetings, 25).drawing;
      if (won.kind !== "matrix" || met.kind !== "matrix") return;
      won.cells.forEach((line, i) =>
        line.forEach((cell, j) => {
          if (cell !== null) expect(cell + won.cells[j][i]!).toBeCloseTo(1, 12);
          expect(met.cells[i][j]).toBe(met.cells[j][i]);
        }),
      );
      const votes = some.reduce((sum, { modelA, modelB, count }) => sum + (modelA === modelB ? 0 : count), 0);
      expect(met.cells.flat().reduce<number>((sum, cell) => sum + (cell ?? 0), 0)).toBe(2 * votes);
    }),
  );
});
