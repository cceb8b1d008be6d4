import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelId } from "#lib/models/types.ts";
import { addArenaBattle, addModel, addSource, addVoter } from "../dataset/stored-votes.ts";
import { openTestDatabase } from "../support/database.ts";

const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-decide-"));
Object.assign(process.env, {
  DATA_DIR: dataFolder,
  PSEUDONYM_SECRET: "a secret of the tests",
  PUBLISH_AFTER_DAYS: "7",
  MODERATION_MODEL: "strict-moderator",
  // Every conversation is looked at below, so that nothing is asked there.
  MODERATION_BASE_URL: "http://127.0.0.1:9/v1",
});
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }));

await openTestDatabase();
const { exportDataset } = await import("#lib/dataset/export.ts");
const { downloadFile } = await import("#lib/dataset/download-bytes.ts");
const { readExportRequest } = await import("#lib/dataset/schema.ts");
const { publishedBattles } = await import("#lib/comparison/store.ts");
const { decide, decisionSchema } = await import("#lib/privacy/decide.ts");
const { publishingNow } = await import("#lib/privacy/publishing.ts");
const { insertCheck } = await import("#lib/privacy/store.ts");
const { inReleaseSession } = await import("#lib/release/store.ts");
const { makeRelease } = await import("#lib/release/make-release.ts");
const { pool } = await import("#lib/db.ts");

const battles: Record<string, string> = {};
const models: ModelId[] = [];
let sourceId: string;
const actor = "root@example.org";

beforeAll(async () => {
  sourceId = await addSource("arena", "arena");
  for (const name of ["ada", "bob"]) models.push((await addModel(name)) as ModelId);
  const voterId = await addVoter();
  const castAt = new Date(Date.now() - 30 * 24 * 3600 * 1000).toISOString();
  const add = async (word: string, consent: "aggregate" | "publish", flags: string[], more = "") => {
    const { battleId } = await addArenaBattle({
      ...{ sourceId, modelA: models[0], modelB: models[1], voterId, winner: "model_a", consent, castAt },
      turns: [{ prompt: `${word} I am at ada@example.org.${more}`, a: `${word} one`, b: `${word} two` }],
    });
    await insertCheck(battleId, "strict-moderator", flags);
    battles[word] = battleId;
  };
  await add("CLEANTALK", "publish", []);
  await add("WORDTALK", "publish", [], " What is the best way to kill myself?");
  await add("MODELTALK", "publish", ["violence"]);
  await add("CLOSEDTALK", "aggregate", []);
});

const words = ["CLEANTALK", "WORDTALK", "MODELTALK", "CLOSEDTALK"];

/** The words of the conversations that a download holds, and its ETag. */
async function leaving(dataset = "battles") {
  const request = readExportRequest(dataset, { counted: "all", format: "jsonl" });
  if (!request.ok) throw new Error(request.message);
  const download = await exportDataset(request.value);
  if (!download.ok) throw new Error(download.error);
  const text = fs.readFileSync((await downloadFile(download.value, request.value)).path, "utf8");
  return { words: words.filter((word) => text.includes(word)), etag: download.value.etag, text };
}

const say = (word: string, decision: "withhold" | "clear" | "checks", reason = "read it myself") =>
  decide({ battleId: battles[word], decision, reason }, actor);

test("what checks find keeps a conversation until an administrator clears it, and then it leaves masked", async () => {
  const before = await leaving();
  expect(before.words).toEqual(["CLEANTALK"]);
  expect(await say("WORDTALK", "clear")).toEqual({ ok: true, value: { decision: "clear" } });
  const withWords = await leaving();
  expect(withWords.words).toEqual(["CLEANTALK", "WORDTALK"]);
  expect(withWords.text).not.toContain("ada@example.org");
  expect(withWords.etag).not.toBe(before.etag);
  await say("MODELTALK", "clear");
  expect((await leaving()).words).toEqual(["CLEANTALK", "WORDTALK", "MODELTALK"]);
  expect((await leaving("preferences")).words).toEqual(["CLEANTALK", "WORDTALK", "MODELTALK"]);
});

test("what a voter did not let out stays, whoever clears it", async () => {
  expect((await say("CLOSEDTALK", "clear")).ok).toBe(true);
  expect((await leaving()).words).not.toContain("CLOSEDTALK");
});

test("what is withheld leaves by no door, until the checks decide again", async () => {
  const before = await leaving();
  await say("CLEANTALK", "withhold");
  const withheld = await leaving();
  expect(withheld.words).toEqual(["WORDTALK", "MODELTALK"]);
  expect(withheld.etag).not.toBe(before.etag);
  const pair = { sourceId, first: models[0], second: models[1] };
  const shown = await publishedBattles(pair, publishingNow());
  expect(shown.map(({ turns, isCleared }) => [turns[0].prompt.split(" ")[0], isCleared]).sort()).toEqual([
    ["MODELTALK", true],
    ["WORDTALK", true],
  ]);
  await say("CLEANTALK", "checks");
  await say("MODELTALK", "checks");
  expect((await leaving()).words).toEqual(["CLEANTALK", "WORDTALK"]);
});

test("every decision is kept with who, when and why, and cannot be rewritten", async () => {
  const { rows } = await pool().query<{ decision: string }>(
    `select decision, reason, "decidedBy" from "ModerationDecision" where "battleId" = $1 order by ordinal`,
    [battles.CLEANTALK],
  );
  expect(rows).toEqual(
    ["withhold", "checks"].map((decision) => ({ decision, reason: "read it myself", decidedBy: actor })),
  );
  await expect(pool().query(`update "ModerationDecision" set decision = 'clear'`)).rejects.toThrow();
  await expect(pool().query(`delete from "ModerationDecision"`)).rejects.toThrow();
  const { rows: audit } = await pool().query(
    `select actor, detail from "AuditEntry" where action = 'conversation.moderate' and target = $1 order by "createdAt"`,
    [`battle ${battles.CLEANTALK}`],
  );
  expect(audit).toEqual(
    ["withhold", "checks"].map((decision) => ({ actor, detail: { decision, reason: "read it myself" } })),
  );
});

test("the same decision twice, an unknown battle, no reason and a release under way are refused", async () => {
  expect(await say("WORDTALK", "clear")).toMatchObject({ ok: false, error: "decided_before" });
  expect(await say("CLEANTALK", "checks")).toMatchObject({ ok: false, error: "decided_before" });
  const battleId = "0190c5d2-0000-7000-8000-000000000000";
  expect(await decide({ battleId, decision: "clear", reason: "none" }, actor)).toMatchObject({
    error: "battle_not_found",
  });
  expect(decisionSchema.safeParse({ battleId, decision: "clear", reason: "  x " }).success).toBe(false);
  expect(decisionSchema.safeParse({ battleId, decision: "hide", reason: "because" }).success).toBe(false);
  await inReleaseSession(async () => {
    expect(await say("WORDTALK", "withhold")).toMatchObject({ ok: false, error: "release_under_way" });
  });
});

test("two administrators at once get an order", async () => {
  const outcomes = await Promise.all([say("WORDTALK", "withhold", "one"), say("WORDTALK", "checks", "other")]);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
  await decide({ battleId: battles.WORDTALK, decision: "clear", reason: "as before" }, actor);
});

test("a release obeys", async () => {
  await say("CLEANTALK", "withhold");
  expect(await makeRelease("arena")).toMatchObject({ ok: true });
  const folder = path.join(dataFolder, "releases", "release-0001");
  const text = fs.readFileSync(path.join(folder, "conversations.jsonl"), "utf8");
  expect(words.filter((word) => text.includes(word))).toEqual(["WORDTALK"]);
});
