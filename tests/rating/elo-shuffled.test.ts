import { afterAll, expect, test } from "vitest";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import { rateSequence, simulateVotes } from "#lib/rating/index.ts";
import { golden, goldenVotes, hasShared } from "./shared-golden.ts";

const threads = openThreads(2);
afterAll(() => threads.close());

const { votes } = simulateVotes({ models: 10, votes: 6000, seed: 11 });

test("shuffled replicates do not care for the threads that play them", () => {
  const options = { rounds: 100, order: "shuffled" } as const;
  expect(rateSequence(votes, options, undefined, { threads })).toEqual(rateSequence(votes, options));
});

test("a shuffled rating is the median of its replicates, inside their interval", () => {
  for (const { rating, low, high } of rateSequence(votes, { rounds: 200, order: "shuffled" }).rows) {
    expect(low!).toBeLessThan(rating!);
    expect(high!).toBeGreaterThan(rating!);
  }
});

test("without rounds there is nothing to shuffle", () => {
  expect(rateSequence(votes, { rounds: 0, order: "shuffled" })).toEqual(rateSequence(votes, { rounds: 0 }));
});

type Column = Record<string, number>;

test.runIf(hasShared)("FastChat's resample-and-shuffle bootstrap is met within its own noise", () => {
  const reference = golden<{ median: Column; q025: Column; q975: Column }>("elo_boot_m20_n10000_s1_r1000");
  const { median, q025: low, q975: high } = reference;
  const { rows } = rateSequence(goldenVotes("votes_m20_n10000_s1"), { rounds: 1000, order: "shuffled" });
  const shares = rows.map((row) => ({
    off: Math.abs(row.rating! - median[row.model]),
    width: (row.high! - row.low!) / (high[row.model] - low[row.model]),
  }));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(shares.map(({ off }) => off))).toBeLessThan(1.2);
  expect(mean(shares.map(({ width }) => width))).toBeGreaterThan(0.97);
  expect(mean(shares.map(({ width }) => width))).toBeLessThan(1.03);
});
