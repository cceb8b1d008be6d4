import fc from "fast-check";
import { expect, test } from "vitest";
import { advance } from "#lib/answer/pace.ts";
import type { SideProgress } from "#lib/answer/pace.ts";

const side = (received: string, shown = 0, isComplete = false): SideProgress => ({ received, shown, isComplete });

test("a side that has much to show waits for the one that has little", () => {
  expect(advance({ a: side("x".repeat(90)), b: side("yy") })).toEqual({ a: 2, b: 2 });
});

test("nothing is shown while one side has said nothing yet, even when the other is complete", () => {
  expect(advance({ a: side("a whole answer", 0, true), b: side("") })).toEqual({ a: 0, b: 0 });
});

test("once a side is over, the other goes on alone, at no more than 120 characters a tick", () => {
  expect(advance({ a: side("done", 4, true), b: side("y".repeat(500), 4) })).toEqual({ a: 4, b: 124 });
});

test("an emoji is shown whole or not yet", () => {
  expect(advance({ a: side("ab🎈"), b: side("abc") })).toEqual({ a: 4, b: 3 });
  expect(advance({ a: side("ab\ud83c"), b: side("abcd") })).toEqual({ a: 2, b: 3 });
});

/** Two answers arriving in pieces of any size at any time. */
const arrivals = fc.record({
  a: fc.string({ unit: "binary", maxLength: 800 }),
  b: fc.string({ unit: "binary", maxLength: 800 }),
  pieces: fc.array(fc.record({ a: fc.nat(200), b: fc.nat(200) }), { maxLength: 30 }),
});

test("whatever arrives when, both sides show the same amount until one is over, and in the end everything", () => {
  fc.assert(
    fc.property(arrivals, ({ a, b, pieces }) => {
      const progress = { a: side(""), b: side("") };
      const receive = (to: "a" | "b", whole: string, count: number) => {
        const received = whole.slice(0, progress[to].received.length + count);
        progress[to] = { ...progress[to], received, isComplete: received.length === whole.length };
      };
      const endless = Array.from({ length: 40 }, () => ({ a: 200, b: 200 }));
      for (const piece of [...pieces, ...endless]) {
        receive("a", a, piece.a);
        receive("b", b, piece.b);
        const shown = advance(progress);
        for (const one of ["a", "b"] as const) {
          expect(shown[one]).toBeGreaterThanOrEqual(progress[one].shown);
          expect(shown[one]).toBeLessThanOrEqual(progress[one].received.length);
          progress[one].shown = shown[one];
        }
        const bothGoOn = (["a", "b"] as const).every((one) => !progress[one].isComplete);
        // A surrogate pair may put one side ahead by a character.
        if (bothGoOn) expect(Math.abs(shown.a - shown.b)).toBeLessThanOrEqual(2);
      }
      expect({ a: progress.a.shown, b: progress.b.shown }).toEqual({ a: a.length, b: b.length });
    }),
  );
});
