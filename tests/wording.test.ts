import { expect, test } from "vitest";
import { daysAtPace, paceInWords, spanAtPace } from "#lib/wording.ts";

test("days at a pace are whole ones, and nothing where no pace or no number tells", () => {
  expect(daysAtPace(100, 30)).toBe("4");
  expect(daysAtPace(90, 30)).toBe("3");
  expect(daysAtPace(2, 30)).toBe("< 1");
  expect(daysAtPace(1e9, 1)).toBe("> 100 years");
  expect([daysAtPace(null, 30), daysAtPace(Infinity, 30), daysAtPace(100, 0)]).toEqual([null, null, null]);
});

test("a pace says its votes a day, small ones with a tenth, and that none tells no days", () => {
  expect(paceInWords(2.345)).toBe("At present this board gains 2.3 votes a day.");
  expect(paceInWords(1234)).toBe("At present this board gains 1,234 votes a day.");
  expect(paceInWords(0)).toMatch(/no votes/);
});

test("a span at a pace is told in words", () => {
  expect(spanAtPace(2, 30)).toBe("less than a day");
  expect(spanAtPace(30, 30)).toBe("about 1 day");
  expect(spanAtPace(100, 30)).toBe("about 4 days");
  expect(spanAtPace(1e9, 1)).toBe("more than 100 years");
  expect([spanAtPace(null, 30), spanAtPace(100, 0)]).toEqual([null, null]);
});
