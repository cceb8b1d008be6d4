import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { chartOf } from "#components/leaderboard/chart-data.ts";
import { groupsOf } from "#components/leaderboard/groups.ts";
import { IntervalList } from "#components/leaderboard/interval-list.tsx";
import { LeaderboardTable } from "#components/leaderboard/leaderboard-table.tsx";
import { row } from "./rows.ts";

const html = (...rows: Parameters<typeof row>[]) =>
  renderToStaticMarkup(<LeaderboardTable caption="Board" rows={rows.map((given) => row(...given))} />);

test("a row says rank, its range, the rounded rating, the margins and the interval in words", () => {
  const text = html([
    "Ada 3",
    { rating: 1249.4, low: 1235.6, high: 1263.49, rank: 2, rankLow: 2, rankHigh: 4, votes: 5120 },
  ]);
  for (const part of [
    "2–4",
    ">1,249<",
    "+14 / −13",
    "1,249, between 1,236 and 1,263",
    ">5,120<",
    "Example Lab",
    "MIT",
  ]) {
    expect(text).toContain(part);
  }
});

test("a model links to its page where it has one, and a toy is called one", () => {
  const text = html(["Ada", { link: "https://example.com/ada" }], ["Bob", { isToy: true }]);
  expect(text.match(/<a /g)).toHaveLength(1);
  expect(text).toContain('href="https://example.com/ada"');
  expect(text.match(/>toy</g)).toHaveLength(1);
});

test("a model without a rating gets words, never a made-up figure", () => {
  const text = html(["Ada", { rating: null, bound: "undefeated", low: 1180, votes: 3 }]);
  expect(text).toContain("Undefeated in 3 votes, so above 1,180");
  expect(text).not.toMatch(/NaN|null|undefined|Infinity/);
});

test("groups are set apart only where there are several", () => {
  expect(html(["Ada"], ["Bob"])).not.toContain("Group");
  expect(html(["Ada"], ["Bob", { component: 1 }])).toContain("Group 2 of 2.");
});

test("the list that stands in for the chart puts every point between its whisker’s ends", () => {
  const [group] = groupsOf([
    row("Ada", { rating: 1150, low: 1100, high: 1200 }),
    row("Bob", { rating: 1050, rank: 2 }),
  ]);
  const text = renderToStaticMarkup(<IntervalList chart={chartOf(group)!} />);
  // The axis runs from 1,000 to 1,200: Ada's whisker from the middle to the end, her point at three quarters.
  expect(text).toContain('"M50 4H100"');
  expect(text).toContain('"M75 4h0"');
});
