import { expect, test } from "vitest";
import { areAlike, printOf } from "#lib/vote/prompt-print.ts";

const alike = (one: string, other: string) => areAlike(printOf(one).minHash, printOf(other).minHash);
const shareABand = (one: string, other: string) =>
  printOf(one).bands.some((band) => printOf(other).bands.includes(band));

const story =
  "Write a short story about a lighthouse keeper who finds a letter in a bottle, in the style of an old sea ballad, " +
  "with at least three characters and a surprising end.";

test.each([
  ["hello", "Hello!"],
  ["What is 2+2?", "  what is 2+2 "],
  [story, story.replace("three", "four")],
  [story, `${story} Please.`],
])("%j and %j are nearly the same prompt", (one, other) => {
  expect(alike(one, other)).toBe(true);
  expect(shareABand(one, other)).toBe(true);
});

test.each([
  ["hello", "help"],
  ["What is 2+2?", "What is the capital of France?"],
  [story, "Write a short poem about a railway clerk who loses a ticket."],
  ["", "hello"],
])("%j and %j are not", (one, other) => {
  expect(alike(one, other)).toBe(false);
});

test("a print has 64 places and 16 bands, all of them integers that Postgres can hold", () => {
  const { minHash, bands } = printOf(story);
  expect([minHash.length, bands.length]).toEqual([64, 16]);
  for (const value of [...minHash, ...bands]) expect(value).toBe(value | 0);
});
