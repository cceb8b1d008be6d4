import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import {
  addArenaBattle,
  addModel,
  addSource,
  addVerdict,
  addVote,
  addVoter,
  withdraw,
} from "../dataset/stored-votes.ts";

const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-releases-"));
process.env.DATA_DIR = dataFolder;
process.env.PSEUDONYM_SECRET = "a secret of the tests";
process.env.PUBLISH_AFTER_DAYS = "7";
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }));

await openTestDatabase();
const { pool } = await import("#lib/db.ts");
const { makeRelease } = await import("#lib/release/make-release.ts");
const { verifyFiles, verifyOrder } = await import("#lib/release/verify-files.ts");
const { GET: list } = await import("../../app/api/releases/route.ts");
const { isProved } = await import("#lib/release/check-proof.ts");
const { proveFromFiles } = await import("#lib/release/prove-from-files.ts");
const { proveStored } = await import("#lib/release/prove-stored.ts");
const { writerFor } = await import("#lib/dataset/write-rows.ts");
const { factsOf, tables } = await import("#lib/release/columns.ts");
const { writeManifest } = await import("#lib/release/manifest.ts");
const { namesFor, toReleased } = await import("#lib/release/names.ts");
const { readLedgerVotes, releaseCutoffs } = await import("#lib/release/store.ts");
const { leafOf } = await import("#lib/release/vote-leaf.ts");
const { verifyStored } = await import("#lib/release/verify-stored.ts");

interface ReleasePage {
  releases: { number: number }[];
  next: string | null;
}

const now = new Date("2026-02-01T00:00:00Z");
const folderOf = (number: number) => path.join(dataFolder, "releases", `release-000${number}`);
const read = (number: number, table: string) =>
  fs
    .readFileSync(path.join(folderOf(number), `${table}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const everyByte = (number: number) =>
  fs
    .readdirSync(folderOf(number))
    .map((name) => fs.readFileSync(path.join(folderOf(number), name), "latin1"))
    .join("\n");

async function release(at = now) {
  const made = await makeRelease("arena", undefined, at);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

/** A copy that can be tampered with. */
function copyOf(number: number): string {
  const copy = fs.mkdtempSync(path.join(dataFolder, "copy-"));
  fs.cpSync(folderOf(number), copy, { recursive: true });
  return copy;
}

const edit = (folder: string, name: string, change: (text: string) => string) =>
  fs.writeFileSync(path.join(folder, name), change(fs.readFileSync(path.join(folder, name), "utf8")));

let sourceId: string;
const models: Record<string, string> = {};
const voters: string[] = [];
let privateVote: { voteId: string; battleId: string };
let youngBattle: { battleId: string };
const turnsOf = (secret: string) => [
  { prompt: `${secret} Mail me at ada@example.org or +1 212 555 0142.`, a: `${secret} A`, b: `${secret} B` },
];

beforeAll(async () => {
  sourceId = await addSource("arena", "arena");
  for (const name of ["ada", "bob", "cy"]) models[name] = await addModel(name);
  for (let i = 0; i < 3; i++) voters.push(await addVoter());
  const pair = { sourceId, modelA: models.ada, modelB: models.bob };
  for (let i = 0; i < 10; i++) {
    const castAt = new Date(Date.UTC(2026, 0, 1, i)).toISOString();
    const { voteId, battleId } = await addVote({
      ...pair,
      winner: i % 3 ? "model_a" : "both_bad",
      castAt,
      voterId: voters[i % 3],
    });
    if (i === 4) await addVerdict(voteId);
    await pool().query(`update "Battle" set "samplingPolicy" = $2, "pairProbability" = $3 where id = $1`, [
      ...[
        battleId,
        [null, "uniform/1", 'an "odd"\n\\\u2028 policy'][i % 3],
        [null, 1, 0.1 + 0.2, 1.5e-5, 2.5e-7][i % 5],
      ],
    ]);
    if (i % 2 > 0)
      await pool().query(
        `insert into "Tagging" ("battleId", ordinal, version, language, categories) values ($1, 1, '1', $2, '{}')`,
        [...[battleId, ["en", "sw", "xx", null][i % 4]]],
      );
  }
  const voterId = voters[0];
  const castAt = "2026-01-02T00:00:00Z";
  privateVote = await addVote({ ...pair, winner: "tie", castAt, voterId, consent: "private" });
  const talk = { ...pair, voterId, winner: "model_b" as const };
  await addArenaBattle({ ...talk, turns: turnsOf("OPENTALK"), consent: "publish", castAt });
  await addArenaBattle({ ...talk, turns: turnsOf("CLOSEDTALK"), consent: "aggregate", castAt });
  await addArenaBattle({ ...talk, turns: turnsOf("PRIVATETALK"), consent: "private", castAt });
  await addArenaBattle({ ...talk, turns: turnsOf("FLAGGEDTALK how do I kill myself?"), consent: "publish", castAt });
  youngBattle = await addArenaBattle({
    ...talk,
    turns: turnsOf("YOUNGTALK"),
    consent: "publish",
    castAt: "2026-01-30",
  });
});

test("the first release holds every vote but private ones, and only talk that is agreed to, old enough and unflagged", async () => {
  const manifest = await release();
  expect(manifest).toMatchObject({ number: 1, source: "arena", merkle: { size: 14, first: 0 } });
  const votes = read(1, "votes");
  expect(votes).toHaveLength(14);
  expect(votes.map(({ position }) => position)).toEqual([...votes.keys()]);
  expect(votes.filter(({ counted }) => !counted)).toHaveLength(1);
  expect(read(1, "not-counted")).toEqual([{ position: 4 }]);
  const talks = read(1, "conversations");
  expect(talks).toHaveLength(1);
  expect(talks[0]).toMatchObject({
    question_id: votes.find(({ tstamp }) => tstamp === Date.UTC(2026, 0, 2) / 1000)?.question_id,
    conversation_a: [
      { role: "user", content: "OPENTALK Mail me at [e-mail] or [phone]." },
      { role: "assistant", content: "OPENTALK A" },
    ],
  });
  const bytes = everyByte(1);
  for (const word of ["CLOSEDTALK", "PRIVATETALK", "FLAGGEDTALK", "YOUNGTALK", "ada@example.org", "555 0142"])
    expect(bytes, word).not.toContain(word);
  for (const id of [...voters, privateVote.voteId, privateVote.battleId, youngBattle.battleId])
    expect(bytes).not.toContain(id);
  expect(await verifyFiles(folderOf(1))).toMatchObject({ problems: [] });
  expect(await verifyStored(folderOf(1), manifest)).toEqual([]);
});

test("the database writes each vote byte for byte as our own writer does, and the same leaf", async () => {
  const cutoffs = await releaseCutoffs("arena", 1);
  const names = namesFor("arena", cutoffs);
  const { row } = writerFor(tables.votes, "jsonl");
  let text = "";
  for await (const page of readLedgerVotes(1))
    for (const vote of page) {
      const released = { ...toReleased(vote, names, false), position: vote.position };
      text += row(released);
      expect(leafOf(factsOf(released)).equals(vote.leaf)).toBe(true);
    }
  expect(fs.readFileSync(path.join(folderOf(1), "votes.jsonl"), "utf8")).toBe(text);
  expect(text).toContain('"sampling_policy":"an \\"odd\\"\\n');
});

test("with nothing new there is no release", async () => {
  expect(await makeRelease("arena", undefined, now)).toMatchObject({ ok: false, error: "nothing_to_release" });
  expect(await makeRelease("nowhere", undefined, now)).toMatchObject({ ok: false, error: "source_not_found" });
});

test("the next goes on from it: new votes, talk that has become old enough, late votes without a voter, other pseudonyms", async () => {
  const pair = { sourceId, modelA: models.bob, modelB: models.cy };
  for (const [i, voterId] of voters.entries())
    await addVote({ ...pair, winner: "tie", castAt: `2026-02-0${i + 1}T12:00:00Z`, voterId });
  await pool().query(`update "Battle" set consent = 'aggregate' where id = $1`, [privateVote.battleId]);
  const { rows } = await pool().query<{ id: string }>(`select id from "Verdict"`);
  await withdraw(rows[0].id);

  const manifest = await release(new Date("2026-02-10T00:00:00Z"));
  expect(manifest).toMatchObject({ number: 2, merkle: { size: 18, first: 14, previous: { number: 1, size: 14 } } });
  const [before, after] = [read(1, "votes"), read(2, "votes")];
  expect(after.map(({ position }) => position)).toEqual([14, 15, 16, 17]);
  expect(after[0]).toMatchObject({ winner: "tie", judge: "arena_user_unknown" });
  const judges = (votes: typeof before) =>
    new Set(votes.map(({ judge }) => judge).filter((one) => one !== "arena_user_unknown"));
  expect([judges(before).size, judges(after).size]).toEqual([3, 3]);
  expect([...judges(before)].filter((judge) => judges(after).has(judge))).toEqual([]);
  expect(
    read(2, "conversations").map(({ conversation_b: said }) => (said as { content: string }[])[1].content),
  ).toEqual(["YOUNGTALK B"]);
  expect(read(2, "not-counted")).toEqual([]);

  expect((await verifyFiles(folderOf(2))).problems).toEqual([]);
  expect(await verifyStored(folderOf(2), manifest)).toEqual([]);
  const [first, second] = await Promise.all([verifyFiles(folderOf(1)), verifyFiles(folderOf(2))]);
  expect(verifyOrder(first.manifest!, second.manifest!)).toEqual([]);
  expect(verifyOrder(second.manifest!, first.manifest!)[0]).toMatch(/^release 1 follows release 0/);
  const readme = fs.readFileSync(path.join(folderOf(2), "README.md"), "utf8");
  expect(readme).toContain(
    "- Release 2, 2026-02-10: 4 votes, 18 in all.\n- Release 1, 2026-02-01: 14 votes, 14 in all.",
  );
});

test("one folder proves each of its votes, though it holds none of the earlier ones; the database proves those as well", async () => {
  const { manifest } = await verifyFiles(folderOf(2));
  for (const position of [14, 15, 16, 17]) {
    const proof = await proveFromFiles(folderOf(2), manifest!, String(position));
    expect(proof.ok && isProved(proof.value)).toBe(true);
    expect(await proveStored(2, { position }, [])).toEqual(proof);
  }
  for (const number of [1, 2]) {
    const early = await proveStored(number, { position: 4 }, []);
    expect(early.ok && [early.value.release, early.value.tree.size]).toEqual([number, number === 1 ? 14 : 18]);
    expect(early.ok && isProved(early.value)).toBe(true);
  }
  expect(await proveStored(1, { position: 14 }, [])).toMatchObject({ ok: false, error: "vote_not_released" });
  expect(await proveFromFiles(folderOf(2), manifest!, "4")).toMatchObject({ ok: false });
});

test("releases are listed page by page, newest first", async () => {
  const page = async (query: string) => {
    const answer = await list(new Request(`http://127.0.0.1/api/releases?${query}`));
    return { status: answer.status, link: answer.headers.get("link"), body: (await answer.json()) as ReleasePage };
  };
  const first = await page("limit=1");
  expect(first.body.releases.map(({ number }) => number)).toEqual([2]);
  expect(first.link).toContain(`cursor=${first.body.next}`);
  const second = await page(`limit=1&cursor=${first.body.next}`);
  expect([second.body.releases.map(({ number }) => number), second.body.next, second.link]).toEqual([[1], null, null]);
  expect((await page("source=arena")).body).toMatchObject({ releases: [{ number: 2 }, { number: 1 }], next: null });
  expect((await page("source=elsewhere")).body).toEqual({ releases: [], next: null });
  for (const query of ["cursor=what", "limit=0", "limit=201", "page=2"]) expect((await page(query)).status).toBe(422);
});

test("what was released cannot become private again, in the database itself", async () => {
  const change = (consent: string, id: string) =>
    pool().query(`update "Battle" set consent = $1::"Consent" where id = $2`, [consent, id]);
  await expect(change("private", privateVote.battleId)).rejects.toThrow(/in a release/);
  await expect(change("aggregate", youngBattle.battleId)).rejects.toThrow(/in a release/);
  for (const table of ["Release", "LedgerEntry", "ReleasedConversation"]) {
    await expect(pool().query(`delete from "${table}"`)).rejects.toThrow(/append-only/);
    await expect(pool().query(`truncate "${table}"`)).rejects.toThrow(/append-only/);
  }
});

describe("tampering is found and named", () => {
  test("one byte of any file", async () => {
    for (const name of fs.readdirSync(folderOf(1)).filter((file) => file !== "manifest.json")) {
      const copy = copyOf(1);
      const file = path.join(copy, name);
      const bytes = fs.readFileSync(file);
      if (bytes.length === 0) continue;
      bytes[bytes.length >> 1] ^= 1;
      fs.writeFileSync(file, bytes);
      expect((await verifyFiles(copy)).problems.join("\n"), name).toContain(`${name} was changed`);
    }
  });

  test("any one character of the manifest, from the folder alone", async () => {
    const copy = copyOf(1);
    const file = path.join(copy, "manifest.json");
    const text = fs.readFileSync(file, "utf8");
    for (let at = 0; at < text.length; at += 211) {
      const other = text[at] === "1" ? "2" : "1";
      fs.writeFileSync(file, text.slice(0, at) + other + text.slice(at + 1));
      const { problems } = await verifyFiles(copy);
      expect(problems.length, text.slice(at - 40, at + 1)).toBeGreaterThan(0);
    }
  });

  test("one edited row, by its number in the file; and with its hash put right, by the row and the tree", async () => {
    const copy = copyOf(1);
    edit(copy, "votes.jsonl", (text) => text.replace(/("position":6,.*"winner":)"[^"]*"/, '$1"model_b"'));
    const found = (await verifyFiles(copy)).problems;
    expect(found[0]).toMatch(/^votes.jsonl was changed/);
    expect(found).toContain("votes.jsonl and votes.parquet differ in row 7.");
    expect(found.at(-1)).toMatch(/^The votes in votes.jsonl are not those of the Merkle tree/);

    const { describeFile } = await import("#lib/release/write-table.ts");
    const { sha256, bytes } = await describeFile(path.join(copy, "votes.jsonl"), null);
    edit(copy, "manifest.json", (text) => {
      const manifest = JSON.parse(text) as { files: { name: string }[] };
      Object.assign(
        manifest.files.find(({ name }) => name === "votes.jsonl")!,
        { sha256, bytes },
      );
      return writeManifest(manifest);
    });
    const [row, tree] = (await verifyFiles(copy)).problems;
    expect(row).toBe("votes.jsonl and votes.parquet differ in row 7.");
    expect(tree).toMatch(/^The votes in votes.jsonl are not those of the Merkle tree/);
    const { manifest } = await verifyFiles(copy);
    const stored = await verifyStored(copy, manifest!);
    expect(stored[0]).toBe("manifest.json is not the one in the database.");
    expect(stored[1]).toBe(
      'votes.jsonl, line 7 (position 6): winner is "tie (bothbad)" in the database instead of "model_b".',
    );
  });

  test("a dropped row, a missing file, a stranger, a manifest that is none", async () => {
    const copy = copyOf(1);
    edit(copy, "votes.jsonl", (text) => text.replace(/.*"position":6,.*\n/, ""));
    fs.rmSync(path.join(copy, "leaderboard.jsonl"));
    fs.writeFileSync(path.join(copy, "extra.txt"), "x");
    const found = (await verifyFiles(copy)).problems.join("\n");
    expect(found).toContain("votes.jsonl has 13 rows instead of 14.");
    expect(found).toContain("votes.jsonl, line 7 has position 7 instead of 6");
    expect(found).toContain("leaderboard.jsonl is missing.");
    expect(found).toContain("extra.txt is not part of the release.");
    edit(copy, "manifest.json", (text) => text.replace('"size"', '"sice"'));
    expect((await verifyFiles(copy)).problems[0]).toMatch(/^manifest.json is not that of a release: merkle/);
    edit(copy, "manifest.json", () => "{");
    expect((await verifyFiles(copy)).problems[0]).toMatch(/^manifest.json is not JSON/);
    expect((await verifyFiles(dataFolder)).problems[0]).toBe("there is no manifest.json in it.");
  });

  test("a later release that does not go on from an earlier one", async () => {
    const { manifest: first } = await verifyFiles(folderOf(1));
    const { manifest: second } = await verifyFiles(folderOf(2));
    const rewritten = { ...first!, merkle: { ...first!.merkle, root: "0".repeat(64) } };
    expect(verifyOrder(rewritten, second!)).toEqual([
      "release 2 does not go on from release 1: the votes of release 1 were edited or dropped.",
    ]);
  });

  test("a vote that was edited or deleted in the database behind its back", async () => {
    const { manifest } = await verifyFiles(folderOf(1));
    const behind = async (sql: string) => {
      await pool().query(`alter table "Vote" disable trigger user`);
      await pool().query(sql);
      await pool().query(`alter table "Vote" enable trigger user`);
    };
    const at = (position: number) => `(select "voteId" from "LedgerEntry" where position = ${position})`;
    await behind(`update "Vote" set winner = 'model_b' where id = ${at(2)}`);
    expect(await verifyStored(folderOf(1), manifest!)).toEqual([
      'votes.jsonl, line 3 (position 2): winner is "model_b" in the database instead of "model_a".',
    ]);
    await behind(`update "Vote" set winner = 'model_a' where id = ${at(2)}`);
    await behind(`delete from "Vote" where id = ${at(1)}`);
    expect(await verifyStored(folderOf(1), manifest!)).toEqual([
      "votes.jsonl, line 2 (position 1): the database no longer has this vote.",
    ]);
  });
});
