import fc from "fast-check";
import { expect, test } from "vitest";
import { normalQuantile, shareOf } from "#lib/rating/index.ts";

test("seven of ten are a share between 40 and 89 per cent, none of ten one up to 28", () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion: Wilson's, without correction.
  expect(shareOf(7, 10)).toEqual({ share: 0.7, low: expect.closeTo(0.3968, 4), high: expect.closeTo(0.8922, 4) });
  expect(shareOf(0, 10)).toEqual({ share: 0, low: 0, high: expect.closeTo(0.2775, 4) });
  expect(shareOf(81, 263)).toEqual({
    share: expect.closeTo(0.308, 4),
    low: expect.closeTo(0.2553, 4),
    high: expect.closeTo(0.3662, 4),
  });
});

test("each end is a share whose own score test just reaches the level", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
      const count = Math.round(of * part);
      const { share, low, high } = shareOf(count, of);
      const z = normalQuantile(0.975);
      for (const end of [low, high]) {
        // At 0 and 1 no share is left to test.
        if (end <= 1e-12 || end >= 1 - 1e-12) continue;
        expect(Math.abs(share - end) / Math.sqrt((end * (1 - end)) / of)).toBeCloseTo(z, 5);
      }
    }),
  );
});

test("the share of the other side is the mirror image", () => {
  const [one, other] = [shareOf(12, 40), shareOf(28, 40)];
  expect(one.low).toBeCloseTo(1 - other.high, 12);
  expect(one.high).toBeCloseTo(1 - other.low, 12);
});

test("nothing of nothing is no share", () => {
  expect(() => shareOf(0, 0)).toThrow(RangeError);
  expect(() => shareOf(3, 2)).toThrow(RangeError);
  expect(() => shareOf(Number.NaN, 2)).toThrow(RangeError);
});
