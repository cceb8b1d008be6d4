import { expect, test } from "vitest";
import { rateTally, rateVotes, simulateVotes, tallyColumns, toColumns } from "#lib/rating/index.ts";
import type { VoteColumns } from "#lib/rating/index.ts";
import { clusterCovariance, clusterVotes, drawClusters } from "#lib/rating/clusters.ts";
import { methodCovariance } from "#lib/rating/method-covariance.ts";
import { bradleyTerryMethod } from "#lib/rating/method.ts";
import { refitReplicates } from "#lib/rating/refit.ts";
import { seededRandom } from "#lib/rating/random.ts";

const arena = (votes = 4000, models = 6) => toColumns(simulateVotes({ models, votes, seed: 4 }).votes);

function fitted(columns: VoteColumns) {
  const votes = tallyColumns(columns);
  const fit = bradleyTerryMethod().fitTo(votes);
  if (!fit.ok) throw new Error(fit.error);
  return { votes, fit: fit.value, spread: methodCovariance(fit.value) };
}

const widths = (columns: VoteColumns, intervals: "sandwich" | "bootstrap", clusters?: number[]) =>
  rateVotes(columns, { intervals, rounds: 600 }, clusters ? { clusters } : {})
    .rows.toSorted((left, right) => (left.model < right.model ? -1 : 1))
    .map(({ low, high }) => high! - low!);
const meanRatio = (left: number[], right: number[]) =>
  left.reduce((sum, width, i) => sum + width / right[i], 0) / left.length;

test("with every vote a cluster of its own, the clustered sandwich is the usual one", () => {
  const columns = arena();
  const { votes, fit, spread } = fitted(columns);
  const alone = Array.from({ length: 4000 }, (_, v) => v);
  const clustered = clusterCovariance(fit, spread, clusterVotes(columns, votes, alone));
  clustered.forEach((value, cell) => expect(value).toBeCloseTo((spread.strengths[cell] * 4000) / 3999, 10));
});

test("every vote cast four times over by one voter: twice the error of taking them for four voters' votes", () => {
  const once = arena(1500);
  const four = (column: ArrayLike<number>) => Array.from({ length: 6000 }, (_, v) => column[v >> 2]);
  const fourfold = { ...once, modelA: four(once.modelA), modelB: four(once.modelB), winner: four(once.winner) };
  const voter = Array.from({ length: 6000 }, (_, v) => v >> 2);
  for (const intervals of ["sandwich", "bootstrap"] as const) {
    expect(meanRatio(widths(fourfold, intervals, voter), widths(fourfold, intervals))).toBeCloseTo(2, 0);
    expect(meanRatio(widths(fourfold, intervals, voter), widths(once, intervals))).toBeCloseTo(1, 1);
  }
});

test("the clustered sandwich is the plain double sum over votes of one cluster", () => {
  const columns = arena(300, 4);
  const { votes, fit, spread } = fitted(columns);
  const clusters = Array.from({ length: 300 }, (_, v) => v % 37);
  const found = clusterCovariance(fit, spread, clusterVotes(columns, votes, clusters));

  const n = 4;
  const nameOf = (index: number) => votes.models.indexOf(columns.models[index]);
  const scores = Array.from({ length: 300 }, (_, v) => {
    const [a, b] = [nameOf(columns.modelA[v]), nameOf(columns.modelB[v])];
    const over = [1, 0, 0.5, 0.5][columns.winner[v]] - 1 / (1 + Math.exp(fit.logOdds[b] - fit.logOdds[a]));
    return Array.from({ length: n }, (_, i) => (i === a ? over : i === b ? -over : 0));
  });
  const steps = scores.map((score) =>
    score.map((_, i) => score.reduce((sum, value, k) => sum + spread.bread[i * n + k] * value, 0)),
  );
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let v = 0; v < 300; v++)
        for (let u = 0; u < 300; u++) if (clusters[v] === clusters[u]) sum += steps[v][i] * steps[u][j];
      expect(found[i * n + j]).toBeCloseTo((sum * 37) / 36, 10);
    }
  }
});

test("replicates by cluster do not depend on the order of votes, nor on which are made together", () => {
  const columns = arena(1000);
  const clusters = Int32Array.from({ length: 1000 }, (_, v) => v % 90);
  const backwards = {
    models: columns.models,
    modelA: Array.from(columns.modelA).reverse(),
    modelB: Array.from(columns.modelB).reverse(),
    winner: Array.from(columns.winner).reverse(),
  };
  const replicates = (some: VoteColumns, ids: Int32Array, range: { from?: number; to: number }) => {
    const { votes, fit, spread } = fitted(some);
    return [...refitReplicates(fit, spread, drawClusters(clusterVotes(some, votes, ids), 3), range)];
  };
  const whole = replicates(columns, clusters, { to: 30 });
  expect(replicates(backwards, clusters.toReversed(), { to: 30 })).toEqual(whole);
  expect([
    ...replicates(columns, clusters, { to: 11 }),
    ...replicates(columns, clusters, { from: 11, to: 30 }),
  ]).toEqual(whole);
});

test("votes that hang together by voter: clustered intervals hold the truth, plain ones are too narrow", () => {
  const models = 6;
  const covered = { plain: 0, clustered: 0 };
  const simulations = 150;
  for (let seed = 1; seed <= simulations; seed++) {
    const random = seededRandom(seed);
    // 150 voters of 20 votes; each likes or dislikes every model for reasons of their own, around a truth of equals.
    const columns = {
      models: ["a", "b", "c", "d", "e", "f"],
      modelA: [] as number[],
      modelB: [] as number[],
      winner: [] as number[],
    };
    const clusters: number[] = [];
    for (let voter = 0; voter < 150; voter++) {
      const taste = Array.from({ length: models }, () => (random() < 0.5 ? -1 : 1));
      for (let vote = 0; vote < 20; vote++) {
        const a = Math.floor(random() * models);
        const b = (a + 1 + Math.floor(random() * (models - 1))) % models;
        columns.modelA.push(a);
        columns.modelB.push(b);
        columns.winner.push(random() < 1 / (1 + Math.exp(taste[b] - taste[a])) ? 0 : 1);
        clusters.push(voter);
      }
    }
    const inside = (given: { clusters?: number[] }) =>
      rateVotes(columns, { intervals: "sandwich" }, given).rows.filter(({ low, high }) => low! <= 1000 && high! >= 1000)
        .length;
    covered.plain += inside({});
    covered.clustered += inside({ clusters });
  }
  expect(covered.clustered / simulations / models).toBeGreaterThan(0.92);
  expect(covered.clustered / simulations / models).toBeLessThan(0.97);
  expect(covered.plain / simulations / models).toBeLessThan(0.85);
});

test("clusters and tie models go together; ratings stay what they are without clusters", () => {
  const columns = arena();
  const clusters = Array.from({ length: 4000 }, (_, v) => v % 500);
  for (const ties of ["half", "out", "davidson", "rao-kupper"] as const) {
    const clustered = rateVotes(columns, { ties, intervals: "sandwich" }, { clusters }).rows;
    const plain = rateTally(tallyColumns(columns), { ties, intervals: "sandwich" }).rows;
    const of = (rows: typeof plain) => Object.fromEntries(rows.map(({ model, rating }) => [model, rating!]));
    for (const [model, rating] of Object.entries(of(clustered))) expect(rating).toBeCloseTo(of(plain)[model], 6);
  }
  expect(() => rateVotes(columns, {}, { clusters: [1, 2] })).toThrow(RangeError);
});
