import { expect, test } from "vitest";
import { usualView } from "#components/leaderboard/board-view.ts";
import { columnsOf, sheetRows } from "#components/leaderboard/columns.ts";
import { standingOf, tiersOf } from "#components/leaderboard/standing.ts";
import { nextSort, viewRows } from "#components/leaderboard/view-rows.ts";
import { exposureOf } from "#components/leaderboard/exposure.ts";
import { board, facts, row, sheet } from "./rows.ts";

const of = sheet(
  board([
    row("ada", { rank: 1, votes: 300, organization: "Example Lab", rating: 1100, low: 1080, high: 1120 }),
    row("béla", { rank: 2, votes: 500, organization: "Other Lab", license: "Proprietary" }),
    row("cy", { rank: 2, votes: 200, organization: "Other Lab" }),
    row("dee", { rating: null, bound: "winless", votes: 4, organization: "Third" }),
  ]),
  {
    categories: ["coding"],
    facts: { ada: facts({ ranks: [3], earlierRank: 2 }), cy: facts({ outputPrice: 2, ranks: [1], earlierRank: 2 }) },
    since: { day: "2026-01-31", madeAt: "2026-01-31T10:00:00.000Z" },
  },
);
const rows = sheetRows({ ...of, rows: of.board!.rows });
const columns = columnsOf(of);
const order = (view: Partial<typeof usualView>) => {
  const { pinned, rest } = viewRows(rows, columns, { ...usualView, ...view });
  return [...pinned.map(({ model }) => `*${model}`), ...rest.map(({ model }) => model)].join(" ");
};

test("rows come in the board's order, sorted by any column, or the other way round; what is unknown goes last", () => {
  expect(order({})).toBe("ada béla cy dee");
  expect(order({ sort: "-rank" })).toBe("dee cy béla ada");
  expect(order({ sort: "votes" })).toBe("béla ada cy dee");
  expect(order({ sort: "-votes" })).toBe("dee cy ada béla");
  expect(order({ sort: "price" })).toBe("cy ada béla dee");
  expect(order({ sort: "-price" })).toBe("cy ada béla dee");
  expect(order({ sort: "in-coding" })).toBe("cy ada béla dee");
  expect(order({ sort: "change" })).toBe("ada cy béla dee");
  expect(order({ sort: "nonsense" })).toBe("ada béla cy dee");
});

test("search finds every word in name or maker, whatever accents and case", () => {
  expect(order({ q: "BELA" })).toBe("béla");
  expect(order({ q: "lab other" })).toBe("béla cy");
  expect(order({ q: "nobody" })).toBe("");
});

test("filters narrow, and pinned models stay on top of whatever is filtered", () => {
  expect(order({ org: "Other Lab" })).toBe("béla cy");
  expect(order({ org: "Other Lab", license: "MIT" })).toBe("cy");
  expect(order({ org: "Third", pin: ["cy", "ada", "gone"] })).toBe("*cy *ada dee");
});

test("a header asks for its own order, then the other way round, then the board's", () => {
  const votes = columns.find(({ id }) => id === "votes")!;
  expect(["rank", "votes", "-votes"].map((sort) => nextSort(votes, sort))).toEqual(["votes", "-votes", "rank"]);
});

test("places won since a day are told, and a model that had no rank then is new", () => {
  expect(rows.map(({ change }) => change)).toEqual([1, null, 0, null]);
});

test("a tier holds everyone whose interval reaches that of its first", () => {
  const tiers = tiersOf([
    row("a", { rating: 1100, low: 1090, high: 1110 }),
    row("b", { rating: 1085, low: 1075, high: 1095 }),
    // Not told from b, but from a: a new tier.
    row("c", { rating: 1070, low: 1055, high: 1085 }),
    row("d", { rating: 1050, low: 1040, high: 1060 }),
  ]);
  expect([...tiers!.values()]).toEqual([1, 1, 2, 2]);
  expect(tiersOf([row("a", { low: null })])).toBeNull();
});

test("a model without a rating or an interval has no standing", () => {
  expect(standingOf(row("a", { rating: null }))).toBeNull();
  expect(standingOf(row("a", { low: null }))).toBeNull();
});

test("exposure shares out all appearances, by owner and by model", () => {
  const { owners, models } = exposureOf(of.board!.rows);
  expect(owners[0]).toMatchObject({ name: "Other Lab", models: 2, share: 700 / 1004 });
  for (const shares of [owners, models]) expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});
