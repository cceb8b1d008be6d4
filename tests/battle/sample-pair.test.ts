import { expect, test } from "vitest";
import { sampleSubstitute, sampleUniformPair } from "#lib/battle/sample-pair.ts";
import type { Candidate, ModelId } from "#lib/models/types.ts";

const candidates = (n: number): Candidate[] =>
  Array.from({ length: n }, (_, i) => ({ id: `model-${i}` as ModelId, weight: 1 }));

/** Every outcome of the coin: each call of `random` in turn takes each value below its bound. */
function everyDraw(n: number) {
  const draws = [];
  for (let first = 0; first < n; first++) {
    for (let second = 0; second < n - 1; second++) {
      const values = [first, second];
      draws.push(sampleUniformPair(candidates(n), () => values.shift() ?? 0)!);
    }
  }
  return draws;
}

test.each([2, 3, 7])("of all equally likely draws among %i models, each ordered pair comes up exactly once", (n) => {
  const pairs = everyDraw(n).map(({ modelA, modelB }) => `${modelA} ${modelB}`);
  expect(new Set(pairs).size).toBe(n * (n - 1));
  expect(pairs).toHaveLength(n * (n - 1));
});

test("no model meets itself", () => {
  for (const { modelA, modelB } of everyDraw(6)) expect(modelA).not.toBe(modelB);
});

test("the stated probability is the share of draws that give the pair, whichever way round", () => {
  const draws = everyDraw(5);
  const hits = draws.filter((draw) => [draw.modelA, draw.modelB].sort().join() === "model-1,model-3");
  expect(hits).toHaveLength(2);
  expect(draws[0].probability).toBeCloseTo(hits.length / draws.length, 15);
  expect(sampleUniformPair(candidates(5), () => 0)?.probability).toBe(0.1);
});

test("fewer than two models make no pair", () => {
  expect(sampleUniformPair(candidates(1), () => 0)).toBeNull();
  expect(sampleUniformPair([], () => 0)).toBeNull();
});

test("a substitute is drawn alike from everyone not yet in the battle", () => {
  const drawn = new Set(["model-0", "model-2"] as ModelId[]);
  const all = [0, 1, 2].map((value) => sampleSubstitute(candidates(5), drawn, () => value));
  expect(all.map((draw) => draw?.model)).toEqual(["model-1", "model-3", "model-4"]);
  expect(all.map((draw) => draw?.probability)).toEqual([1 / 3, 1 / 3, 1 / 3]);
  expect(sampleSubstitute(candidates(2), new Set(["model-0", "model-1"] as ModelId[]), () => 0)).toBeNull();
});
