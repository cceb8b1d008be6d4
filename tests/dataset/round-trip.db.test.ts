import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { pool } from "#lib/db.ts";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { readWinner } from "#lib/dataset/formats/lmsys-2023.ts";
import { seedSimulatedSource } from "#lib/dataset/simulated-source.ts";
import { findSource } from "#lib/dataset/store.ts";
import { refreshSource } from "#lib/leaderboard/refresh.ts";
import { newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { rateCounts } from "#lib/rating/index.ts";
import { openTestDatabase } from "../support/database.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.BOOTSTRAP_ROUNDS = "200";
const database = await openTestDatabase();

interface Line {
  model_a: string;
  model_b: string;
  winner: string;
}

async function download(dataset: string, query: string): Promise<string> {
  const request = new Request(`http://127.0.0.1/api/export/${dataset}?source=simulated&${query}`);
  const response = await GET(request, { params: Promise.resolve({ dataset }) });
  expect(response.status).toBe(200);
  return response.text();
}

let seeded: { created: boolean; votes: number }[];
let board: Leaderboard;

beforeAll(async () => {
  seeded = await Promise.all([seedSimulatedSource(), seedSimulatedSource(), seedSimulatedSource()]);
  const source = await findSource("simulated");
  await refreshSource(source!);
  board = (await newestLeaderboard({ source: "simulated", category: "overall", method: "bradley-terry" }))!;
});

test("three first starts at once load the simulated source once, and a later start finds it", async () => {
  expect(seeded.filter(({ created }) => created)).toHaveLength(1);
  for (const { votes } of seeded) expect(votes).toBe(12_000);
  expect(await seedSimulatedSource()).toEqual({ created: false, votes: 12_000 });
});

test("rating the downloaded votes gives the board to the last digit", async () => {
  const lines = (await download("votes", "format=jsonl")).trimEnd().split("\n");
  const votes = lines.map((line) => JSON.parse(line) as Line);
  const rated = rateCounts(
    votes.map(({ model_a, model_b, winner }) => ({
      modelA: model_a,
      modelB: model_b,
      winner: readWinner(winner)!,
      count: 1,
    })),
    { rounds: 200 },
  );
  expect(rated.votes).toBe(board.snapshot.votes);
  const numbers = ({ model, rank, rankLow, rankHigh, rating, low, high, votes }: (typeof board.rows)[number]) => ({
    ...{ model, rank, rankLow, rankHigh, rating, low, high, votes },
  });
  expect(rated.rows.map((row) => numbers(row as (typeof board.rows)[number]))).toEqual(board.rows.map(numbers));
});

test("the leaderboard downloads in full precision", async () => {
  const rows = JSON.parse(await download("leaderboard", "format=json")) as Record<string, unknown>[];
  expect(rows).toHaveLength(20);
  const [first] = board.rows;
  expect(rows[0]).toEqual({
    rank: first.rank,
    rank_low: first.rankLow,
    rank_high: first.rankHigh,
    model: first.model,
    name: first.name,
    organization: first.organization,
    license: first.license,
    rating: first.rating,
    low: first.low,
    high: first.high,
    bound: null,
    component: 0,
    votes: first.votes,
    wins: first.wins,
    losses: first.losses,
    ties: first.ties,
  });
});

test("the board goes out as arena-catalog writes boards, and its models as FastChat's table lists them", async () => {
  const catalog = JSON.parse(await download("leaderboard", "profile=arena-catalog")) as Record<string, object>;
  expect(Object.keys(catalog)).toEqual(["full"]);
  expect(catalog.full).toEqual(
    Object.fromEntries(
      board.rows.map(({ model, rating, low, high }) => [model, { rating, rating_q975: high, rating_q025: low }]),
    ),
  );
  const [head, first, ...rest] = (await download("leaderboard", "profile=leaderboard-table")).split("\r\n");
  expect(head).toBe("key,Model,MT-bench (score),MMLU,Knowledge cutoff date,License,Organization,Link");
  const [{ model, name, license, organization }] = board.rows;
  expect(first).toBe(`${model},${name},-,-,-,${license},${organization},-`);
  expect(rest).toHaveLength(20);
});

test("what models cost goes out as arena-catalog's scatterplot has it, in dollars per million tokens", async () => {
  const [{ model, name, license, organization }, { model: other }] = board.rows;
  await pool().query(`update "Model" set "inputPrice" = 500000, "outputPrice" = 1250000 where slug = $1`, [model]);
  const text = await download("leaderboard", "profile=arena-scatterplot");
  const points = JSON.parse(text) as { model_api_key: string }[];
  expect(points).toHaveLength(board.rows.length);
  expect(points[0]).toEqual({
    ...{ name, model_api_key: model, input_token_price: 0.5, output_token_price: 1.25 },
    ...{ organization, license, price_source: null, model_source: null },
  });
  expect(points[1]).toMatchObject({ model_api_key: other, input_token_price: null, output_token_price: null });
});

test("an older board is found by its snapshot, and so are the votes that it was made of", async () => {
  const { id, votes } = board.snapshot;
  expect(await download("leaderboard", `snapshot=${id}&format=csv`)).toBe(await download("leaderboard", "format=csv"));
  const text = await download("votes", `snapshot=${id}&format=csv`);
  expect(text.trimEnd().split("\r\n")).toHaveLength(votes + 1);
});

test("the command line writes the same bytes as the download, and nothing else to standard output", async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ["--conditions=react-server", "scripts/export.ts", ...args], {
      env: { ...process.env, DATABASE_URL: database.url },
      maxBuffer: 1e8,
    });
  const { stdout } = await run("votes", "--profile", "lmsys-2023", "--format", "csv", "--source", "simulated");
  expect(stdout).toBe(await download("votes", "format=csv"));
  await expect(run("voters")).rejects.toMatchObject({ code: 2, stdout: "" });
  await expect(run("votes", "--formt", "csv")).rejects.toMatchObject({ code: 2, stdout: "" });
  await expect(run("votes", "--source", "nowhere")).rejects.toMatchObject({ code: 1, stdout: "" });
});
