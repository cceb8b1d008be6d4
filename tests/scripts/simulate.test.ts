import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { Board } from "#lib/rating/index.ts";
import { runScript, workFolder } from "./run-script.ts";

// Each run starts a process of its own: half a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = workFolder();

test("simulated votes, rated, give back the truth they were made from", async () => {
  const [votes, truth] = [folder.path("votes.parquet"), folder.path("truth.json")];
  const made = await runScript(
    "simulate",
    "--models",
    "12",
    "--votes",
    "20000",
    "--seed",
    "3",
    "--truth",
    truth,
    "--out",
    votes,
  );
  expect(made).toMatchObject({ status: 0, out: "" });
  const { status, out } = await runScript("rate", votes, "--json");
  expect(status).toBe(0);
  const board = JSON.parse(out) as Board;
  const known = (JSON.parse(readFileSync(truth, "utf8")) as { truth: Record<string, number> }).truth;
  expect(board).toMatchObject({ votes: 20_000, models: 12, dropped: [] });
  const inside = board.rows.filter(({ model, low, high }) => low! <= known[model] && known[model] <= high!);
  expect(inside.length).toBeGreaterThanOrEqual(9);
});

test("every format holds the same votes, and the same seed makes the same file", async () => {
  const boards = new Set<string>();
  for (const name of ["a.csv", "b.jsonl", "c.csv.gz", "d.parquet"]) {
    await runScript("simulate", "--models", "5", "--votes", "400", "--out", folder.path(name));
    boards.add((await runScript("rate", folder.path(name), "--json", "--method", "elo")).out);
  }
  expect(boards.size).toBe(1);
  await runScript("simulate", "--models", "5", "--votes", "400", "--out", folder.path("e.csv"));
  expect(readFileSync(folder.path("e.csv"), "utf8")).toBe(readFileSync(folder.path("a.csv"), "utf8"));
});

test("arguments that make no sense end with status 2, a file that cannot be written with 1", async () => {
  for (const args of [
    [],
    ["--out", "x.csv", "--models", "1"],
    ["--out", "x.csv", "--votes", "-3"],
    ["--out", "x.csv", "--colour"],
  ]) {
    expect(await runScript("simulate", ...args)).toMatchObject({ status: 2, out: "" });
  }
  expect((await runScript("simulate", "--votes", "5", "--out", folder.path("no/such/folder.csv"))).status).toBe(1);
});
