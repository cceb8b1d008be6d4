import { expect, test } from "vitest";
import { simulatedSource } from "#lib/dataset/simulated-source.ts";
import { rateCounts } from "#lib/rating/index.ts";

const options = { votes: 12_000, voters: 400, seed: 20_260_101 };
const source = simulatedSource(options);

test("the simulated source is the same for the same seed, ids and times included", () => {
  expect(JSON.stringify(simulatedSource(options))).toBe(JSON.stringify(source));
  expect(JSON.stringify(simulatedSource({ ...options, seed: 1 }))).not.toBe(JSON.stringify(source));
});

test("its votes fall into the ninety days before 2026, in order", () => {
  const times = source.votes.map(({ castAt }) => castAt.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times[0]).toBeGreaterThanOrEqual(Date.UTC(2025, 9, 3));
  expect(times.at(-1)).toBeLessThan(Date.UTC(2026, 0, 1));
});

test("every id is a UUIDv7 and occurs once", () => {
  const ids = [source.models, source.voters, source.votes].flatMap((rows) => rows.map(({ id }) => id));
  ids.push(...source.votes.map(({ battleId }) => battleId));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("rating the votes finds the truth that the source states, within their error", () => {
  const slugOf = new Map(source.models.map(({ id, slug }) => [id, slug]));
  const truth = new Map(
    (source.facts.truth as { model: string; rating: number }[]).map((row) => [row.model, row.rating]),
  );
  const board = rateCounts(
    source.votes.map(({ modelAId, modelBId, winner }) => ({
      modelA: slugOf.get(modelAId)!,
      modelB: slugOf.get(modelBId)!,
      winner,
      count: 1,
    })),
    { rounds: 200 },
  );
  expect(board.rows).toHaveLength(20);
  // Of twenty 95 % intervals one is expected to miss; that four miss has a chance of less than 2 %, and the seed is fixed.
  const hits = board.rows.filter(({ model, low, high }) => low! <= truth.get(model)! && truth.get(model)! <= high!);
  expect(hits.length).toBeGreaterThanOrEqual(17);
  const nearTies = board.rows.filter(({ rankLow, rankHigh }) => rankHigh! > rankLow!);
  expect(nearTies.length).toBeGreaterThan(5);
});
