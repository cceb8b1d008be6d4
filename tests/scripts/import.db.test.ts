import { spawn } from "node:child_process";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import type { ImportPlan } from "#lib/import/types.ts";
import { openTestDatabase } from "../support/database.ts";
import { runScript, workFolder } from "./run-script.ts";

const database = await openTestDatabase();
const folder = workFolder();
const reader = new pg.Client({ connectionString: database.url });
await reader.connect();
afterAll(() => reader.end());

const file = folder.write(
  "votes.csv",
  "model_a,model_b,winner,judge\nAda,Bob,model_a,x\nAda,Bob,tie,y\nBob,Bob,tie,y\n",
);

const countVotes = async () => (await reader.query<{ n: number }>(`select count(*)::int as n from "Vote"`)).rows[0].n;

test(
  "a dry run tells on standard output what an import then does, and the same file again adds nothing",
  { timeout: 180_000 },
  async () => {
    const dry = await runScript("import", file, "--source", "My set", "--dry-run");
    expect(dry).toMatchObject({ status: 0 });
    expect(dry.out).toMatch(/Nothing was written. An import into my-set, a new source, would do this:/);
    expect(dry.out).toMatch(/would be added\s+2 votes/);
    expect(dry.out).toMatch(/left out\s+1: a model against itself/);
    expect(await countVotes()).toBe(0);

    const done = await runScript("import", file, "--source", "My set", "--json");
    expect(JSON.parse(done.out) as ImportPlan).toMatchObject({ votes: 2, written: true, source: { slug: "my-set" } });
    expect(await countVotes()).toBe(2);
    const again = await runScript("import", file, "--source", "My set");
    expect(again.out).toMatch(/Nothing to add to my-set:/);
    expect(await countVotes()).toBe(2);
  },
);

test(
  "bad data ends with status 1 and its place on standard error, bad arguments with 2",
  { timeout: 180_000 },
  async () => {
    const bad = folder.write("bad.csv", "model_a,model_b,winner,judge\nAda,Bob,won,x\n");
    const refused = await runScript("import", bad, "--source", "bad");
    expect(refused).toMatchObject({ status: 1, out: "" });
    expect(refused.err).toMatch(/bad\.csv:2:9: winner: "won" is not a known verdict/);
    const wrong = await Promise.all([
      runScript("import", file),
      runScript("import", "--source", "x"),
      runScript("import", file, "--source", "x", "--profile", "y"),
    ]);
    expect(wrong.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(wrong[2].err).toMatch(/there is no profile "y"/);
    const list = folder.write("list.json", `["gpt-4"]`);
    const torn = folder.write("torn.json", `{"GPT 4": `);
    const spaced = folder.write("spaced.yaml", `"GPT 4": "GPT four!"`);
    for (const [args, says] of [
      [["-", "--source", "x"], /standard input cannot be imported/],
      [[file, "--source", "???"], /must have a letter or digit/],
      [[file, "--source", "x", "--consent", "yes"], /must be aggregate or publish, not "yes"/],
      [[file, "--source", "x", "--sources", "y"], /Unknown option '--sources'/],
      [[file, "--source", "x", "--aliases", folder.path("none.json")], /--aliases .*none\.json: there is no such file/],
      [[file, "--source", "x", "--aliases", list], /--aliases .*list\.json: .*expected (record|object)/],
      [[file, "--source", "x", "--aliases", torn], /--aliases .*torn\.json: neither JSON nor YAML/],
      [[file, "--source", "x", "--aliases", spaced], /--aliases .*spaced\.yaml: "GPT 4"/],
    ] as const) {
      const refused = await runScript("import", ...args);
      expect([args.slice(2), refused.status, refused.out]).toEqual([args.slice(2), 2, ""]);
      expect(refused.err).toMatch(says);
    }
  },
);

test("an import that is killed leaves nothing, and the next one does all of it", { timeout: 180_000 }, async () => {
  const many = folder.write(
    "many.csv",
    "model_a,model_b,winner,judge,tstamp\n" + Array.from({ length: 30_000 }, (_, i) => `Ada,Bob,tie,x,${i}\n`).join(""),
  );
  const before = await countVotes();
  const child = spawn(process.execPath, ["--conditions=react-server", "scripts/import.ts", many, "--source", "many"], {
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // Its rows are being written once its transaction has an id.
  for (let isWriting = false; !isWriting && child.exitCode === null;) {
    const { rows } = await reader.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and application_name = 'ringside' and query like '%into "Battle"%'`,
    );
    isWriting = rows[0].n > 0;
  }
  child.kill("SIGKILL");
  await ended;
  expect(await countVotes()).toBe(before);
  expect((await reader.query(`select from "Source" where slug = 'many'`)).rowCount).toBe(0);
  for (let status = 1, tries = 0; status !== 0; tries++) {
    // The server notices within moments that the killed one is gone.
    const next = await runScript("import", many, "--source", "many", "--json");
    if (tries < 20 && next.err.includes("another import into many is running")) continue;
    expect(next).toMatchObject({ status: 0 });
    status = next.status!;
  }
  expect(await countVotes()).toBe(before + 30_000);
});
