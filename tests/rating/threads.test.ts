import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import {
  bootstrapBradleyTerry,
  defaultRatingOptions,
  fitBradleyTerry,
  playElo,
  rateTally,
  replicatesOf,
  simulateVotes,
  startElo,
  tallyVotes,
  toColumns,
} from "#lib/rating/index.ts";
import type { Machinery, Tally } from "#lib/rating/index.ts";

const threads = [openThreads(1), openThreads(3)];
afterAll(() => Promise.all(threads.map((pool) => pool.close())));

/** Few votes on many models, so that some replicates have models cut off and some settle late. */
const sparse = tallyVotes(simulateVotes({ models: 25, votes: 900, seed: 4 }).votes);
const plenty = tallyVotes(simulateVotes({ models: 30, votes: 40_000, seed: 4 }).votes);

function digest(votes: Tally, range: { from?: number; to: number }, machinery?: Machinery): string {
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  const replicates = bootstrapBradleyTerry(votes, fit.value, undefined, { seed: 1, ...range }, undefined, machinery);
  return createHash("sha256").update(new Uint8Array(replicates.buffer)).digest("hex");
}

test.each([
  ["plenty of votes", plenty],
  ["hardly any votes", sparse],
])("one thread, two, four and no WebAssembly make the same replicates of %s", (_, votes) => {
  const alone = digest(votes, { to: 203 });
  for (const pool of threads) expect(digest(votes, { to: 203 }, { threads: pool })).toBe(alone);
  expect(digest(votes, { to: 203 }, { plain: true })).toBe(alone);
});

test("Elo replicates are the same bytes whatever the threads and however the votes are cut", () => {
  const columns = toColumns(simulateVotes({ models: 12, votes: 5000, seed: 9 }).votes);
  const played = (chunk: number, machinery: Machinery) => {
    const state = startElo(columns.models.length, { ...defaultRatingOptions, rounds: 200 }, machinery);
    for (let from = 0; from < columns.modelA.length; from += chunk) {
      const part = (column: ArrayLike<number>) => Array.from(column).slice(from, from + chunk);
      const votes = { modelA: part(columns.modelA), modelB: part(columns.modelB), winner: part(columns.winner) };
      playElo(state, votes, undefined, machinery);
    }
    return createHash("sha256")
      .update(new Uint8Array(replicatesOf(state.replicates!).buffer))
      .digest("hex");
  };
  const whole = played(5000, {});
  for (const pool of threads) {
    expect(played(5000, { threads: pool })).toBe(whole);
    expect(played(777, { threads: pool })).toBe(whole);
  }
});

test("threads that join again and again change nothing", () => {
  const boards = Array.from({ length: 8 }, () =>
    JSON.stringify(rateTally(plenty, { rounds: 64 }, undefined, { threads: threads[1] })),
  );
  expect(new Set(boards)).toEqual(new Set([JSON.stringify(rateTally(plenty, { rounds: 64 }))]));
});

test("progress reaches one, and never falls back", () => {
  const shares: number[] = [];
  rateTally(plenty, { rounds: 200 }, (share) => shares.push(share), { threads: threads[0] });
  expect(shares.toSorted((left, right) => left - right)).toEqual(shares);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});
