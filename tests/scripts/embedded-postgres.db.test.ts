import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { inDataFolder } from "../../scripts/database.ts";
import { ensureDatabase, startPostgres, type EmbeddedPostgres } from "../../scripts/embedded-postgres.ts";
import { readPostmaster } from "../../scripts/postgres-cluster.ts";
import { carefree, testDatabaseName } from "../support/database-server.ts";

const running = new Set<EmbeddedPostgres>();
const folders = new Set<string>();

afterEach(async () => {
  for (const server of running) await server.stop();
  running.clear();
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  folders.clear();
});

function newFolder(): string {
  const folder = inDataFolder(testDatabaseName());
  folders.add(folder);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, settings: carefree });
  running.add(server);
  folders.add(server.cluster);
  return server;
}

async function ask<T>(url: string, query: string): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: query, rowMode: "array" });
  await client.end();
  return (rows[0] as T[])[0]!;
}

const isUp = (server: EmbeddedPostgres) =>
  ask<number>(server.url("postgres"), "select 1").then(
    () => true,
    () => false,
  );

test("data survives a stop, and the stopped server is gone", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ensureDatabase(first, "kept");
  await first.stop();
  expect(await isUp(first)).toBe(false);
  expect(readPostmaster(first.cluster)).toBeUndefined();

  const second = await start(dataDir);
  expect(second.adopted).toBe(false);
  expect(await ask(second.url("kept"), "select current_database()")).toBe("kept");
});

test("nobody gets in without the password, which others on the machine cannot read", async () => {
  const server = await start(newFolder());
  const url = new URL(server.url("postgres"));
  url.password = "guess";
  await expect(ask(url.href, "select 1")).rejects.toThrow(/password authentication failed/);
  expect(await ask(server.url("postgres"), "show listen_addresses")).toBe("127.0.0.1");
  const settings = [...folders].map((folder) => path.join(folder, "settings.json")).find((file) => fs.existsSync(file));
  expect(fs.statSync(settings!).mode & 0o077).toBe(0);
});

test("a second start joins the running server, and the last to leave shuts it down", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  const second = await start(dataDir);
  expect([second.adopted, second.port]).toEqual([true, first.port]);
  await first.stop();
  expect(await isUp(second)).toBe(true);
  await second.stop();
  expect(await isUp(second)).toBe(false);
});

test("two that leave at the same time shut it down between them", async () => {
  const dataDir = newFolder();
  const both = [await start(dataDir), await start(dataDir)];
  await Promise.all(both.map((server) => server.stop()));
  expect(await isUp(both[0]!)).toBe(false);
});

test("two first starts at once end up on one server", async () => {
  const dataDir = newFolder();
  const [one, other] = await Promise.all([start(dataDir), start(dataDir)]);
  expect(one.port).toBe(other.port);
  expect([one.adopted, other.adopted].filter(Boolean)).toHaveLength(1);
});

test("a server killed without warning is noticed, and what it leaves does not stop the next start", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ensureDatabase(first, "kept");
  process.kill(readPostmaster(first.cluster)!.pid, "SIGKILL");
  await first.lost;

  const second = await start(dataDir);
  expect(second.adopted).toBe(false);
  expect(await ask(second.url("kept"), "select 1")).toBe(1);
});

test("a lock whose process number now belongs to a stranger does not stop the next start", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  const lock = path.join(first.cluster, "postmaster.pid");
  const content = fs.readFileSync(lock, "utf8");
  await first.stop();
  fs.writeFileSync(lock, content.replace(/^\d+/, String(process.pid)));
  expect(await isUp(await start(dataDir))).toBe(true);
});

test("data written by another major version is left alone, in a sentence that says so", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await first.stop();
  fs.writeFileSync(path.join(first.cluster, "PG_VERSION"), "14\n");
  await expect(start(dataDir)).rejects.toThrow(/was written by PostgreSQL 14, but the embedded server is \d+/);
});

test("a server that comes back is found at the same port", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await first.stop();
  const second = await startPostgres({ dataDir, settings: carefree, port: first.port });
  running.add(second);
  expect(second.port).toBe(first.port);
});
