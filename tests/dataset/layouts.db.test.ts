import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { literal, withDuckDB } from "#lib/dataset/columnar.ts";
import { profiles } from "#lib/dataset/profiles.ts";
import { winnerOf } from "#lib/dataset/winner-words.ts";
import { openTestDatabase } from "../support/database.ts";
import { layouts, plainType, trainingLayouts, verdicts } from "./layouts.ts";
import { addEveryKindOfVote } from "./published-votes.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.EXPORTS_PER_HOUR = "100000";
await openTestDatabase();

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-layouts-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let votes: number;
beforeAll(async () => {
  ({ votes } = await addEveryKindOfVote("every"));
});

async function download(dataset: string, query: Record<string, string>, headers: Record<string, string> = {}) {
  const address = `http://127.0.0.1/api/export/${dataset}?${new URLSearchParams({ source: "every", ...query })}`;
  return GET(new Request(address, { headers }), { params: Promise.resolve({ dataset }) });
}

async function bytes(dataset: string, query: Record<string, string>): Promise<Buffer> {
  const response = await download(dataset, query);
  if (response.status !== 200) throw new Error(await response.text());
  return Buffer.from(await response.arrayBuffer());
}

type Row = Record<string, unknown>;

const rows = async (dataset: string, query: Record<string, string>) =>
  (await bytes(dataset, { format: "jsonl", ...query }))
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);

async function saved(dataset: string, query: Record<string, string>, name: string): Promise<string> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, await bytes(dataset, query));
  return file;
}

/** What an independent reader makes of a file. */
const asked = (sql: string) =>
  withDuckDB(async (connection) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[]);

const columnsOf = async (file: string) =>
  (await asked(`describe select * from read_parquet(${literal(file)})`)).map(({ column_name, column_type }) => ({
    name: String(column_name),
    type: plainType(String(column_type)),
  }));

test.for(Object.keys(layouts))("DuckDB finds the columns and types of %s in its Parquet file", async (profile) => {
  const file = await saved("votes", { profile, format: "parquet" }, `${profile}.parquet`);
  expect(await columnsOf(file)).toEqual(layouts[profile]);
  const [{ n }] = await asked(`select count(*)::int as n from read_parquet(${literal(file)})`);
  expect(n).toBe(votes);
});

test("DuckDB finds the columns that TRL's trainers read", async () => {
  for (const [profile, expected] of Object.entries(trainingLayouts)) {
    const file = await saved("preferences", { profile, format: "parquet" }, `${profile}.parquet`);
    const found = new Map((await columnsOf(file)).map(({ name, type }) => [name, type]));
    for (const [name, type] of Object.entries(expected)) expect(found.get(name)).toBe(plainType(type));
  }
});

test("the descriptions of the layouts name every column, where they lie beside the checkout", async () => {
  const file = path.join(
    process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../../shared"),
    "formats.md",
  );
  if (!fs.existsSync(file)) return console.warn(`${file} is not there: nothing to compare with.`);
  const text = fs.readFileSync(file, "utf8");
  // Written with braces there: conv_{useful,…}_{a,b}, conversation_a|b, output_1.
  const isGroup = (name: string) => /^conv_\w+_[ab]$|^(conversation|system_prompt|conv_comments)_b$/.test(name);
  const missing = Object.values(layouts).flatMap((columns) =>
    columns.map(({ name }) => name).filter((name) => !isGroup(name) && !text.includes(name)),
  );
  expect(missing).toEqual([]);
});

test("pandas reads the files with the types that notebooks expect, where it is installed", async () => {
  const python = "/usr/bin/python3";
  try {
    execFileSync(python, ["-c", "import pandas"], { stdio: "ignore" });
  } catch {
    return console.warn("python3-pandas is not installed: not read by pandas.");
  }
  const file = await saved("votes", { profile: "lmsys-2023", format: "jsonl" }, "pandas.jsonl");
  const csv = await saved("votes", { profile: "lmsys-55k" }, "pandas.csv");
  const script = `
import json, pandas as pd
lines = pd.read_json(${JSON.stringify(file)}, lines=True, convert_dates=False)
table = pd.read_csv(${JSON.stringify(csv)})
print(json.dumps([len(lines), {k: str(v) for k, v in lines.dtypes.items()}, {k: str(v) for k, v in table.dtypes.items()},
                  json.loads(table["prompt"][0])]))`;
  const [count, ofLines, ofTable, prompts] = JSON.parse(execFileSync(python, ["-c", script], { encoding: "utf8" })) as [
    number,
    Row,
    Row,
    string[],
  ];
  expect(count).toBe(votes);
  expect(ofLines).toMatchObject({ turn: "int64", anony: "bool", tstamp: "float64" });
  expect(ofTable).toMatchObject({ id: "int64", winner_model_a: "int64", winner_model_b: "int64", winner_tie: "int64" });
  expect(prompts).toEqual(['First "question"\nof two, 😀?', "And then?"]);
});

test("every verdict has its layout's word, which a reader of any arena's words takes for the same", async () => {
  const truth = (await rows("votes", { profile: "lmarena-2025" })).map(({ winner }) => winner);
  expect(new Set(truth)).toEqual(new Set(["model_a", "model_b", "tie", "both_bad"]));
  for (const [profile, { column, words }] of Object.entries(verdicts)) {
    const word = Object.fromEntries(["model_a", "model_b", "tie", "both_bad"].map((winner, i) => [winner, words[i]]));
    const found = (await rows("votes", { profile })).map((row) => String(row[column]));
    expect(found).toEqual(truth.map((winner) => word[String(winner)]));
    const isOneTie = words[2] === words[3];
    expect(found.map(winnerOf)).toEqual(truth.map((winner) => (isOneTie && winner === "both_bad" ? "tie" : winner)));
  }
  const flags = (await rows("votes", { profile: "lmsys-55k" })).map((row) =>
    [row.winner_model_a, row.winner_model_b, row.winner_tie].join(""),
  );
  expect(flags).toEqual(truth.map((winner) => (winner === "model_a" ? "100" : winner === "model_b" ? "010" : "001")));
  const ratings = (await rows("votes", { profile: "openwebui" })).map(({ data }) => (data as Row).rating);
  expect(ratings).toEqual(truth.map((winner) => (winner === "model_a" ? 1 : winner === "model_b" ? -1 : 0)));
  for (const row of await rows("votes", { profile: "comparia" })) {
    expect(row.both_equal).toBe(row.chosen_model_name === null);
    if (!row.both_equal) expect([row.model_a_name, row.model_b_name]).toContain(row.chosen_model_name);
  }
});

test("text is where the voter agreed to publish it, and nowhere else", async () => {
  // Of the four published battles two have a second turn, whose prompt stands this often in a row of theirs.
  const timesInRow: Record<string, number> = {
    ...{ "lmsys-2023": 0, "lmsys-33k": 2, "lmsys-55k": 1, "lmarena-2025": 3, comparia: 2, "fastchat-log": 2 },
    ...{ "mtbench-human": 2, alpacaeval: 1, openwebui: 1 },
  };
  for (const { name } of profiles.votes) {
    const text = JSON.stringify(await rows("votes", { profile: name, counted: "all" }));
    expect(text.split("And then?").length - 1, name).toBe(2 * timesInRow[name]);
  }
  const battles = await rows("battles", { counted: "all" });
  expect(battles.filter((battle) => battle.conversation_a !== null)).toHaveLength(4);
});

test("a vote's conversation says what was said, on both sides, in every layout that has room for it", async () => {
  const [lmsys] = await rows("votes", { profile: "lmsys-33k" });
  expect(lmsys.conversation_b).toEqual([
    { content: 'First "question"\nof two, 😀?', role: "user" },
    { content: "1. c\n2. d", role: "assistant" },
    { content: "And then?", role: "user" },
    { content: "Plain.", role: "assistant" },
  ]);
  const [arena] = await rows("votes", { profile: "lmarena-2025" });
  expect((arena.full_conversation as Row[])[1]).toEqual({
    user: { role: "user", content: [{ type: "text", text: "And then?", image: null, mimeType: null }] },
    model_side_a: {
      role: "assistant",
      content: [{ type: "text", text: "## Two\n__strong__", image: null, mimeType: null }],
    },
    model_side_b: { role: "assistant", content: [{ type: "text", text: "Plain.", image: null, mimeType: null }] },
  });
  expect(arena.conv_metadata).toMatchObject({
    turns: 2,
    header_count_a: { h1: 1, h2: 1, h3: 0 },
    list_count_a: { ordered: 0, unordered: 2 },
    list_count_b: { ordered: 2, unordered: 0 },
    bold_count_a: { "**": 1, __: 1 },
  });
  expect(arena).toMatchObject({ language: "zh", is_code: true, evaluation_order: 1 });
  const [log] = await rows("votes", { profile: "fastchat-log" });
  expect(log.models).toEqual(["", ""]);
  expect((log.states as Row[])[0]).toMatchObject({ model_name: 'every say "hi", then\nleave', offset: 0 });
  expect(((log.states as Row[])[1].messages as unknown[])[3]).toEqual(["assistant", "Plain."]);
});

test("pairs to train on are the published ones that prefer something, and filters leave out the rest", async () => {
  const dpo = await rows("preferences", {});
  // Of the four published battles one prefers A after two turns and one prefers B after the first.
  expect(dpo.map(({ chosen }) => chosen)).toEqual([[{ role: "assistant", content: "1. c\n2. d" }]]);
  expect(dpo[0].prompt).toEqual([{ role: "user", content: 'First "question"\nof two, 😀?' }]);
  const whole = await rows("preferences", { profile: "reward-model" });
  expect(whole.map(({ chosen }) => (chosen as Row[]).length)).toEqual([4, 2]);
  const kto = await rows("preferences", { profile: "trl-kto" });
  expect(kto.map(({ label }) => label)).toEqual([true, false, false, true, false, false]);
  expect(await rows("preferences", { license: "Apache-2.0" })).toEqual([]);
  expect(await rows("preferences", { license: "apache-2.0, mit" })).toHaveLength(1);
  expect(await rows("preferences", { minChars: "1000" })).toEqual([]);
  expect(await rows("preferences", { maxLengthRatio: "1.1" })).toEqual([]);
});

test("filters keep what they name", async () => {
  const count = async (query: Record<string, string>) => (await rows("votes", query)).length;
  expect(await count({ language: "zh" })).toBe(6);
  expect(await count({ language: "unknown" })).toBe(votes - 6);
  expect(await count({ category: "coding" })).toBe(8);
  expect(await count({ category: "math" })).toBe(0);
  expect(await count({ model: "every =1+1" })).toBe(7);
  expect(await count({ since: "2026-01-01T00:00:10Z" })).toBeLessThan(votes);
  const parts: Record<string, string>[] = [{ until: "2026-01-01T00:00:10Z" }, { since: "2026-01-01T00:00:10Z" }];
  expect((await Promise.all(parts.map(count))).reduce((sum, n) => sum + n)).toBe(votes);
});

test("a model that nobody has and a board that was never made are said so", async () => {
  const refused = async (dataset: string, query: Record<string, string>) => {
    const answer = await download(dataset, query);
    return [answer.status, await answer.text()];
  };
  expect(await refused("votes", { model: "nobody" })).toEqual([
    422,
    expect.stringContaining('there is no model \\"nobody\\"'),
  ]);
  expect(await refused("leaderboard", { category: "nonsense" })).toEqual([
    422,
    expect.stringContaining('has no category \\"nonsense\\"; there are overall, coding'),
  ]);
  expect(await refused("leaderboard", { category: "refusal" })).toEqual([
    404,
    expect.stringContaining('for category \\"refusal\\" by bradley-terry yet'),
  ]);
});

test("compressed files hold the same bytes", async () => {
  for (const profile of ["lmsys-2023", "lmsys-33k"]) {
    const plain = await bytes("votes", { profile });
    expect(gunzipSync(await bytes("votes", { profile, compression: "gzip" }))).toEqual(plain);
    expect(zstdDecompressSync(await bytes("votes", { profile, compression: "zstd" }))).toEqual(plain);
  }
});
