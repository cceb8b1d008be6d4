import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { simulateVotes } from "#lib/rating/index.ts";
import type { Board } from "#lib/rating/index.ts";
import { runScript, workFolder } from "./run-script.ts";

// Each run starts a process of its own: half a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = workFolder();

interface Truth {
  truth: Record<string, number>;
  models: { model: string; rating: number; from: number; until: number }[];
  style?: { feature: string; standardised: number }[];
}

async function simulate(name: string, ...args: string[]): Promise<{ votes: string; truth: Truth }> {
  const [votes, truth] = [folder.path(name), folder.path(`${name}.truth.json`)];
  const made = await runScript("simulate", "--out", votes, "--truth", truth, ...args);
  expect(made).toMatchObject({ status: 0, out: "" });
  return { votes, truth: JSON.parse(readFileSync(truth, "utf8")) as Truth };
}

async function rate(...args: string[]): Promise<Board> {
  const { status, out, err } = await runScript("rate", "--json", ...args);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Board;
}

/** How many of the true ratings, moved to the mean of the rated, are inside their intervals. */
function covered({ rows }: Board, { truth }: Truth): number {
  const shift = 1000 - rows.reduce((sum, { model }) => sum + truth[model], 0) / rows.length;
  return rows.filter(({ model, low, high }) => low! <= truth[model] + shift && truth[model] + shift <= high!).length;
}

test("simulated votes, rated, give back the truth they were made from", async () => {
  const { votes, truth } = await simulate("votes.parquet", "--models", "12", "--votes", "20000", "--seed", "3");
  const board = await rate(votes);
  expect(board).toMatchObject({ votes: 20_000, models: 12, dropped: [] });
  expect(covered(board, truth)).toBeGreaterThanOrEqual(9);
});

test("every format holds the same votes, and the same seed makes the same file", async () => {
  const boards = new Set<string>();
  for (const name of ["a.csv", "b.jsonl", "c.csv.gz", "d.parquet"]) {
    await simulate(name, "--models", "5", "--votes", "5000", "--style", "--prompts", "50");
    boards.add(JSON.stringify(await rate(folder.path(name), "--method", "elo", "--where", "judge <> 'voter_3'")));
    expect((await rate(folder.path(name), "--style", "--bootstrap", "0")).parameters).toHaveLength(4);
  }
  expect(boards.size).toBe(1);
  await simulate("e.csv", "--models", "5", "--votes", "5000", "--style", "--prompts", "50");
  expect(readFileSync(folder.path("e.csv"), "utf8")).toBe(readFileSync(folder.path("a.csv"), "utf8"));
});

test("without effects, a seed makes the votes it always made", async () => {
  const { votes } = await simulate("plain.csv", "--models", "6", "--votes", "3000", "--seed", "9");
  const lines = readFileSync(votes, "utf8").trimEnd().split("\n");
  expect(lines[0]).toBe("model_a,model_b,winner,judge,tstamp");
  const simulated = simulateVotes({ models: 6, votes: 3000, seed: 9 }).votes;
  expect(lines.slice(1).map((line) => line.split(",").slice(0, 3))).toEqual(
    simulated.map(({ modelA, modelB, winner }) => [modelA, modelB, winner]),
  );
  const whole = JSON.stringify(simulateVotes({ models: 55, votes: 20_000, seed: 3 }));
  expect(createHash("sha1").update(whole).digest("hex")).toBe("1f684a5917dc41e3aee523381c993856d513ca3c");
});

test("models arrive and retire, and are rated on one scale", async () => {
  const { votes, truth } = await simulate("epochs.parquet", "--models", "12", "--votes", "30000", "--epochs", "5");
  expect(truth.models.some(({ from }) => from > 0)).toBe(true);
  const board = await rate(votes);
  expect(board.components).toBe(1);
  expect(covered(board, truth)).toBeGreaterThanOrEqual(9);
  const start = Date.UTC(2025, 0, 1) / 1000;
  const early = await rate(votes, "--bootstrap", "0", "--where", `tstamp < ${start + 10 * 6000}`);
  const there = truth.models.filter(({ from }) => from === 0).map(({ model }) => model);
  expect(early.rows.map(({ model }) => model).sort()).toEqual(there.sort());
});

test("what sways votes besides the models is found, and taken out, by those who ask", async () => {
  const { votes, truth } = await simulate("style.parquet", "--models", "10", "--votes", "40000", "--style");
  const controlled = await rate(votes, "--style");
  for (const { feature, standardised } of truth.style!) {
    const found = controlled.parameters!.find(({ name }) => name === feature)!;
    expect(Math.abs(found.value - standardised)).toBeLessThan(2 * (found.high - found.low));
  }
  const missed = ({ rows }: Board) =>
    rows.reduce((sum, { model, rating }) => sum + Math.abs(rating! - truth.truth[model]), 0);
  expect(missed(controlled)).toBeLessThan(missed(await rate(votes, "--bootstrap", "0")));
});

test("voters with tastes of their own make votes hang together", async () => {
  const { votes } = await simulate(
    "taste.parquet",
    ...["--models", "8", "--votes", "20000", "--voters", "40", "--taste", "250"],
  );
  const width = ({ rows }: Board) => rows.reduce((sum, { low, high }) => sum + high! - low!, 0);
  const [alone, together] = [await rate(votes), await rate(votes, "--cluster", "voter")];
  expect(width(together)).toBeGreaterThan(1.5 * width(alone));
});

test("noise flattens ratings, a bias favours side A, hard prompts make both-bads", async () => {
  const spread = ({ rows }: Board) => rows[0].rating! - rows[rows.length - 1].rating!;
  const size = ["--models", "6", "--votes", "20000"];
  const plain = await simulate("calm.parquet", ...size);
  const noisy = await simulate("noise.parquet", ...size, "--noise", "0.4");
  const boards = await Promise.all([plain, noisy].map(({ votes }) => rate(votes, "--bootstrap", "0")));
  expect(spread(boards[1])).toBeLessThan(0.8 * spread(boards[0]));

  const shareOfA = async (file: string) => {
    const one = async (winner: string) =>
      (await rate(file, "--bootstrap", "0", "--where", `winner = '${winner}'`)).votes;
    const [a, b] = [await one("model_a"), await one("model_b")];
    return a / (a + b);
  };
  const biased = await simulate("biased.parquet", ...size, "--position-bias", "60");
  expect(Math.abs((await shareOfA(plain.votes)) - 0.5)).toBeLessThan(0.02);
  expect(await shareOfA(biased.votes)).toBeGreaterThan(0.55);

  const hard = await simulate("hard.jsonl", ...size, "--prompts", "500", "--difficulty", "0.8");
  const text = readFileSync(hard.votes, "utf8");
  expect(text.match(/"both_bad"/g)!.length).toBeGreaterThan(1000);
  expect(new Set(text.match(/"prompt_\d+"/g)).size).toBe(500);
});

test("arguments that make no sense end with status 2, a file that cannot be written with 1", async () => {
  for (const args of [
    [],
    ["--out", "x.csv", "--models", "1"],
    ["--out", "x.csv", "--votes", "-3"],
    ["--out", "x.csv", "--noise", "0.9"],
    ["--out", "x.csv", "--voters", "0", "--taste", "50"],
    ["--out", "x.csv", "--difficulty", "1"],
    ["--out", "x.csv", "--colour"],
  ]) {
    const { status, out, err } = await runScript("simulate", ...args);
    expect([args, status, out]).toEqual([args, 2, ""]);
    expect(err).toContain("usage: npm run simulate");
  }
  expect((await runScript("simulate", "--votes", "5", "--out", folder.path("no/such/folder.csv"))).status).toBe(1);
});
