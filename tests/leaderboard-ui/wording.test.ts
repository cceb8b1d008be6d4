import { expect, test } from "vitest";
import {
  counted,
  margin,
  rankRange,
  ratingInWords,
  unratedInWords,
  utcTime,
  wholeNumber,
} from "#components/leaderboard/wording.ts";
import { row } from "./rows.ts";

test("numbers have their thousands marked and a real minus sign", () => {
  expect([0, 7, 999, 1000, 1249.4, 1249.5, 12_345_678].map(wholeNumber)).toEqual([
    "0",
    "7",
    "999",
    "1,000",
    "1,249",
    "1,250",
    "12,345,678",
  ]);
  expect(wholeNumber(-1500)).toBe("−1,500");
  expect(wholeNumber(-0.2)).toBe("0");
});

test("an interval is said as margins and in words that agree with each other", () => {
  const rated = { rating: 1249.4, low: 1235.6, high: 1263.49 };
  expect(margin(rated)).toBe("+14 / −13");
  expect(ratingInWords(rated)).toBe("1,249, between 1,236 and 1,263");
});

test("an interval of no width at all is said to be want of votes, not certainty", () => {
  const tied = { rating: 1000, low: 1000, high: 1000 };
  expect(margin(tied)).toBeNull();
  expect(ratingInWords(tied)).toBe("1,000, from too few votes for an interval");
});

test("a rating without an interval is said without one", () => {
  const rated = { rating: 1000, low: null, high: null };
  expect(margin(rated)).toBeNull();
  expect(ratingInWords(rated)).toBe("1,000");
});

test("the range of ranks is said only where the votes leave it open", () => {
  expect(rankRange({ rankLow: 2, rankHigh: 4 })).toBe("2–4");
  expect(rankRange({ rankLow: 2, rankHigh: 2 })).toBeNull();
  expect(rankRange({ rankLow: null, rankHigh: null })).toBeNull();
});

test("a model without a rating is told why, with the limit its votes do set", () => {
  expect(unratedInWords(row("ada", { rating: null, bound: "undefeated", low: 1180.2, votes: 12 }))).toBe(
    "Undefeated in 12 votes, so above 1,180",
  );
  expect(unratedInWords(row("bob", { rating: null, bound: "winless", votes: 1 }))).toBe("No win in 1 vote");
  expect(unratedInWords(row("cyd", { rating: null }))).toBe("No rating: its votes do not tie it to the others");
});

test("times are said in UTC, the same on every machine", () => {
  expect(utcTime("2026-01-01T00:05:00.000Z")).toBe("1 Jan 2026, 00:05 UTC");
  expect(utcTime("2026-12-31T23:59:59+02:00")).toBe("31 Dec 2026, 21:59 UTC");
});

test("one is not many", () => {
  expect([counted(1, "vote"), counted(0, "vote"), counted(1204, "vote")]).toEqual(["1 vote", "0 votes", "1,204 votes"]);
});
