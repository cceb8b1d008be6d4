import fc from "fast-check";
import { expect, test } from "vitest";
import { chartOf, findingOf, mostPoints, ticksFor } from "#components/leaderboard/chart-data.ts";
import { groupsOf } from "#components/leaderboard/groups.ts";
import { row } from "./rows.ts";

test("the title says who leads and by how much, as the table’s rounded figures have it", () => {
  expect(findingOf([row("Ada 3", { rating: 1249.4 }), row("Bob", { rating: 1206.6, rank: 2 })])).toBe(
    "Ada 3 leads by 42 points",
  );
  expect(findingOf([row("Ada 3", { rating: 1001 }), row("Bob", { rating: 1000, rank: 2 })])).toBe(
    "Ada 3 leads by 1 point",
  );
});

test("where several models share first place, the title does not name a winner", () => {
  const rows = [1, 1, 1, 1, 1, 1, 7].map((rank, index) => row(`m${index}`, { rank }));
  expect(findingOf(rows)).toBe("Six models share first place within error");
  expect(findingOf(rows.slice(0, 2))).toBe("Two models, and the votes cannot tell them apart yet");
});

test("the chart shows the best models of a long board and knows how many there are", () => {
  const [group] = groupsOf(
    Array.from({ length: 500 }, (_, index) => row(`m${index}`, { rating: 1500 - index, rank: index + 1 })),
  );
  const chart = chartOf(group)!;
  expect(chart.points).toHaveLength(mostPoints);
  expect(chart.total).toBe(500);
  expect(chart.points[0]).toMatchObject({
    model: "m0",
    reach: [10, 10],
    label: "1,500",
    words: "1,500, between 1,490 and 1,510 (+10 / −10)",
  });
});

test("the chart goes by rating, also where the board’s ranks do not", () => {
  const [group] = groupsOf([
    row("a", { rating: 1100 }),
    row("b", { rating: 1010, rank: 2 }),
    row("c", { rating: 1020, rank: 3 }),
  ]);
  const chart = chartOf(group)!;
  expect(chart.points.map(({ model }) => model)).toEqual(["a", "c", "b"]);
  expect(chart.title).toBe("a leads by 80 points");
});

test("there is no chart where nothing can be compared", () => {
  expect(chartOf(undefined)).toBeNull();
  expect(chartOf(groupsOf([row("ada"), row("bob", { rating: null })])[0])).toBeNull();
});

test("a name of sixty characters is shortened on the chart and whole beside it", () => {
  const long = "a-model-".repeat(8).slice(0, 60);
  const [point] = chartOf(groupsOf([row(long), row("bob")])[0])!.points;
  expect(point.shortName).toHaveLength(25);
  expect(point.shortName.endsWith("…")).toBe(true);
  expect(point.name).toBe(long);
});

test("ticks are round, enclose every whisker and are few enough to read", () => {
  expect(ticksFor(782, 1230)).toEqual([700, 800, 900, 1000, 1100, 1200, 1300]);
  expect(ticksFor(1000, 1000)).toEqual([1000, 1002]);
  const hundredths = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => value / 100);
  fc.assert(
    fc.property(hundredths(10_000), hundredths(5000), (above, width) => {
      const from = above - 5000;
      const ticks = ticksFor(from, from + width);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks[0]).toBeLessThanOrEqual(from);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(from + width);
    }),
  );
});

test("models stand in groups that share a scale, those without a rating after the others", () => {
  const groups = groupsOf([row("ada"), row("eve", { component: 1 }), row("bob", { rating: null, bound: "winless" })]);
  expect(
    groups.map(({ rated, unrated }) => [rated.map(({ model }) => model), unrated.map(({ model }) => model)]),
  ).toEqual([
    [["ada"], ["bob"]],
    [["eve"], []],
  ]);
});

test("models whose whole group has no rating stand together after the others", () => {
  const unrated = { rating: null };
  const groups = groupsOf([
    row("ada"),
    row("eve", { component: 1, ...unrated }),
    row("fay", { component: 2, ...unrated }),
  ]);
  expect(groups.map(({ rated, unrated: rest }) => [rated.length, rest.map(({ model }) => model)])).toEqual([
    [1, []],
    [0, ["eve", "fay"]],
  ]);
});
