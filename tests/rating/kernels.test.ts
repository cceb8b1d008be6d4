import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  defaultRatingOptions,
  fitBradleyTerry,
  playElo,
  replicatesOf,
  simulateVotes,
  startElo,
  tallyVotes,
  toColumns,
} from "#lib/rating/index.ts";
import { adjacencyOf, edgeWeights, isStronglyConnected } from "#lib/rating/connectivity.ts";
import { shuffledReplicates } from "#lib/rating/elo-shuffled.ts";
import { makeMachine } from "#lib/rating/kernels/machine.ts";
import { layOutReplicates } from "#lib/rating/kernels/plan-replicates.ts";
import { poissonOne } from "#lib/rating/kernels/play-tile.ts";
import { planDraws, replicateDrawer } from "#lib/rating/replicate-votes.ts";
import { inverseInformation } from "#lib/rating/sandwich.ts";

const sha = (values: ArrayBufferView) =>
  createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");

/** One block of eight replicates of sparse votes, laid out for either set of kernels. */
function block(plain: boolean, models = 25, votes = 900) {
  const tally = tallyVotes(simulateVotes({ models, votes, seed: 4 }).votes);
  const fit = fitBradleyTerry(tally);
  if (!fit.ok) throw new Error(fit.error);
  const adjacency = adjacencyOf(tally);
  const real = edgeWeights(tally, adjacency);
  const draws = planDraws(tally, 3);
  const { logOdds } = fit.value;
  const bread = inverseInformation(adjacency, real, logOdds);
  const laidOut = layOutReplicates({
    ...{ adjacency, draws, real, logOdds, bread, firstBlock: 0, blocks: 1 },
    ...{ tolerance: 3e-6, maxSweeps: 60, seats: 1, plain },
  });
  return { ...laidOut, adjacency, draws, real };
}

function draw({ machine, job }: ReturnType<typeof block>, firstReplicate: number): Float32Array {
  const { constants, cells, cellCount, tiesFrom, entries, scratch, tileBytes } = job;
  machine.kernels.drawBlock(constants, cells, cellCount, tiesFrom, entries, scratch, tileBytes, firstReplicate);
  return new Float32Array(machine.buffer, scratch, tileBytes / 4);
}

test("the WebAssembly kernels are there", () => {
  expect(makeMachine(1).memory).toBeDefined();
  expect(makeMachine(1, { plain: true }).memory).toBeUndefined();
});

test.each([0, 8, 1000])("draws are the same with and without WebAssembly, from replicate %d", (first) => {
  expect(sha(draw(block(false), first))).toBe(sha(draw(block(true), first)));
});

test("what a lane draws is what the plain definition draws for that replicate", () => {
  const one = block(false);
  const { adjacency, draws, real } = one;
  const points = draw(one, 16);
  const weights = new Float64Array(real.length);
  const drawReplicate = replicateDrawer(draws, adjacency);
  for (let lane = 0; lane < 8; lane++) {
    drawReplicate(16 + lane, weights);
    adjacency.edgeOfFirst.forEach((e, p) => {
      expect(points[p * 16 + lane]).toBe(weights[2 * e]);
      expect(points[p * 16 + 8 + lane]).toBe(weights[2 * e + 1]);
    });
  }
});

test("lanes are found strongly connected exactly where the plain search finds them so", () => {
  for (const plain of [false, true]) {
    const one = block(plain, 25, 500);
    const { machine, job, adjacency, draws, real } = one;
    draw(one, 0);
    const weights = new Float64Array(real.length);
    const drawReplicate = replicateDrawer(draws, adjacency);
    const queue = job.scratch + job.tileBytes + job.n * 32;
    const reached = (side: number) =>
      machine.kernels.reachBlock(job.start, job.edges, job.scratch, queue + job.n * 4, queue, job.n, job.hub, side);
    const lanes = reached(0) & reached(32);
    for (let lane = 0; lane < 8; lane++) {
      drawReplicate(lane, weights);
      expect((lanes >> lane) & 1).toBe(isStronglyConnected(adjacency, weights) ? 1 : 0);
    }
  }
});

test("fits are the same with and without WebAssembly, to the last bit", () => {
  const solved = [false, true].map((plain) => {
    const one = block(plain, 30, 20_000);
    const { machine, job } = one;
    draw(one, 0);
    const settled = machine.kernels.solveBlock(
      ...([job.start, job.edges, job.expected, job.bread, job.best, job.scratch] as const),
      ...([job.scratch + job.tileBytes, job.strengths, job.n, 0xff, job.tolerance, job.maxSweeps] as const),
    );
    expect(settled).toBe(0xff);
    return sha(new Float32Array(machine.buffer, job.strengths, job.n * 8));
  });
  expect(solved[0]).toBe(solved[1]);
});

test("Elo replicates are the same with and without WebAssembly, to the last bit", () => {
  const columns = toColumns(simulateVotes({ models: 9, votes: 2000, seed: 2 }).votes);
  const options = { ...defaultRatingOptions, rounds: 75, k: 32 };
  const played = [{}, { plain: true }].map((machinery) => {
    const state = startElo(columns.models.length, options, machinery);
    playElo(state, columns, undefined, machinery);
    return sha(replicatesOf(state.replicates!));
  });
  expect(played[0]).toBe(played[1]);
});

test("shuffled replicates are the same with and without WebAssembly, to the last bit", () => {
  const columns = toColumns(simulateVotes({ models: 9, votes: 1500, seed: 2 }).votes);
  const options = { ...defaultRatingOptions, rounds: 21, k: 16 };
  const played = [{}, { plain: true }].map((machinery) =>
    sha(shuffledReplicates(9, columns, options, undefined, machinery)),
  );
  expect(played[0]).toBe(played[1]);
});

test("a vote counts once on average in a replicate, with the variance of Poisson's law", () => {
  const mean = poissonOne.reduce((sum, times) => sum + times, 0) / 65536;
  const squares = poissonOne.reduce((sum, times) => sum + times * times, 0) / 65536;
  expect(mean).toBe(1);
  expect(squares - 1).toBeCloseTo(1, 3);
});

test("an Elo replicate follows the formula in ordinary numbers", () => {
  const columns = toColumns(simulateVotes({ models: 6, votes: 3000, seed: 8 }).votes);
  const options = { ...defaultRatingOptions, rounds: 8 };
  const state = startElo(6, options);
  const { seedKey } = state.replicates!;
  playElo(state, columns);
  const found = replicatesOf(state.replicates!);
  const wanted = slowReplicate(columns, seedKey, 5);
  wanted.forEach((rating, i) => expect(found[i * 8 + 5]).toBeCloseTo(rating, 1));
});

function slowReplicate({ modelA, modelB, winner }: ReturnType<typeof toColumns>, seedKey: number, r: number): number[] {
  const ratings = new Array<number>(6).fill(1000);
  const scramble = (x: number) => {
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return (x ^ (x >>> 16)) >>> 0;
  };
  for (let v = 0; v < modelA.length; v++) {
    const key = scramble(seedKey + Math.imul(v, 0x9e3779b9));
    const bits = scramble(key + Math.imul(r - (r % 2), scramble(key ^ 0x5bd1e995) | 1));
    const times = poissonOne[r % 2 === 0 ? bits & 0xffff : bits >>> 16];
    const [a, b] = [modelA[v], modelB[v]];
    const expected = 1 / (1 + 10 ** ((ratings[b] - ratings[a]) / 400));
    const move = 4 * times * ([1, 0, 0.5, 0.5][winner[v]] - expected);
    ratings[a] += move;
    ratings[b] -= move;
  }
  return ratings;
}
