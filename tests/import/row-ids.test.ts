import { expect, test } from "vitest";
import { validate, version } from "uuid";
import { contentId, placeId, rowUuids, voterUuid } from "#lib/import/row-ids.ts";
import type { VoteLine } from "#lib/import/types.ts";

const line: VoteLine = {
  ...{
    row: 0,
    modelA: "ada",
    modelB: "bob",
    winner: "tie",
    id: null,
    castAt: 1_700_000_000_000_000,
    judge: "x",
    turn: 1,
  },
  ...{ wasBlind: true, tags: null, turns: [], style: null, samplingPolicy: null, pairProbability: null },
};

test("ids of rows are UUIDs of version 7 that sort by time and then by place, and no two are alike", () => {
  const ids = [1_700_000_000_000, 1_700_000_000_001].flatMap((at) =>
    [0, 1, 16_383, 16_384, 1_000_000].map((place) => rowUuids(at, place)()),
  );
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  const uuid = rowUuids(0, 0);
  expect(new Set(Array.from({ length: 10_000 }, uuid)).size).toBe(10_000);
});

test("a row's content names it: the same again the same, anything else another", () => {
  expect(contentId({ ...line, row: 7, tags: { language: "en", categories: [], by: "labels" } })).toBe(contentId(line));
  const others = [
    { modelA: "cleo" },
    { winner: "both_bad" },
    { castAt: 1 },
    { judge: "y" },
    { turn: 2 },
    { wasBlind: false },
  ] as const;
  const ids = [line, ...others.map((other) => ({ ...line, ...other }))].map(contentId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a row's place names it within its file only", () => {
  expect(placeId("a".repeat(64), 5)).not.toBe(placeId("b".repeat(64), 5));
  expect(placeId("a".repeat(64), 5) < placeId("a".repeat(64), 10)).toBe(true);
});

test("a voter's id is the same for the same name in the same source, and a valid one", () => {
  expect(voterUuid("s", "arena_user_1")).toBe(voterUuid("s", "arena_user_1"));
  expect(voterUuid("s", "arena_user_1")).not.toBe(voterUuid("t", "arena_user_1"));
  expect(validate(voterUuid("s", "192.0.2.1"))).toBe(true);
});
