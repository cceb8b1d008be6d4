import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as list } from "../../app/api/releases/route.ts";
import { GET as prove } from "../../app/api/releases/[number]/proof/route.ts";
import { GET as download } from "../../app/api/releases/[number]/[file]/route.ts";
import { releaseListSchema } from "#lib/api/responses.ts";
import { isProved } from "#lib/release/check-proof.ts";
import { proofSchema } from "#lib/release/proof.ts";
import { literal, withDuckDB } from "#lib/dataset/columnar.ts";
import { openTestDatabase } from "../support/database.ts";
import type { VoterId } from "#lib/battle/types.ts";
import { addModel, addSource, addVote, addVoter } from "../dataset/stored-votes.ts";

const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-reading-"));
Object.assign(process.env, {
  DATA_DIR: dataFolder,
  AUTH_SECRET: "a secret that is only for tests",
  DATA_LICENSE: "CC-BY-4.0",
  EXPORTS_PER_HOUR: "100000",
});
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }));

const { url } = await openTestDatabase();
const folder = path.join(dataFolder, "releases", "release-0001");
const checkout = path.join(import.meta.dirname, "..", "..");

/** A command as `npm run` would run it, on this file's database. */
function run(script: string, ...args: string[]) {
  const environment = { ...process.env, DATABASE_URL: url };
  const file = path.join(checkout, "scripts", `${script}.ts`);
  return spawnSync(process.execPath, ["--conditions=react-server", file, ...args], {
    encoding: "utf8",
    env: environment,
  });
}

const file = (name: string, headers: Record<string, string> = {}, number = "1") =>
  download(new Request(`http://127.0.0.1/api/releases/${number}/${name}`, { headers }), {
    params: Promise.resolve({ number, file: name }),
  });

beforeAll(async () => {
  const sourceId = await addSource("arena", "arena");
  const [modelA, modelB] = [await addModel("ada"), await addModel("bob")];
  const voterId = await addVoter();
  for (let day = 1; day <= 5; day++)
    await addVote({ sourceId, modelA, modelB, winner: "model_a", castAt: `2026-01-0${day}`, voterId });
});

test("the command makes a release and says where it is; with nothing new it says so", () => {
  const made = run("release");
  expect(made.stderr).toBe("");
  expect(made.stdout).toMatch(
    /^Release 1 of arena: 5 votes, 11 files, in .*release-0001\nMerkle root of all 5 votes so far: [0-9a-f]{64}\n$/,
  );
  const again = run("release", "--source", "arena");
  expect([again.status, again.stderr]).toEqual([3, "There is nothing new in arena.\n"]);
  const nowhere = run("release", "--source", "nowhere");
  expect([nowhere.status, nowhere.stderr]).toEqual([1, 'There is no source of votes "nowhere".\n']);
  expect(run("release", "--what").status).toBe(2);
});

test("it is listed with its files, and each file comes whole, in part, and not again to whoever has it", async () => {
  const answer = await list(new Request("http://127.0.0.1/api/releases"));
  const { releases } = releaseListSchema.parse(await answer.json());
  expect(releases).toMatchObject([{ number: 1, source: "arena", license: "CC-BY-4.0", votes: 5, votesInAll: 5 }]);
  expect(releases[0].files.map(({ name }) => name).sort()).toEqual(fs.readdirSync(folder).sort());
  for (const { name, sha256, bytes } of releases[0].files) {
    const whole = fs.readFileSync(path.join(folder, name));
    const got = await file(name);
    expect(Buffer.from(await got.arrayBuffer()).equals(whole), name).toBe(true);
    expect(got.headers.get("cache-control")).toContain("immutable");
    if (sha256) expect([got.headers.get("etag"), whole.length]).toEqual([`"${sha256}"`, bytes]);
    const same = await file(name, { "if-none-match": got.headers.get("etag")! });
    expect([same.status, await same.text()]).toEqual([304, ""]);
    for (const counted of [got, same]) expect(counted.headers.get("ratelimit")).toMatch(/^"\w+";r=\d+;t=\d+$/);
  }
  const whole = fs.readFileSync(path.join(folder, "votes.jsonl"));
  const parts: [string, string][] = [
    ["bytes=0-9", whole.subarray(0, 10).toString()],
    ["bytes=-5", whole.subarray(-5).toString()],
  ];
  for (const [range, text] of parts) {
    const part = await file("votes.jsonl", { range });
    expect([part.status, await part.text()]).toEqual([206, text]);
  }
  expect((await file("votes.jsonl", { range: "bytes=99999999-" })).status).toBe(416);
  expect((await file("votes.jsonl", { range: "bytes=0-9", "if-range": '"other"' })).status).toBe(200);
});

test("no other file can be had by any name", async () => {
  for (const name of ["nothing.txt", "../secret", "..", "%2e%2e", "README.md/..", ""])
    expect((await file(name)).status, name).toBe(404);
  for (const number of ["0", "2", "-1", "1e0", "x", "99999999999999999999"])
    expect((await file("votes.jsonl", {}, number)).status, number).toBe(404);
});

test("the card names every table with its columns, as DuckDB finds them in the files", async () => {
  const card = fs.readFileSync(path.join(folder, "README.md"), "utf8");
  const { parse } = await import("yaml");
  const header = parse(card.split("---\n")[1]) as {
    license: string;
    dataset_info: {
      config_name: string;
      features: { name: string; dtype?: string }[];
      splits: { num_examples: number }[];
    }[];
  };
  expect(header.license).toBe("cc-by-4.0");
  const dtypes: Record<string, string | undefined> = {
    VARCHAR: "string",
    BIGINT: "int64",
    DOUBLE: "float64",
    BOOLEAN: "bool",
  };
  for (const { config_name: table, features, splits } of header.dataset_info) {
    await withDuckDB(async (connection) => {
      const parquet = `read_parquet(${literal(path.join(folder, `${table}.parquet`))})`;
      const columns = await (
        await connection.run(`select column_name, column_type from (describe from ${parquet})`)
      ).getRows();
      expect(features.map(({ name, dtype }) => [name, dtype])).toEqual(
        columns.map(([name, type]) => [String(name), dtypes[String(type)]]),
      );
      const [[rows]] = await (await connection.run(`select count(*)::int from ${parquet}`)).getRows();
      expect(splits[0].num_examples).toBe(rows);
    });
  }
});

test("commands name voters as the product does, by the secret that its first start has kept", () => {
  const names = (more: Record<string, string>) => {
    const file = path.join(checkout, "scripts", "export.ts");
    const env = { ...process.env, DATABASE_URL: url, AUTH_SECRET: "", ...more };
    const { stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", file, "votes"], {
      encoding: "utf8",
      env,
    });
    expect(stderr).toMatch(/^5 rows/);
    return stdout.split("\n")[0];
  };
  const [one, other] = [names({}), names({})];
  expect(one).toBe(other);
  expect(one).toBe(names({ AUTH_SECRET: fs.readFileSync(path.join(dataFolder, "secret"), "utf8") }));
});

test("verify-release finds it sound, also against the database, and names what was changed in a copy", () => {
  const sound = run("verify-release", folder, "--database");
  expect(sound.stderr).toBe("");
  expect(sound.stdout).toMatch(/^Release 1 is sound: 5 votes of arena, 11 files, Merkle root [0-9a-f]{64}\nEvery vote/);
  const copy = path.join(dataFolder, "copy");
  fs.cpSync(folder, copy, { recursive: true });
  const votes = path.join(copy, "votes.jsonl");
  fs.writeFileSync(votes, fs.readFileSync(votes, "utf8").replace('"winner":"model_a"', '"winner":"model_b"'));
  const found = run("verify-release", copy);
  expect([found.status, found.stdout]).toEqual([1, ""]);
  expect(found.stderr).toContain("votes.jsonl and votes.parquet differ in row 1.");
  expect(run("verify-release").status).toBe(2);
  expect(run("verify-release", dataFolder)).toMatchObject({ status: 1 });
});

const proof = (query: string, number = "1") =>
  prove(new Request(`http://127.0.0.1/api/releases/${number}/proof?${query}`), { params: Promise.resolve({ number }) });

test("every vote's proof can be had from the database and from the files, both the same, and holds by itself", async () => {
  const { merkle } = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8")) as {
    merkle: { size: number; root: string };
  };
  for (let position = 0; position < 5; position++) {
    const given = proofSchema.parse(await (await proof(`position=${position}`)).json());
    expect(isProved(given)).toBe(true);
    expect(given.tree).toEqual({ size: merkle.size, root: merkle.root });
    if (position % 2 > 0) continue;
    const { question_id, turn } = given.vote;
    const fromFiles = run("verify-release", folder, "--vote", position === 0 ? "0" : `${question_id}:${turn}`);
    expect(JSON.parse(fromFiles.stdout)).toEqual(given);
  }
});

test("a proof is checked against a release, and one that was tampered with proves nothing", async () => {
  const given = proofSchema.parse(await (await proof("position=3")).json());
  const file = path.join(dataFolder, "proof.json");
  fs.writeFileSync(file, JSON.stringify(given));
  const sound = run("verify-release", "--proof", file, folder);
  expect([sound.status, sound.stdout.split("\n")[1]]).toEqual([0, "That is the root of release 1 in the folder."]);
  const winner = given.vote.winner === "model_a" ? "model_b" : "model_a";
  fs.writeFileSync(file, JSON.stringify({ ...given, vote: { ...given.vote, winner } }));
  expect(run("verify-release", "--proof", file)).toMatchObject({ status: 1, stdout: "" });
  expect(run("verify-release", folder, "--vote", "5").stderr).toBe("release 1 holds no vote 5.\n");
  expect(run("verify-release", folder, "--vote", "0", "--database").status).toBe(2);
});

test("who asks for no vote, another's or one that is not there is told so", async () => {
  const { pool } = await import("#lib/db.ts");
  const { rows } = await pool().query<{ id: string }>(`select id from "Vote" limit 1`);
  const answers: [string, string, number, string][] = [
    ["", "1", 422, "invalid_input"],
    ["position=0&vote=00000000-0000-7000-8000-000000000000", "1", 422, "invalid_input"],
    ["position=-1", "1", 422, "invalid_input"],
    ["position=5", "1", 404, "vote_not_released"],
    // Its own id would lead from a battle to its voter's pseudonym.
    [`vote=${rows[0].id}`, "1", 404, "vote_not_released"],
    ["position=0", "2", 404, "release_not_found"],
    ["position=0", "x", 422, "invalid_input"],
  ];
  for (const [query, number, status, code] of answers) {
    const answer = await proof(query, number);
    expect([answer.status, await answer.json()], query).toMatchObject([status, { error: { code } }]);
  }
});

test("a voter has the proof of their own vote by the id that it was answered with", async () => {
  const { pool } = await import("#lib/db.ts");
  const { proveStored } = await import("#lib/release/prove-stored.ts");
  const { rows } = await pool().query<{ id: string; voterId: VoterId }>(
    `select id, "voterId" from "Vote" order by "castAt" offset 2 limit 1`,
  );
  const [{ id, voterId }] = rows;
  const own = await proveStored(1, { vote: id }, [voterId]);
  expect(own.ok && own.value.vote.position).toBe(2);
  expect(own.ok && isProved(own.value)).toBe(true);
});

test("a vote that was changed in the database has no proof", async () => {
  const { pool } = await import("#lib/db.ts");
  const client = await pool().connect();
  try {
    await client.query(`alter table "Vote" disable trigger user`);
    await client.query(`update "Vote" set winner = 'tie' where "castAt" = (select max("castAt") from "Vote")`);
  } finally {
    await client.query(`alter table "Vote" enable trigger user`);
    client.release();
  }
  const answer = await proof("position=4");
  expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: "vote_changed" } }]);
  expect((await proof("position=3")).status).toBe(200);
});
