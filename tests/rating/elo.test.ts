import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  defaultRatingOptions,
  playElo,
  rateSequence,
  replicatesOf,
  simulateVotes,
  startElo,
  toColumns,
} from "#lib/rating/index.ts";
import type { PairVote } from "#lib/rating/index.ts";

const byHand = JSON.parse(readFileSync(new URL("../golden/elo-by-hand.json", import.meta.url), "utf8")) as {
  k: number;
  init: number;
  votes: (PairVote & { after: Record<string, number> })[];
};

const ratings = (votes: PairVote[], options = {}) =>
  Object.fromEntries(rateSequence(votes, { rounds: 0, ...options }).rows.map(({ model, rating }) => [model, rating!]));

test("five votes, worked on paper, after each of them", () => {
  byHand.votes.forEach((vote, i) => {
    const found = ratings(byHand.votes.slice(0, i + 1), { k: byHand.k });
    for (const model of [vote.modelA, vote.modelB]) expect(found[model]).toBeCloseTo(vote.after[model], 6);
  });
});

test("one vote is what K says: equals move by half of it", () => {
  expect(ratings([{ modelA: "ada", modelB: "bob", winner: "model_a" }])).toEqual({ ada: 1002, bob: 998 });
  expect(ratings([{ modelA: "ada", modelB: "bob", winner: "both_bad" }])).toEqual({ ada: 1000, bob: 1000 });
});

/** The formula, vote by vote, with the library's own power function. */
function slowTwin(votes: PairVote[]): Record<string, number> {
  const rating: Record<string, number> = {};
  for (const { modelA, modelB, winner } of votes) {
    const a = (rating[modelA] ??= 1000);
    const b = (rating[modelB] ??= 1000);
    const score = winner === "model_a" ? 1 : winner === "model_b" ? 0 : 0.5;
    const change = 4 * (score - 1 / (1 + 10 ** ((b - a) / 400)));
    rating[modelA] += change;
    rating[modelB] -= change;
  }
  return rating;
}

test("a long run stays with the plain formula, and the mean with the start", () => {
  const { votes } = simulateVotes({ models: 12, votes: 30_000, seed: 3 });
  const found = ratings(votes);
  for (const [model, rating] of Object.entries(slowTwin(votes))) expect(found[model]).toBeCloseTo(rating, 6);
  const sum = Object.values(found).reduce((total, rating) => total + rating, 0);
  expect(sum / 12).toBeCloseTo(1000, 8);
});

test("order matters to online Elo", () => {
  const { votes } = simulateVotes({ models: 5, votes: 500, seed: 3 });
  expect(ratings(votes)).not.toEqual(ratings(votes.toReversed()));
});

test("votes played one by one, in odd chunks or at once make the same bytes, replicates included", () => {
  const { models, modelA, modelB, winner } = toColumns(simulateVotes({ models: 8, votes: 3000, seed: 2 }).votes);
  const digest = (chunk: number) => {
    const state = startElo(models.length, { ...defaultRatingOptions, rounds: 33 });
    for (let from = 0; from < modelA.length; from += chunk) {
      const part = (column: ArrayLike<number>) => Array.prototype.slice.call(column, from, from + chunk) as number[];
      playElo(state, { modelA: part(modelA), modelB: part(modelB), winner: part(winner) });
    }
    const bytes = (values: Float64Array | Float32Array) => new Uint8Array(values.buffer);
    return createHash("sha256")
      .update(bytes(state.ratings))
      .update(bytes(replicatesOf(state.replicates!)))
      .digest("hex");
  };
  expect(digest(1)).toBe(digest(3000));
  expect(digest(7)).toBe(digest(3000));
});

test("replicates spread around the rating as K, not the number of votes, would have it", () => {
  const { rows } = rateSequence(simulateVotes({ models: 8, votes: 20_000, seed: 2 }).votes, { rounds: 400 });
  for (const { rating, low, high } of rows) {
    expect(low!).toBeLessThan(rating!);
    expect(high!).toBeGreaterThan(rating!);
    expect(high! - low!).toBeGreaterThan(35);
    expect(high! - low!).toBeLessThan(80);
  }
});

test("votes on a model against itself change nothing but the count of those left out", () => {
  const { votes } = simulateVotes({ models: 4, votes: 300, seed: 1 });
  const selfPair: PairVote = { modelA: votes[0].modelA, modelB: votes[0].modelA, winner: "tie" };
  const plain = rateSequence(votes, { rounds: 20 });
  const mixed = rateSequence([selfPair, ...votes, selfPair], { rounds: 20 });
  expect(mixed).toEqual({ ...plain, dropped: [{ reason: "self_pair", count: 2 }] });
});

test("an anchor shifts everyone alike", () => {
  const { votes } = simulateVotes({ models: 4, votes: 300, seed: 1 });
  const anchor = { model: votes[0].modelA, rating: 1500 };
  const plain = ratings(votes);
  const shifted = ratings(votes, { anchor });
  for (const model in plain) expect(shifted[model] - plain[model]).toBeCloseTo(1500 - plain[anchor.model], 9);
});

test("models never linked by votes are in different components", () => {
  const board = rateSequence(
    [
      { modelA: "ada", modelB: "bob", winner: "model_a" },
      { modelA: "cyd", modelB: "dee", winner: "model_b" },
      { modelA: "cyd", modelB: "eve", winner: "tie" },
    ],
    { rounds: 10 },
  );
  expect(board.components).toBe(2);
  expect(Object.fromEntries(board.rows.map(({ model, component }) => [model, component]))).toEqual({
    cyd: 0,
    dee: 0,
    eve: 0,
    ada: 1,
    bob: 1,
  });
});

test("options that make no sense are refused", () => {
  for (const options of [
    { k: 0 },
    { rounds: -1 },
    { rounds: 1.5 },
    { scale: 0 },
    { base: 1 },
    { seed: 0.5 },
    { init: NaN },
  ]) {
    expect(() => rateSequence([], options)).toThrow(RangeError);
  }
});
