import { expect, test } from "vitest";
import { LiveBoard, rateCounts, rateTally, simulateVotes, tallyVotes } from "#lib/rating/index.ts";
import type { PairVote } from "#lib/rating/index.ts";
import { beat } from "./votes.ts";

const { votes } = simulateVotes({ models: 20, votes: 9000, seed: 6 });

function fitted(all: readonly PairVote[]): Map<string, number | null> {
  return new Map(rateTally(tallyVotes(all), { rounds: 0 }).rows.map(({ model, rating }) => [model, rating]));
}

test("after every vote the ratings are those of a whole new fit", () => {
  const live = new LiveBoard(tallyVotes(votes.slice(0, 8000)));
  for (let v = 8000; v < 8040; v++) {
    live.add(votes[v]);
    const wanted = fitted(votes.slice(0, v + 1));
    live.ratings().forEach((rating, i) => expect(rating).toBeCloseTo(wanted.get(live.models[i])!, 6));
  }
});

test("a thousand votes taken at once end in the same place", () => {
  const live = new LiveBoard(tallyVotes(votes.slice(0, 8000)));
  votes.slice(8000).forEach((vote) => live.add(vote));
  const wanted = fitted(votes);
  live.ratings().forEach((rating, i) => expect(rating).toBeCloseTo(wanted.get(live.models[i])!, 6));
  expect(live.board()).toEqual(rateTally(tallyVotes(votes), { intervals: "sandwich" }));
});

test("newcomers, and models that first have nothing but wins, are taken in", () => {
  const live = new LiveBoard(tallyVotes(votes));
  const newcomer = { modelA: "newcomer", modelB: votes[0].modelA, winner: "model_a" as const };
  live.add(newcomer);
  expect(live.ratings()[live.models.indexOf("newcomer")]).toBeNull();
  const loss = { ...newcomer, winner: "model_b" as const };
  live.add(loss);
  const wanted = fitted([...votes, newcomer, loss]);
  live.ratings().forEach((rating, i) => expect(rating).toBeCloseTo(wanted.get(live.models[i])!, 6));
});

test("an anchored live board keeps its anchor", () => {
  const anchor = { model: "bob", rating: 1200 };
  const live = new LiveBoard(tallyVotes([]), { anchor });
  const counts = [beat("ada", "bob"), beat("bob", "cyd"), beat("cyd", "ada"), beat("ada", "cyd")];
  counts.forEach(({ modelA, modelB, winner }) => live.add({ modelA, modelB, winner }));
  const wanted = new Map(rateCounts(counts, { anchor, rounds: 0 }).rows.map(({ model, rating }) => [model, rating]));
  live.ratings().forEach((rating, i) => expect(rating).toBeCloseTo(wanted.get(live.models[i])!, 6));
  expect(live.ratings()[live.models.indexOf("bob")]).toBe(1200);
});
