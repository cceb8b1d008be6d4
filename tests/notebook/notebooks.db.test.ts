import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { seedSimulatedSource } from "#lib/dataset/simulated-source.ts";
import { findSource } from "#lib/dataset/store.ts";
import { specOf } from "#lib/leaderboard/board-spec.ts";
import { makeBoard } from "#lib/leaderboard/make-board.ts";
import { refreshSource } from "#lib/leaderboard/refresh.ts";
import { newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { openTestDatabase } from "../support/database.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
await openTestDatabase();

const python = ["/usr/bin/python3", "python3"].find((name) => {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-notebook-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let rated: LeaderboardRow[];

beforeAll(async () => {
  await seedSimulatedSource();
  const source = (await findSource("simulated"))!;
  await refreshSource(source);
  await makeBoard(source, specOf({ source: source.slug, method: "elo" }));
  rated = (await newestLeaderboard({ source: "simulated" }))!.rows;
});

/** Runs a notebook's computations on our export as it is. */
async function run<Answer>(script: string, query: string, ...more: string[]): Promise<Answer> {
  const request = new Request(`http://127.0.0.1/api/export/votes?source=simulated&${query}`);
  const response = await GET(request, { params: Promise.resolve({ dataset: "votes" }) });
  const file = path.join(folder, "votes.json");
  fs.writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const told = execFileSync(python!, [path.join(import.meta.dirname, script), file, ...more], { encoding: "utf8" });
  return JSON.parse(told) as Answer;
}

const withoutPython = () => console.warn("python3 is not installed: the notebooks' computations were not run.");

/** The farthest that any model's figure is from ours. */
const farthest = (of: (row: LeaderboardRow) => number) => Math.max(...rated.map((row) => Math.abs(of(row))));

const widthOf = ({ low, high }: LeaderboardRow) => high! - low!;

test("the 2023 notebook's Elo, Bradley–Terry and bootstrap, run on our export, give our board", async () => {
  if (!python) return withoutPython();
  const notebook = await run<{
    votes: number;
    elo: Record<string, number>;
    bradley_terry: Record<string, number>;
    bootstrap: Record<string, [number, number]>;
  }>("chatbot_arena_2023.py", "profile=lmsys-2023&format=json", "100");
  expect(notebook.votes).toBe(12_000);
  expect(Object.keys(notebook.bradley_terry)).toHaveLength(rated.length);
  expect(farthest(({ model, rating }) => rating! - notebook.bradley_terry[model])).toBeLessThan(1e-4);
  // Two bootstraps of different draws: what 100 rounds find of an end is off by some 7 % of the interval, for one model in twenty more.
  expect(farthest((row) => (row.low! - notebook.bootstrap[row.model][0]) / widthOf(row))).toBeLessThan(0.3);
  expect(farthest((row) => (row.high! - notebook.bootstrap[row.model][1]) / widthOf(row))).toBeLessThan(0.3);

  const elo = await newestLeaderboard({ source: "simulated", method: "elo" });
  for (const { model, rating } of elo!.rows) expect(rating).toBeCloseTo(notebook.elo[model], 6);
});

test("arena-rank's ratings and sandwich intervals, run on our export, give our board", async () => {
  if (!python) return withoutPython();
  const ranked = await run<Record<string, { rating: number; low: number; high: number }>>(
    "arena_rank.py",
    "profile=lmarena-2025&format=jsonl",
  );
  expect(farthest(({ model, rating }) => rating! - ranked[model].rating)).toBeLessThan(1e-4);
  // The sandwich beside our bootstrap of a thousand rounds, whose ends are off by some 2 % of the interval.
  expect(farthest((row) => (row.low! - ranked[row.model].low) / widthOf(row))).toBeLessThan(0.12);
  expect(farthest((row) => (row.high! - ranked[row.model].high) / widthOf(row))).toBeLessThan(0.12);
});
