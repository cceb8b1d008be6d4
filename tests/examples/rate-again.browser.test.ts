import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createRingside } from "../../client/index.ts";

const run = promisify(execFile);
const baseUrl = inject("baseUrl");
const examples = path.join(import.meta.dirname, "..", "..", "examples");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-examples-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A product that has just started is still making its board. */
beforeAll(async () => {
  const isMade = async () => (await fetch(new URL("/api/leaderboard?source=simulated", baseUrl))).ok;
  for (const until = Date.now() + 60_000; !(await isMade()) && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 200));
}, 70_000);

const board = async () => {
  const { data } = await createRingside({ baseUrl }).GET("/api/leaderboard", {
    params: { query: { source: "simulated" } },
  });
  return data!;
};

test("the script's own ratings are the board's, from nothing but the download", async () => {
  const out = path.join(folder, "ratings.svg");
  const script = path.join(examples, "rate-again.ts");
  const { stdout } = await run(process.execPath, [script, baseUrl, "--source", "simulated", "--out", out, "--json"]);
  const said = JSON.parse(stdout) as { votes: number; largestDifference: number; ratings: Record<string, number> };
  const { snapshot, rows } = await board();
  expect(said.votes).toBe(snapshot.votes);
  expect(said.largestDifference).toBeLessThan(1e-8);
  expect(Object.keys(said.ratings).sort()).toEqual(rows.map(({ model }) => model).sort());
  for (const { model, rating } of rows) expect(said.ratings[model]).toBeCloseTo(rating!, 8);
  expect(fs.readFileSync(out, "utf8").match(/<circle/g)).toHaveLength(rows.length);
});

/** PYTHON, Debian's own or the first on the path: whichever has what the notebook imports. */
async function readyPython(): Promise<string | undefined> {
  for (const python of [process.env.PYTHON, "/usr/bin/python3", "python3"]) {
    const imports = ["-c", "import matplotlib, numpy, pandas"];
    const isReady = python && (await run(python, imports).then(Boolean, () => false));
    if (isReady) return python;
  }
  return undefined;
}

test("the notebook's cells run from top to bottom and say the same, where Python has what they need", async () => {
  const python = await readyPython();
  if (python === undefined) {
    console.log("Skipped: no Python with pandas, numpy and matplotlib is here to run the notebook.");
    return;
  }
  const notebook = JSON.parse(fs.readFileSync(path.join(examples, "rate-again.ipynb"), "utf8")) as {
    cells: { cell_type: string; source: string[]; outputs?: unknown[] }[];
  };
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");
  expect(code.flatMap(({ outputs }) => outputs)).toEqual([]);
  const file = path.join(folder, "cells.py");
  fs.writeFileSync(file, code.map(({ source }) => source.join("")).join("\n\n"));
  const out = path.join(folder, "ratings.png");
  const env = { ...process.env, RINGSIDE: baseUrl, SOURCE: "simulated", OUT: out, MPLBACKEND: "agg" };
  const { stdout } = await run(python, [file], { env });
  const [, votes, models, difference] = /^([\d,]+) votes, (\d+) models, largest difference (\S+) points$/m.exec(
    stdout,
  )!;
  const { snapshot } = await board();
  expect([Number(votes.replaceAll(",", "")), Number(models)]).toEqual([snapshot.votes, snapshot.models]);
  expect(Number(difference)).toBeLessThan(1e-8);
  expect(fs.statSync(out).size).toBeGreaterThan(10_000);
});
