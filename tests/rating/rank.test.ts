import fc from "fast-check";
import { expect, test } from "vitest";
import {
  averageWinRates,
  headToHead,
  intervalRanks,
  predictedWinRate,
  rankIntervals,
  tally,
  tallyVotes,
} from "#lib/rating/index.ts";
import { beat, tied } from "./votes.ts";
import { golden, goldenVotes, hasShared } from "./shared-golden.ts";

test("only rivals whose whole interval lies above push a model down", () => {
  //                     ada  bob  cyd  dee
  const low = [110, 100, 90, 10];
  const high = [130, 115, 105, 20];
  expect(intervalRanks(low, high)).toEqual([1, 1, 2, 4]);
});

test("a rival whose low end equals my high end does not outrank me", () => {
  expect(intervalRanks([10, 0], [20, 10])).toEqual([1, 1]);
});

test("ranks are those of counting rival by rival", () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10 }));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
      const low = intervals.map(([from]) => from);
      const high = intervals.map(([from, width]) => from + width);
      const counted = high.map((mine) => 1 + low.filter((theirs) => theirs > mine).length);
      expect(intervalRanks(low, high)).toEqual(counted);
    }),
  );
});

test("the interval of a rank is where 95 % of the replicates put it", () => {
  // In 38 of 40 replicates ada leads bob; twice, 5 % of the time, bob leads.
  const replicates = Float64Array.from({ length: 80 }, (_, at) => (at % 2 === 0 ? 1 : at < 4 ? 2 : 0));
  expect(rankIntervals(replicates, 2)).toEqual([
    { rankLow: 1, rankHigh: 2 },
    { rankLow: 1, rankHigh: 2 },
  ]);
  const sure = Float64Array.from({ length: 80 }, (_, at) => (at % 2 === 0 ? 1 : 0));
  expect(rankIntervals(sure, 2)).toEqual([
    { rankLow: 1, rankHigh: 1 },
    { rankLow: 2, rankHigh: 2 },
  ]);
});

test("400 points ahead wins ten votes in eleven", () => {
  expect(predictedWinRate(1400, 1000)).toBeCloseTo(10 / 11, 12);
  expect(predictedWinRate(1000, 1000)).toBe(0.5);
});

test("observed win rates leave ties out, scores count them half", () => {
  const table = headToHead(
    tally([beat("ada", "bob", 3), beat("bob", "ada", 1), tied("ada", "bob", 4), tied("ada", "cyd")]),
  );
  expect(table[0][1]).toEqual({ votes: 8, wins: 3, losses: 1, ties: 4, winRate: 0.75, score: 5 / 8 });
  expect(table[1][0]).toMatchObject({ winRate: 0.25, score: 3 / 8 });
  expect(table[0][2]).toMatchObject({ winRate: null, score: 0.5 });
  expect(table[1][2]).toBeNull();
  expect(averageWinRates(tally([beat("ada", "bob", 3), beat("bob", "ada", 1), beat("cyd", "ada", 1)]))).toEqual([
    0.375, 0.25, 1,
  ]);
});

test.runIf(hasShared)(
  "win fractions and average win rates are FastChat's, which has none for a model that never won",
  () => {
    const report = golden<{
      average_win_rate_no_ties: Record<string, number | null>;
      win_fraction_no_ties: Record<string, Record<string, number | null>>;
    }>("report_m20_n10000_s1_r100");
    const votes = tallyVotes(goldenVotes("votes_m20_n10000_s1"));
    const table = headToHead(votes);
    const averages = averageWinRates(votes);
    votes.models.forEach((model, i) => {
      expect(averages[i]).toBeCloseTo(report.average_win_rate_no_ties[model] ?? 0, 8);
      votes.models.forEach((rival, j) => {
        const theirs = report.win_fraction_no_ties[model][rival];
        if (theirs === null) expect(table[i][j]?.winRate || null).toBeNull();
        else expect(table[i][j]!.winRate).toBeCloseTo(theirs, 8);
      });
    });
  },
);
