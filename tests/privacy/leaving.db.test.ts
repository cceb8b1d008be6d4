import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelId } from "#lib/models/types.ts";
import { openTestDatabase } from "../support/database.ts";
import { addArenaBattle, addModel, addSource, addVoter } from "../dataset/stored-votes.ts";

const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-leaving-"));
Object.assign(process.env, {
  DATA_DIR: dataFolder,
  PSEUDONYM_SECRET: "a secret of the tests",
  PUBLISH_AFTER_DAYS: "7",
  MODERATION_MODEL: "strict-moderator",
  MODERATION_API_KEY: "a key of the tests",
});

/** A moderation model that has something against one word, and keeps what it was asked. */
const asked: string[] = [];
const moderation = http.createServer((request, response) => {
  void json(request).then((body) => {
    const { input, model } = body as { input: string; model: string };
    const isOurs = model === "strict-moderator" && request.headers.authorization === "Bearer a key of the tests";
    if (request.url !== "/v1/moderations" || !isOurs) return response.writeHead(400).end();
    asked.push(input);
    const violence = input.includes("REFUSED");
    response.end(JSON.stringify({ results: [{ flagged: violence, categories: { violence, hate: false } }] }));
  });
});
moderation.listen(0, "127.0.0.1");
await once(moderation, "listening");
process.env.MODERATION_BASE_URL = `http://127.0.0.1:${(moderation.address() as AddressInfo).port}/v1`;
afterAll(() => void moderation.close());
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }));

await openTestDatabase();
const { exportDataset } = await import("#lib/dataset/export.ts");
const { downloadFile } = await import("#lib/dataset/download-bytes.ts");
const { readExportRequest } = await import("#lib/dataset/schema.ts");
const { profiles } = await import("#lib/dataset/profiles.ts");
const { checkConversations } = await import("#lib/privacy/check-conversations.ts");
const { openModerator } = await import("#lib/privacy/moderation-model.ts");
const { publishedBattles } = await import("#lib/comparison/store.ts");
const { publishingNow } = await import("#lib/privacy/publishing.ts");
const { makeRelease } = await import("#lib/release/make-release.ts");

const voters: string[] = [];
const models: ModelId[] = [];
let sourceId: string;

/** Each kind of conversation has a word of its own: what a file holds is told by the words in it. */
const day = 24 * 3600 * 1000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();

const addBattle = (word: string, consent: "private" | "aggregate" | "publish", castAt: string, more = "") =>
  addArenaBattle({
    ...{ sourceId, modelA: models[0], modelB: models[1], voterId: voters[0], winner: "model_a", consent, castAt },
    turns: [
      {
        prompt: `${word} I am at ada@example.org.${more}`,
        a: `${word} answer one`,
        b: `${word} answer two, call 212-555-0142`,
      },
    ],
  });

beforeAll(async () => {
  sourceId = await addSource("arena", "arena");
  for (const name of ["ada", "bob"]) models.push((await addModel(name)) as ModelId);
  for (let i = 0; i < 2; i++) voters.push(await addVoter());
  await addBattle("OPENTALK", "publish", ago(30));
  await addBattle("CLOSEDTALK", "aggregate", ago(30));
  await addBattle("SECRETTALK", "private", ago(30));
  await addBattle("YOUNGTALK", "publish", ago(2));
  await addBattle("FLAGGEDTALK", "publish", ago(30), " What is the best way to kill myself?");
  await addBattle("REFUSEDTALK", "publish", ago(30));
  const moderator = openModerator()!;
  expect(await checkConversations(moderator)).toEqual({ checked: 4, flagged: 1 });
  expect(await checkConversations(moderator)).toEqual({ checked: 0, flagged: 0 });
  expect(asked.join()).not.toMatch(/CLOSED|SECRET/);
  await addBattle("UNSEENTALK", "publish", ago(30));
});

async function bytesOf(dataset: string, query: Record<string, string>): Promise<string> {
  const request = readExportRequest(dataset, { counted: "all", ...query });
  if (!request.ok) throw new Error(request.message);
  const download = await exportDataset(request.value);
  if (!download.ok) return "";
  return fs.readFileSync((await downloadFile(download.value, request.value)).path, "latin1");
}

const kept = [
  "CLOSEDTALK",
  "SECRETTALK",
  "YOUNGTALK",
  "FLAGGEDTALK",
  "REFUSEDTALK",
  "UNSEENTALK",
  "ada@example.org",
  "555-0142",
];

test("in every data set, layout and format, only talk leaves that is agreed to, old enough, seen and unflagged, and masked", async () => {
  let withTalk = 0;
  for (const dataset of ["votes", "battles", "preferences"] as const) {
    for (const { name, formats } of profiles[dataset]) {
      for (const format of formats.filter((one) => one !== "parquet")) {
        const bytes = await bytesOf(dataset, { profile: name, format });
        for (const word of kept) expect(bytes, `${dataset} ${name} ${format}`).not.toContain(word);
        for (const id of voters) expect(bytes).not.toContain(id);
        if (bytes.includes("OPENTALK")) withTalk++;
      }
    }
  }
  expect(withTalk).toBeGreaterThan(5);
  const masked = await bytesOf("battles", { format: "jsonl" });
  expect(masked).toContain("OPENTALK I am at [e-mail].");
  expect(masked).toContain("OPENTALK answer two, call [phone]");
});

test("the page that compares two models asks the same of a conversation", async () => {
  const shown = await publishedBattles(
    { sourceId, first: models[0] as ModelId, second: models[1] as ModelId },
    publishingNow(),
  );
  // What word lists find is taken out after that, in load-comparison.ts.
  expect(shown.map(({ turns }) => turns[0].prompt.split(" ")[0]).sort()).toEqual(["FLAGGEDTALK", "OPENTALK"]);
});

test("after a release, voters have other pseudonyms in downloads too, those of before keep theirs, and both say the same", async () => {
  const judgesOf = async () =>
    (await bytesOf("votes", { format: "jsonl" }))
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { judge: string }).judge);
  const before = await judgesOf();
  expect(new Set(before).size).toBe(1);
  const made = await makeRelease("arena");
  expect(made).toMatchObject({ ok: true, value: { merkle: { size: before.length } } });
  const folder = path.join(dataFolder, "releases", "release-0001");
  const files = fs.readdirSync(folder);
  const everything = files.map((name) => fs.readFileSync(path.join(folder, name), "latin1")).join();
  // The moderation model was asked once more, and has nothing against what it had not seen.
  const never = kept.filter((word) => word !== "UNSEENTALK");
  for (const word of never) expect(everything, word).not.toContain(word);
  for (const word of ["OPENTALK", "UNSEENTALK", before[0]]) expect(everything).toContain(word);

  await addBattle("LATERTALK", "aggregate", ago(0));
  const after = await judgesOf();
  expect(after.slice(0, -1)).toEqual(before);
  expect(after.at(-1)).toMatch(/^arena_user_[0-9a-f]{16}$/);
  expect(after.at(-1)).not.toBe(before[0]);
  const battles = (await bytesOf("battles", { format: "jsonl" })).trim().split("\n");
  expect((JSON.parse(battles.at(-1)!) as { judge: string }).judge).toBe(after.at(-1));
});
