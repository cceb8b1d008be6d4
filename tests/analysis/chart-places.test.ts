import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "#components/pictures/charts/frame.ts";
import { placeLabels } from "#components/pictures/charts/place-labels.ts";
import { joinColumns } from "#components/pictures/lists/column-strip.tsx";

test("labels at the ends of lines keep their order and their distance, inside the picture", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 15 }), (wanted) => {
      const places = spread(wanted, 15, 0, 300);
      const sorted = places.toSorted((one, other) => one - other);
      for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(15 - 1e-9);
      expect(sorted[0]).toBeGreaterThanOrEqual(0);
      expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(300);
      wanted.forEach((one, i) =>
        wanted.forEach((other, j) => one < other && expect(places[i]).toBeLessThan(places[j])),
      );
    }),
  );
});

test("more labels than there is room for share the room evenly", () => {
  expect(spread([0, 0, 0], 100, 0, 100)).toEqual([0, 50, 100]);
});

test("names in a cloud of points cover neither each other nor a point", () => {
  const point = fc.record({
    text: fc.constantFrom("ada", "a longer name", "x"),
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    isWanted: fc.boolean(),
    weight: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 20 }), (points) => {
      const labels = placeLabels(points, { left: 0, right: 400, top: 0, bottom: 300 });
      const boxes = labels.flatMap((label, i) => {
        if (!label) return [];
        expect(points[i].isWanted).toBe(true);
        const width = label.text.length * 6.4;
        const x = points[i].x + label.dx;
        const left = label.anchor === "start" ? x : x - width;
        return [{ i, left, right: left + width, top: points[i].y + label.dy - 7, bottom: points[i].y + label.dy + 7 }];
      });
      const apart = (one: (typeof boxes)[number], other: Omit<(typeof boxes)[number], "i">) =>
        one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom;
      boxes.forEach((box, b) => {
        boxes.slice(b + 1).forEach((other) => expect(apart(box, other)).toBe(true));
        points.forEach(({ x, y }, j) => {
          if (j !== box.i) expect(apart(box, { left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 })).toBe(true);
        });
      });
    }),
  );
});

test("names keep off the line of a frontier, and off whiskers where that leaves a place", () => {
  const plot = { left: 0, right: 400, top: 0, bottom: 300 };
  const point = { text: "ada", x: 100, y: 100, isWanted: true, weight: 1 };
  const line = { left: 100, right: 400, top: 99, bottom: 101 };
  const whisker = { left: 80, right: 82, top: 60, bottom: 140 };
  expect(placeLabels([point], plot)).toMatchObject([{ dx: 9, dy: 0 }]);
  expect(placeLabels([point], plot, { lines: [line] })).toMatchObject([{ anchor: "end", dy: 0 }]);
  expect(placeLabels([point], plot, { lines: [line], whiskers: [whisker] })).toMatchObject([
    { anchor: "start", dy: -13 },
  ]);
  // A whisker everywhere leaves no better place; a line everywhere leaves none.
  expect(placeLabels([point], plot, { whiskers: [plot] })).toMatchObject([{ dx: 9, dy: 0 }]);
  expect(placeLabels([point], plot, { lines: [plot] })).toEqual([null]);
});

test("no name reaches beyond the plot, where it would be cut off", () => {
  const [label] = placeLabels([{ text: "ada-lovelace", x: 390, y: 100, isWanted: true, weight: 1 }], {
    left: 0,
    right: 400,
    top: 0,
    bottom: 300,
  });
  expect(label).toMatchObject({ anchor: "end" });
});

test("columns that are joined for a phone lose no vote", () => {
  const columns = Array.from({ length: 100 }, (_, i) => ({ at: i, label: String(i), value: i }));
  const joined = joinColumns(columns, 48);
  expect(joined.length).toBeLessThanOrEqual(48);
  expect(joined.reduce((sum, { value }) => sum + value, 0)).toBe(4950);
  expect(joined[0].label).toBe("0 to 2");
});
