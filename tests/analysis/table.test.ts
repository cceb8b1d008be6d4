import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCsv } from "#lib/analysis/csv.ts";
import { Keeper } from "#lib/analysis/kept.ts";
import { printTick, printValue } from "#lib/analysis/print-value.ts";
import { fileTableOf, tableOf } from "#lib/analysis/table.ts";
import { logarithmicTicks, ticksFor, ticksFromZero } from "#lib/analysis/ticks.ts";
import type { Drawing } from "#lib/analysis/types.ts";

const matrix: Drawing = {
  kind: "matrix",
  unit: "share",
  label: "% won",
  scale: "diverging",
  models: [
    { model: "ada", name: 'Ada, "the" first' },
    { model: "bob", name: "Bob" },
  ],
  cells: [
    [null, 0.75],
    [0.25, null],
  ],
  total: 2,
};

test("a grid is a grid on the page and one line per pair in a file", () => {
  expect(tableOf(matrix).rows).toEqual([
    ['Ada, "the" first', null, 0.75],
    ["Bob", 0.25, null],
  ]);
  expect(writeCsv(fileTableOf(matrix))).toBe("model_a,model_b,won\r\nada,bob,0.75\r\nbob,ada,0.25\r\n");
});

test("a file has slugs beside names, ends beside values, nothing for what is not known, and quotes where needed", () => {
  const dots: Drawing = {
    kind: "dots",
    axis: { label: "Rating (points)", unit: "points" },
    series: ["Rating"],
    rowLabel: "Model",
    rows: [{ model: "ada", name: 'Ada, "the" first', values: [{ value: 1000.25, low: null, high: 1010 }] }],
    total: 1,
  };
  expect(writeCsv(fileTableOf(dots))).toBe(
    'model_slug,model,rating_points,rating_points_low,rating_points_high\r\nada,"Ada, ""the"" first",1000.25,,1010\r\n',
  );
});

test("days stand in a file as dates, ranges as two numbers", () => {
  const columns = (over: object): Drawing => ({
    kind: "columns",
    x: { label: "Day", unit: "time" },
    y: { label: "Votes", unit: "count" },
    columns: [{ at: Date.UTC(2026, 0, 2), label: "2 Jan 2026", value: 3 }],
    marks: [],
    ...over,
  });
  expect(writeCsv(fileTableOf(columns({})))).toBe("day,votes\r\n2026-01-02,3\r\n");
  const ranges = { x: { label: "Rating", unit: "points" }, columns: [{ at: 1, to: 2, label: "1 to 2", value: 3 }] };
  expect(writeCsv(fileTableOf(columns(ranges)))).toBe("from,to,votes\r\n1,2,3\r\n");
});

test("numbers are printed in their unit", () => {
  expect(printValue(1249.4, "points")).toBe("1,249");
  expect(printValue(0.5, "share")).toBe("50\u00a0%");
  expect(printValue(0.996, "share")).toBe("99.6\u00a0%");
  expect(printValue(0.5, "dollars")).toBe("$0.50");
  expect(printValue(7.25, "tokens_per_second")).toBe("7.3");
  expect(printTick(0.1 + 0.2, "dollars")).toBe("$0.3");
});

test("marks of an axis are round, ascending and enclose what is drawn", () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      fc.pre(to - from > 1e-6);
      const ticks = ticksFor(from, to);
      const reach = (to - from) * 1e-6;
      expect(ticks[0]).toBeLessThanOrEqual(from + reach);
      expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(to - reach);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.toSorted((a, b) => a - b)).toEqual(ticks);
    }),
  );
  expect(ticksFor(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(logarithmicTicks(0.3, 12)).toEqual([0.2, 0.5, 1, 2, 5, 10, 20]);
  expect(logarithmicTicks(1, 1000)).toEqual([1, 10, 100, 1000]);
});

test("few things that are counted have whole numbers on their axis, each once", () => {
  for (const most of [1, 2, 3, 4, 5])
    expect(ticksFromZero(most, "count")).toEqual(Array.from({ length: most + 1 }, (_, i) => i));
  expect(ticksFromZero(37, "count")).toEqual([0, 10, 20, 30, 40]);
  expect(ticksFromZero(1, "share")).toEqual(ticksFor(0, 1));
});

test("a count is made once for all who wait, and anew only when it has rested for its cost", async () => {
  let now = 0;
  let made = 0;
  const keeper = new Keeper(2);
  const make = async () => {
    now += 50;
    return ++made;
  };
  const get = (name: string) => keeper.get(name, make, 1_000, () => now);
  expect(await Promise.all([get("a"), get("a")])).toEqual([1, 1]);
  now += 4_000;
  expect(await get("a")).toBe(1);
  now += 2_000;
  expect(await get("a")).toBe(2);
  await Promise.all([get("b"), get("c")]);
  expect(await get("a")).toBe(5);
});

test("a failure is kept for nobody", async () => {
  const keeper = new Keeper(2);
  await expect(keeper.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await keeper.get("a", async () => 1)).toBe(1);
});
