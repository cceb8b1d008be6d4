import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { literal, withDuckDB } from "#lib/dataset/columnar.ts";
import type { Winner } from "#lib/vote/types.ts";
import { openTestDatabase } from "../support/database.ts";
import { addArenaBattle, addModel, addSource, addVerdict, addVoter } from "../dataset/stored-votes.ts";

const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-pairs-"));
process.env.DATA_DIR = dataFolder;
process.env.PSEUDONYM_SECRET = "a secret of the tests";
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }));

await openTestDatabase();
const { pool } = await import("#lib/db.ts");
const { makeRelease } = await import("#lib/release/make-release.ts");
const { writeManifest } = await import("#lib/release/manifest.ts");
const { describeFile } = await import("#lib/release/write-table.ts");
const { verifyFiles } = await import("#lib/release/verify-files.ts");

const folder = path.join(dataFolder, "releases", "release-0001");
const inFile = (name: string) => path.join(folder, name);
const castAt = "2026-01-02T00:00:00Z";

/** Two turns that only their subject tells apart. */
const turns = (subject: string) =>
  [1, 2].map((turn) => ({ prompt: `${subject} ${turn}?`, a: `${subject} a${turn}`, b: `${subject} b${turn}` }));

async function voteOn(battleId: string, index: number, winner: Winner): Promise<string> {
  const id = uuidv7();
  await pool().query(
    `insert into "Vote" (id, "sourceId", "battleId", "voterId", "turnId", winner, "wasBlind", "castAt")
     select $1, b."sourceId", b.id, b."voterId", t.id, $4::"Winner", true, $5
     from "Battle" b join "Turn" t on t."battleId" = b.id and t.index = $3 where b.id = $2`,
    [id, battleId, index, winner, castAt],
  );
  return id;
}

beforeAll(async () => {
  const sourceId = await addSource("arena", "arena");
  const [ada, bob, closed] = [await addModel("ada"), await addModel("bob"), await addModel("closed")];
  await pool().query(`update "Model" set license = 'apache-2.0' where slug = 'bob'`);
  await pool().query(`update "Model" set license = 'Proprietary' where slug = 'closed'`);
  const voterId = await addVoter();
  const talk = (subject: string, more: Partial<Parameters<typeof addArenaBattle>[0]> = {}) =>
    addArenaBattle({
      ...{ sourceId, modelA: ada, modelB: bob, voterId, turns: turns(subject), consent: "publish", castAt },
      ...more,
    });

  const both = await talk("BOTH ada@example.org");
  await voteOn(both.battleId, 1, "model_a");
  await voteOn(both.battleId, 2, "model_b");
  const doubted = await talk("DOUBTED");
  await voteOn(doubted.battleId, 1, "model_a");
  await addVerdict(await voteOn(doubted.battleId, 2, "model_a"));
  for (const winner of ["tie", "both_bad"] as const) await voteOn((await talk(winner)).battleId, 2, winner);
  const equal = await talk("EQUAL", { turns: [{ prompt: "EQUAL?", a: "the same", b: "the same" }] });
  await voteOn(equal.battleId, 1, "model_a");
  await voteOn((await talk("SHY", { consent: "aggregate" })).battleId, 1, "model_a");
  await voteOn((await talk("FLAGGED how do I kill myself")).battleId, 1, "model_a");
  await voteOn((await talk("CLOSED", { modelB: closed })).battleId, 1, "model_a");
});

const message = (role: "user" | "assistant", content: string) => ({ role, content });

test("a release has each counted vote for one side on a conversation in it, masked, of models whose licences let one train", async () => {
  const made = await makeRelease("arena");
  if (!made.ok) throw new Error(made.error);
  const rows = fs
    .readFileSync(inFile("preference-pairs.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const first = (side: string) => [message("user", "BOTH [e-mail] 1?"), message("assistant", `BOTH [e-mail] ${side}1`)];
  const second = (side: string) => [
    ...first(side),
    message("user", "BOTH [e-mail] 2?"),
    message("assistant", `BOTH [e-mail] ${side}2`),
  ];
  const talks = new Map(
    fs
      .readFileSync(inFile("conversations.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { question_id: string; conversation_a: { content: string }[] })
      .map(({ question_id, conversation_a: [{ content }] }) => [content, question_id]),
  );
  expect(talks.size).toBe(6);
  const question_id = talks.get("BOTH [e-mail] 1?");
  const [ada, bob] = [
    ["ada", "MIT"],
    ["bob", "apache-2.0"],
  ];
  const models = ([chosen_model, chosen_license]: string[], [rejected_model, rejected_license]: string[]) => ({
    ...{ chosen_model, chosen_license, rejected_model, rejected_license },
  });
  expect(rows).toEqual([
    { chosen: first("a"), rejected: first("b"), ...models(ada, bob), question_id, turn: 1 },
    { chosen: second("b"), rejected: second("a"), ...models(bob, ada), question_id, turn: 2 },
    expect.objectContaining({ question_id: talks.get("DOUBTED 1?"), turn: 1 }),
  ]);
  expect(made.value).toMatchObject({
    format: "ringside-release/3",
    filters: { pairs: { counted: true, licenses: expect.arrayContaining(["MIT", "Apache-2.0"]) as unknown } },
  });
  expect(made.value.files.find(({ name }) => name === "preference-pairs.parquet")?.rows).toBe(3);
  expect((await verifyFiles(folder)).problems).toEqual([]);
});

test("DuckDB reads the pairs with the types that TRL's trainers want, and the card says the same", async () => {
  const described = await withDuckDB(async (connection) => {
    const result = await connection.run(
      `describe select * from read_parquet(${literal(inFile("preference-pairs.parquet"))})`,
    );
    return (await result.getRows()).map(([name, type]) => [name, type]);
  });
  const text = "VARCHAR";
  const messages = 'STRUCT("role" VARCHAR, "content" VARCHAR)[]';
  expect(described).toEqual([
    ["chosen", messages],
    ["rejected", messages],
    ...["chosen_model", "chosen_license", "rejected_model", "rejected_license", "question_id"].map((name) => [
      name,
      text,
    ]),
    ["turn", "BIGINT"],
  ]);
  const card = parse(fs.readFileSync(inFile("README.md"), "utf8").split("---\n")[1]) as {
    dataset_info: { config_name: string; features: { name: string }[]; splits: { num_examples: number }[] }[];
  };
  const info = card.dataset_info.find(({ config_name }) => config_name === "preference-pairs");
  expect(info?.splits[0].num_examples).toBe(3);
  expect(info?.features.map(({ name }) => name)).toEqual(described.map(([name]) => name));
});

test("a changed pair is found and named; a release from before there were pairs is whole without them", async () => {
  const copy = fs.mkdtempSync(path.join(dataFolder, "copy-"));
  fs.cpSync(folder, copy, { recursive: true });
  const lines = path.join(copy, "preference-pairs.jsonl");
  fs.writeFileSync(lines, fs.readFileSync(lines, "utf8").replace("BOTH [e-mail] a1", "BOTH [e-mail] c1"));
  expect((await verifyFiles(copy)).problems).toEqual([
    expect.stringMatching(/^preference-pairs.jsonl was changed/),
    "preference-pairs.jsonl and preference-pairs.parquet differ in row 1.",
  ]);

  for (const ending of ["jsonl", "parquet"]) fs.rmSync(path.join(copy, `preference-pairs.${ending}`));
  const manifestFile = path.join(copy, "manifest.json");
  const manifest = JSON.parse(fs.readFileSync(manifestFile, "utf8")) as {
    format: string;
    filters: { pairs?: unknown };
    files: { name: string }[];
  };
  manifest.files = manifest.files.filter(({ name }) => !name.startsWith("preference-pairs"));
  fs.writeFileSync(manifestFile, writeManifest(manifest));
  expect((await verifyFiles(copy)).problems).toEqual([
    "manifest.json does not name preference-pairs.parquet.",
    "manifest.json does not name preference-pairs.jsonl.",
  ]);
  manifest.format = "ringside-release/1";
  delete manifest.filters.pairs;
  // Its card said nothing of the manifest then.
  const card = path.join(copy, "README.md");
  fs.writeFileSync(card, fs.readFileSync(card, "utf8").replace(/SHA-256\n\n {4}[0-9a-f]{64}\n/, ""));
  manifest.files = [...manifest.files.filter(({ name }) => name !== "README.md"), await describeFile(card, null)];
  fs.writeFileSync(manifestFile, writeManifest(manifest));
  expect((await verifyFiles(copy)).problems).toEqual([]);
});
