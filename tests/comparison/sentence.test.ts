import fc from "fast-check";
import { expect, test } from "vitest";
import { compareHref, isInOrder } from "#lib/comparison/address.ts";
import { fitBoard, foresee } from "#lib/comparison/foresee.ts";
import { periodsOf, toPart } from "#lib/comparison/parts.ts";
import { sentenceOf } from "#lib/comparison/sentence.ts";
import { methodCovariance, pairCovariance, votesToSeparate } from "#lib/rating/index.ts";
import { spokenCategory } from "#lib/leaderboard/categories.ts";

const names = { first: "Ada", second: "Bob" };
const all = (first: number, second: number, ties = 0) => toPart("overall", { first, second, ties });
const on = (part: string, first: number, second: number) => ({
  ...toPart(part, { first, second, ties: 0 }),
  phrase: spokenCategory(part),
});

test("a clear record is told with its numbers and the categories that turn it round", () => {
  const parts = [on("coding", 20, 60), on("math", 60, 40), on("german", 2, 3)];
  expect(sentenceOf(names, all(236, 176, 50), parts, null)).toBe(
    "Ada beats Bob in 57\u00a0% of 412 decided battles, between 52 and 62; on coding the order reverses.",
  );
  expect(sentenceOf(names, all(236, 176), [], null)).toBe(
    "Ada beats Bob in 57\u00a0% of 412 decided battles, between 52 and 62.",
  );
});

test("several categories that reverse it are listed, languages with their own word", () => {
  const parts = [on("coding", 5, 60), on("hard-prompt", 3, 50), on("german", 1, 40)];
  expect(sentenceOf(names, all(300, 200), parts, null)).toMatch(/; on coding, on hard prompts and in German the order/);
});

test("the sentence is told from the side of whoever is ahead, whichever is named first", () => {
  const mirrored = sentenceOf({ first: "Bob", second: "Ada" }, all(176, 236), [on("coding", 60, 20)], null);
  expect(mirrored).toBe(sentenceOf(names, all(236, 176), [on("coding", 20, 60)], null));
});

test("with several categories one that turns round by a hair is not called a reversal", () => {
  // 31 of 100: surely below a half by itself. 40 of 100: only just, and one of ten would be by chance.
  const hair = [on("coding", 40, 60), ...Array.from({ length: 9 }, (_, i) => on(`c${i}`, 60, 40))];
  expect(sentenceOf(names, all(600, 400), hair, null)).not.toMatch(/reverses/);
  expect(sentenceOf(names, all(600, 400), [on("coding", 31, 69), ...hair.slice(1)], null)).toMatch(
    /on coding the order/,
  );
});

test("too few battles are called that", () => {
  expect(sentenceOf(names, all(21, 19), [], null)).toBe(
    "Ada won 53\u00a0% of 40 decided battles against Bob, between 37 and 67: too few to say which of them people prefer.",
  );
  expect(sentenceOf(names, all(3, 3, 1), [], null)).toMatch(/^Ada and Bob each won half of 6 decided battles, between/);
  expect(sentenceOf(names, all(1, 0), [], null)).toMatch(/^Ada won 100\u00a0% of 1 decided battle against Bob/);
});

test("an end that rounds to the very half gets a decimal, so that the sentence does not contradict itself", () => {
  expect(sentenceOf(names, all(548, 484), [], null)).toMatch(/between 50\.1 and 56\.1/);
});

test("no battle, and no decided one, are said to be that", () => {
  expect(sentenceOf(names, all(0, 0), [], null)).toBe("Ada and Bob have not met in a battle that counts.");
  expect(sentenceOf(names, all(0, 0, 1), [], null)).toBe("Ada and Bob met once, and it was undecided.");
  expect(sentenceOf(names, all(0, 0, 7), [], null)).toBe("Ada and Bob met 7 times, and they were all undecided.");
  const foreseen = {
    score: { share: 0.4, low: 0.3, high: 0.5 },
    above: 0.02,
    needed: { isSeparated: false, atPresentMix: 1, onThePair: 1 },
  };
  expect(sentenceOf(names, all(0, 0), [], foreseen)).toBe(
    "Ada and Bob have not met in a battle that counts; by their battles with others Bob would take 60\u00a0% of the points, between 50 and 70.",
  );
});

test("all battles together foresee a score and the votes still needed, as the method's page works them out", () => {
  const counts = [
    { modelA: "ada", modelB: "bob", winner: "model_a", count: 30 },
    { modelA: "bob", modelB: "ada", winner: "model_a", count: 20 },
    { modelA: "cyd", modelB: "dee", winner: "tie", count: 5 },
    { modelA: "ada", modelB: "eve", winner: "model_a", count: 4 },
  ] as const;
  const board = fitBoard(counts);
  const foreseen = foresee(board, "ada", "bob")!;
  // docs/method.md: Φ(0.405 / 0.289) = 0.920, and 48 votes more.
  expect(foreseen.above).toBeCloseTo(0.92, 3);
  expect(foreseen.needed).toEqual({ isSeparated: false, atPresentMix: 48, onThePair: 48 });
  expect(foreseen.score.share).toBeCloseTo(0.6, 9);
  const [low, high] = [-1, 1].map((side) => 1 / (1 + Math.exp(-(Math.log(1.5) + side * 1.96 * 0.288675))));
  expect([foreseen.score.low, foreseen.score.high]).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
  const mirrored = foresee(board, "bob", "ada")!;
  expect(mirrored.above).toBeCloseTo(1 - foreseen.above, 12);
  expect(foresee(board, "cyd", "dee")!.needed.onThePair).toBe(Infinity);
  expect([foresee(board, "ada", "cyd"), foresee(board, "ada", "eve"), foresee(board, "ada", "nobody")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("the doubt about two models is what the whole covariance says of their difference", () => {
  const names = ["ada", "bob", "cyd", "dee", "eve"];
  const counts = names.flatMap((modelA, a) =>
    names
      .slice(0, a)
      .flatMap((modelB, b) =>
        (["model_a", "model_b", "tie"] as const).map((winner, w) => ({
          modelA,
          modelB,
          winner,
          count: 5 + a * 3 + b + w,
        })),
      ),
  );
  const [{ fit }] = fitBoard(counts);
  const whole = methodCovariance(fit);
  const n = names.length;
  for (const [i, j] of [
    [0, 1],
    [4, 2],
  ]) {
    const pair = pairCovariance(fit, i, j);
    for (const matrix of ["strengths", "bread"] as const) {
      const along = (of: Float64Array) => of[i * n + i] + of[j * n + j] - 2 * of[i * n + j];
      expect(along(pair[matrix])).toBeCloseTo(along(whole[matrix]), 12);
    }
    expect(votesToSeparate(fit, pair, i, j)).toEqual(votesToSeparate(fit, whole, i, j));
  }
});

test("days become weeks, and months when there are many, with every verdict in one of them", () => {
  const day = (part: string, first: number, second = 0, ties = 0) => ({ part, first, second, ties });
  expect(periodsOf([day("2026-01-05", 1), day("2026-01-04", 2), day("2026-01-11", 0, 1, 1)])).toEqual([
    toPart("2025-12-29", { first: 2, second: 0, ties: 0 }),
    toPart("2026-01-05", { first: 1, second: 1, ties: 1 }),
  ]);
  expect(
    periodsOf([day("2026-01-31", 1), day("2026-01-01", 1), day("2026-12-01", 0, 1)]).map(({ part }) => part),
  ).toEqual(["2026-01", "2026-12"]);
  expect(periodsOf([])).toEqual([]);
});

test("two models have one address, whichever is named first", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(compareHref(one, other)).toBe(compareHref(other, one));
      expect(isInOrder(one, other) || isInOrder(other, one)).toBe(true);
    }),
  );
  expect(compareHref("b", "a", "simulated")).toBe("/compare/a/b?source=simulated");
});
