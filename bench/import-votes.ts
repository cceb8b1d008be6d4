import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { writeFile } from "#lib/dataset/columnar.ts";
import { winners } from "#lib/rating/index.ts";
import { ensureDatabase, startPostgres } from "../scripts/embedded-postgres.ts";
import { migrate } from "../scripts/migrate.ts";
import type { EmbeddedPostgres } from "../scripts/embedded-postgres.ts";
import { atEnd } from "./at-end.ts";
import { makeVotes } from "./votes.ts";
import type { Case, OwnMeasurement } from "./case.ts";

/** A million rows may take a minute. RINGSIDE_IMPORT_ROWS=1000000 measures just that. */
const rows = Number(process.env.RINGSIDE_IMPORT_ROWS ?? 200_000);
const msPerRow = 60_000 / 1_000_000;

const folder = path.join(import.meta.dirname, "..", ".data", "bench");

/** Votes with voters and times, as a public arena exports them. */
async function makeFile(file: string): Promise<void> {
  const votes = makeVotes(130, rows);
  const name = (models: ArrayLike<number>) => Array.from(models, (model) => votes.models[model]);
  fs.mkdirSync(folder, { recursive: true });
  await writeFile(file, {
    columns: [
      { name: "model_a", type: "varchar", values: name(votes.modelA) },
      { name: "model_b", type: "varchar", values: name(votes.modelB) },
      { name: "winner", type: "varchar", values: Array.from(votes.winner, (winner) => winners[winner]) },
      {
        name: "judge",
        type: "varchar",
        values: Array.from(votes.winner, (_, i) => `arena_user_${(i * 7919) % 20_000}`),
      },
      { name: "tstamp", type: "double", values: Array.from(votes.winner, (_, i) => 1_700_000_000 + i * 1.25) },
    ],
  });
}

/** From a Parquet file to committed rows, each time into a new source. */
async function importing(): Promise<() => Promise<OwnMeasurement>> {
  const file = path.join(folder, `import-${rows}.parquet`);
  if (!fs.existsSync(file)) await makeFile(file);
  const server = await startPostgres({ dataDir: path.join(folder, "postgres") });
  // A million votes take half a gigabyte: what the last run left goes first.
  await dropDatabase(server, "import");
  const url = await ensureDatabase(server, "import");
  await migrate(url);
  process.env.DATABASE_URL = url;
  atEnd(() => server.stop());
  const { importVotes } = await import("#lib/import/import-votes.ts");
  let run = 0;
  return async () => {
    const begun = performance.now();
    const cpu = process.cpuUsage();
    const source = `bench ${run++}`;
    const done = await importVotes({ files: [{ path: file, name: "bench" }], source, actor: "bench" });
    if (!done.ok || done.value.votes !== rows) throw new Error("the import is not what it should be");
    const { user, system } = process.cpuUsage(cpu);
    const ms = performance.now() - begun;
    return { ms, cpuMs: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 };
  };
}

async function dropDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`);
  await admin.end();
}

export const cases: Case[] = [
  {
    name: `import: ${rows.toLocaleString("en-US")} votes into Postgres`,
    reachMs: rows * msPerRow,
    measuresItself: true,
    prepare: importing,
  },
];
