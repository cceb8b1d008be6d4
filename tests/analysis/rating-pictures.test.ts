import { expect, test } from "vitest";
import { printValue } from "#lib/analysis/print-value.ts";
import { historyPicture, rankPathsPicture, ratingsPicture } from "#lib/analysis/rating-pictures.ts";
import type { Moment } from "#lib/analysis/rating-pictures.ts";
import { recordPicture, shareOf } from "#lib/analysis/record-picture.ts";
import { row } from "../leaderboard-ui/rows.ts";

const names = new Map([
  ["ada", "Ada 3"],
  ["bob", "Bob"],
]);

const moment = (at: string, ada: number, bob: number): Moment => ({
  at,
  rows: [
    { model: "ada", rating: ada, low: ada - 9, high: ada + 9, rank: 1 },
    { model: "bob", rating: bob, low: bob - 9, high: bob + 9, rank: 1 },
  ],
});

test("ratings say who leads and by how much, in the rounded figures of the picture", () => {
  const rows = [row("Bob", { rating: 1206.6, rank: 2 }), row("Ada 3", { rating: 1249.4 })];
  const picture = ratingsPicture(rows, { rounds: 1000, top: 40 });
  expect(picture.finding).toBe("Ada 3 leads by 42 points, 1,249 to 1,207");
  expect(picture.notes.join()).toContain("1,000 bootstrap rounds");
  expect(picture.drawing).toMatchObject({ kind: "dots", total: 2, rows: [{ name: "Ada 3" }, { name: "Bob" }] });
});

test("a lead that the votes cannot tell from none is said to be one", () => {
  const rows = [row("ada", { rating: 1010 }), row("bob", { rating: 1000 }), row("cyd", { rating: 900, rank: 3 })];
  expect(ratingsPicture(rows, { rounds: 100, top: 40 }).finding).toBe(
    "ada leads by 10 points, 1,010 to 1,000; the votes cannot tell the first 2 apart",
  );
  expect(ratingsPicture(rows.slice(0, 2), { rounds: 100, top: 40 }).finding).toContain("cannot tell any of these");
});

test("without two ratings on one scale there is nothing to draw", () => {
  const alone = [row("ada"), row("bob", { component: 1 }), row("cyd", { rating: null })];
  for (const rows of [[], alone.slice(0, 1), alone])
    expect(ratingsPicture(rows, { rounds: 1000, top: 40 }).drawing.kind).toBe("empty");
});

test("history names the largest move since the first board", () => {
  const moments = [moment("2026-01-01T00:00:00Z", 1000, 1000), moment("2026-02-01T00:00:00Z", 1034.2, 990)];
  const picture = historyPicture(moments, names, 12);
  expect(picture.finding).toBe("Ada 3 has risen by 34 points since 1 Jan 2026, to 1,034: the largest move of 2 models");
  expect(picture.drawing).toMatchObject({ kind: "lines", isRank: false, lines: [{ name: "Ada 3" }, { name: "Bob" }] });
  expect(historyPicture(moments.slice(0, 1), names, 12).drawing.kind).toBe("empty");
  expect(historyPicture([], names, 12).drawing.kind).toBe("empty");
});

test("one model's history is told by itself", () => {
  const moments = [moment("2026-01-01T00:00:00Z", 1000, 1), moment("2026-02-01T00:00:00Z", 990, 1)].map((one) => ({
    ...one,
    rows: one.rows.slice(0, 1),
  }));
  expect(historyPicture(moments, names, 12).finding).toBe("Ada 3 has fallen by 10 points since 1 Jan 2026, to 990");
});

test("rank paths count how often the lead changed hands and say since when it is held", () => {
  const moments = [
    moment("2026-01-01T00:00:00Z", 1000, 990),
    moment("2026-01-02T00:00:00Z", 980, 990),
    moment("2026-01-03T00:00:00Z", 1000, 990),
    moment("2026-01-04T00:00:00Z", 1001, 990),
  ];
  const picture = rankPathsPicture(moments, names, 12);
  expect(picture.finding).toBe("Ada 3 has led since 3 Jan 2026; the lead changed hands 2 times");
  expect(picture.drawing).toMatchObject({
    lines: [{ name: "Ada 3", points: [1, 2, 1, 1].map((value) => ({ value })) }, {}],
  });
  expect(rankPathsPicture(moments.slice(2), names, 12).finding).toBe("Ada 3 has led from the start, 3 Jan 2026");
});

test("on an arena's first day moments are told by the minute", () => {
  const moments = [
    moment("2026-01-01T07:19:00Z", 1000, 1010),
    moment("2026-01-01T08:00:00Z", 1030, 1010),
    moment("2026-01-01T09:30:00Z", 1034, 1010),
  ];
  expect(rankPathsPicture(moments, names, 12).finding).toBe(
    "Ada 3 has led since 1 Jan 2026, 08:00 UTC; the lead changed hands once",
  );
  expect(historyPicture(moments, names, 12).finding).toContain(
    "risen by 34 points since 1 Jan 2026, 07:19 UTC, to 1,034",
  );
  expect(printValue(Date.UTC(2026, 0, 1, 7, 19), "time")).toBe("1 Jan 2026, 07:19 UTC");
  expect(printValue(Date.UTC(2026, 0, 1), "time")).toBe("1 Jan 2026");
});

test("a share's interval is Wilson's", () => {
  // 8 of 10: the interval worked by hand is 0.4902 to 0.9433.
  const { value, low, high } = shareOf(8, 10);
  expect([value, low, high].map((one) => one.toFixed(4))).toEqual(["0.8000", "0.4902", "0.9433"]);
  expect(shareOf(0, 5).low).toBe(0);
  expect(shareOf(5, 5).high).toBe(1);
});

test("a record tells clear leads from open ones, most met rival first", () => {
  const picture = recordPicture("Ada 3", [
    { rival: "dee", name: "Dee", wins: 0, losses: 0, ties: 4 },
    { rival: "bob", name: "Bob", wins: 30, losses: 5, ties: 1 },
    { rival: "cyd", name: "Cyd", wins: 20, losses: 21, ties: 0 },
  ]);
  expect(picture.finding).toBe("Ada 3 is ahead of 1 rival and behind 0; 1 record could be either");
  expect(picture.drawing).toMatchObject({ rows: [{ name: "Cyd" }, { name: "Bob" }], total: 2 });
  expect(recordPicture("Ada 3", []).drawing.kind).toBe("empty");
});
