import { expect, test } from "vitest";
import { gapOf, readGap } from "#lib/profile/gap.ts";

test("400 points are ten to one, none even odds, and a gap the other way the mirror image", () => {
  expect(gapOf(400)).toEqual({ points: 400, share: expect.closeTo(10 / 11, 12), odds: expect.closeTo(10, 9) });
  expect(gapOf(0)).toEqual({ points: 0, share: 0.5, odds: 1 });
  expect(gapOf(-400).odds).toBeCloseTo(0.1, 12);
  // The table that chess players know: 100 points, 64 %.
  expect(gapOf(100).share).toBeCloseTo(0.64, 2);
});

test.each([
  ["50", 50],
  [" 12.5 ", 12.5],
  ["−30", -30],
  ["-2000", -2000],
  ["+7", 7],
])("%j are points", (text, points) => expect(readGap(text)).toBe(points));

test.each(["", "x", "2001", "-2000.1", "1e3", "NaN", "Infinity", "5 points", "٥", "1\0", "<script>", "99999999999"])(
  "%j is no gap",
  (text) => expect(readGap(text)).toBeNull(),
);
