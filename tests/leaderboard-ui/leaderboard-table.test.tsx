import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LeaderboardTable } from "#components/leaderboard/leaderboard-table.tsx";
import { usualView } from "#components/leaderboard/board-view.ts";
import { chooseColumns, columnsOf, sheetRows } from "#components/leaderboard/columns.ts";
import { viewRows } from "#components/leaderboard/view-rows.ts";
import type { BoardSheet } from "#lib/leaderboard/types.ts";
import { board, facts, row, sheet } from "./rows.ts";

function table(of: BoardSheet, view = usualView) {
  const columns = columnsOf(of);
  const rows = sheetRows({ ...of, rows: of.board!.rows });
  return renderToStaticMarkup(
    <LeaderboardTable
      {...{ caption: "Board", viewed: viewRows(rows, columns, view), sort: view.sort }}
      columns={chooseColumns(columns, view.columns, rows).shown}
      controls={{ hrefFor: (sort) => `/leaderboard?sort=${sort}`, onSort: () => {}, onPin: () => {} }}
    />,
  );
}

const html = (...rows: Parameters<typeof row>[]) => table(sheet(board(rows.map((given) => row(...given)))));

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

test("a model links to its page, and a toy is called one", () => {
  const text = html(["ada"], ["bob", { isToy: true }]);
  expect(text).toContain('href="/models/ada"');
  expect(text.match(/>toy</g)).toHaveLength(1);
});

test("a rating is called provisional while few votes or a wide interval stand behind it, and stable once it is narrow", () => {
  expect(html(["Ada", { votes: 99 }])).toContain(">provisional<");
  expect(html(["Ada", { low: 930, high: 1060 }])).toContain(">provisional<");
  expect(html(["Ada", { votes: 5000 }])).toContain(">stable<");
  expect(html(["Ada", { low: 970, high: 1030 }])).not.toMatch(/provisional|stable/);
});

test("columns that nothing is known for are left out, and a lone unknown is said to be one", () => {
  const rows = [row("ada"), row("bob")];
  expect(table(sheet(board(rows)))).not.toContain("Tokens / s");
  const text = table(sheet(board(rows), { facts: { ada: facts({ tokensPerSecond: 88.4, outputPrice: 0.6 }) } }));
  for (const part of ["Tokens / s", ">88<", "? / 0.6", "not known"]) expect(text).toContain(part);
});

test("the header says what the table is sorted by and which way round, and links to the other", () => {
  const text = table(sheet(board([row("ada"), row("bob")])), { ...usualView, sort: "votes" });
  expect(text).toMatch(/aria-sort="descending"[^>]*><a href="\/leaderboard\?sort=-votes"/);
  expect(text.match(/aria-sort/g)).toHaveLength(1);
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

test("a phone's line says the ranks of the categories that were chosen, and no others", () => {
  const given = sheet(board([row("ada", { rating: 1200, rank: 1 })]), {
    categories: ["coding", "math"],
    facts: { ada: facts({ ranks: [3, 7] }) },
  });
  const text = table(given, { ...usualView, columns: ["votes", "in-coding"] });
  expect(text).toContain("Coding\u00a03");
  expect(text).not.toContain("Math\u00a07");
});

test("a phone's line says the columns that are shown, each in words that need no head", () => {
  const known = facts({
    ...{ knowledgeCutoff: "2023-09-30", inputPrice: 0.05, outputPrice: 0.08 },
    ...{ tokensPerSecond: 88.4, styleRank: 2 },
  });
  const given = sheet(board([row("ada", { wins: 50, ties: 20, losses: 30 })]), { facts: { ada: known } });
  const lineOf = (view = usualView) => /max-md:block">([^<]*)<\/td>/.exec(table(given, view))?.[1];
  expect(lineOf()).toBe(
    "100 votes · style rank 2 · knows until 2023-09-30 · $0.05\u00a0/\u00a00.08 per million tokens · 88 tokens/s · Example Lab · MIT",
  );
  expect(lineOf({ ...usualView, columns: ["winrate", "organization"] })).toBe("win share 60\u00a0% · Example Lab");
});

test("a long name makes a taller row, not a wider page", () => {
  const least = (name: string) => /--least:([\d.]+)rem/.exec(html([name]))?.[1];
  expect(Number(least("Ada"))).toBeGreaterThan(40);
  expect(least("Ada".repeat(60))).toBe(least("Ada"));
});
