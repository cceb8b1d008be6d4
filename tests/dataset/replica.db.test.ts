import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { votesPerDay } from "#lib/analysis/store.ts";
import { pool, replica } from "#lib/db.ts";
import { startPostgres } from "../../scripts/embedded-postgres.ts";
import { openUnreliableDatabase } from "../support/database.ts";
import { openVotes } from "../support/votes.ts";

const primary = await openUnreliableDatabase();
const standby = await startStandby();
process.env.DATABASE_REPLICA_URL = standby.url("ringside");
process.env.AUTH_SECRET = "a secret that is only for tests";
const votes = await openVotes("survey");
await votes.cast("ada", "bob", "model_a", 3);

/** A hot standby: the primary's files as they are while it rests, and then whatever it writes. */
async function startStandby() {
  await primary.stopServer();
  const dataDir = `${primary.dataDir}-replica`;
  const cluster = `${primary.cluster}-replica`;
  const { password } = JSON.parse(fs.readFileSync(path.join(primary.dataDir, "settings.json"), "utf8")) as {
    password: string;
  };
  fs.mkdirSync(dataDir, { recursive: true });
  execFileSync("cp", ["-a", primary.cluster, cluster]);
  execFileSync("cp", ["-a", path.join(cluster, "PG_VERSION"), path.join(cluster, "standby.signal")]);
  fs.writeFileSync(path.join(dataDir, "settings.json"), JSON.stringify({ password, cluster }), { mode: 0o600 });
  await primary.startServer();
  const { hostname, port, username } = new URL(primary.url);
  const server = await startPostgres({
    dataDir,
    settings: [
      `primary_conninfo=host=${hostname} port=${port} user=${username} password=${password}`,
      "max_connections=300",
    ],
  });
  afterAll(async () => {
    await replica().end();
    await server.stop();
    for (const folder of [dataDir, cluster]) fs.rmSync(folder, { recursive: true, force: true });
  });
  return server;
}

const ask = (query: string) =>
  GET(new Request(`http://127.0.0.1/api/export/votes?source=survey&format=jsonl&${query}`), {
    params: Promise.resolve({ dataset: "votes" }),
  });
const stateOfPrimary = async () =>
  (await pool().query<{ at: string }>("select pg_current_snapshot()::text as at")).rows[0].at;
const rowsOf = async (answer: Response) => (await answer.text()).split("\n").filter(Boolean).length;

/** Runs something while the standby takes in nothing. */
async function whileBehind(work: () => Promise<void>) {
  const admin = new pg.Client({ connectionString: standby.url("ringside") });
  await admin.connect();
  try {
    await admin.query("select pg_wal_replay_pause()");
    await work();
  } finally {
    await admin.query("select pg_wal_replay_resume()");
    await admin.end();
  }
}

test("downloads and pictures are read from the replica, while votes go to the database itself", async () => {
  await expect.poll(async () => rowsOf(await ask(""))).toBe(3);
  await whileBehind(async () => {
    await votes.cast("ada", "bob", "tie", 2);
    expect(await rowsOf(await ask(""))).toBe(3);
    const [day] = await votesPerDay({ source: "survey", category: "overall", days: null });
    expect(day.votes).toBe(3);
  });
  await expect.poll(async () => rowsOf(await ask(""))).toBe(5);
});

test("a state that the replica has not come to is waited for, and refused rather than half told", async () => {
  let waiting: Promise<Response> | undefined;
  await whileBehind(async () => {
    await votes.cast("bob", "ada", "model_a", 1);
    waiting = ask(`at=${await stateOfPrimary()}`);
    await sleep(300);
  });
  expect(await rowsOf(await waiting!)).toBe(6);
  await whileBehind(async () => {
    await votes.cast("bob", "ada", "model_a", 1);
    const refused = await ask(`at=${await stateOfPrimary()}`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("at: is no state that this database has been in");
  });
});
