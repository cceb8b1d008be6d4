import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import type { Case, OwnMeasurement } from "./case.ts";

/** How many votes there are to download; ten million take a quarter of an hour to make and about 5 GB. */
const votes = Number(process.env.BENCH_VOTES ?? 1_000_000);

const millions = votes % 1_000_000 === 0 ? `${votes / 1_000_000} M` : votes.toLocaleString("en-US");

/**
 * A download beside `COPY … TO STDOUT` of the same rows: the same columns of the same votes, by one query that may do as it
 * likes. What is to be reached is half its rows a second, so twice its time.
 */
async function prepare(query: Record<string, string>): Promise<() => Promise<OwnMeasurement>> {
  const { exportDataset } = await import("#lib/dataset/export.ts");
  const { downloadBytes } = await import("#lib/dataset/download-bytes.ts");
  const { readExportRequest } = await import("#lib/dataset/schema.ts");
  const { pool } = await import("#lib/db.ts");
  process.env.AUTH_SECRET ??= "a secret that is only for measuring";
  process.env.DATABASE_URL = await openDatabase();
  const request = readExportRequest("votes", { source: "bench", ...query });
  if (!request.ok) throw new Error(request.message);

  const client = await pool().connect();
  const { to: copyTo } = await import("pg-copy-streams");
  let peakMb: number | undefined;
  return async () => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const download = await exportDataset(request.value);
    if (!download.ok) throw new Error(download.error);
    let rows = 0;
    for await (const _ of downloadBytes(download.value, request.value, (more) => (rows += more)));
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    // Of the first download, before this process has read anything else.
    peakMb ??= process.resourceUsage().maxRSS / 1024;

    const copied = performance.now();
    await swallow(client.query(copyTo(`copy (${sameRows}) to stdout`)));
    const copyMs = performance.now() - copied;
    const rate = (time: number) => `${Math.round(rows / (time / 1000)).toLocaleString("en-US")} rows a second`;
    console.error(
      `${rows.toLocaleString("en-US")} votes: COPY ${rate(copyMs)}, download ${rate(ms)}, so ${((100 * copyMs) / ms).toFixed(0)} %`,
    );
    return { ms, cpuMs: (user + system) / 1000, mb: peakMb, reachMs: 2 * copyMs };
  };
}

const sameRows = `
  select a.slug, b.slug, v.winner, v."voterId", coalesce(t.index, 1), v."wasBlind",
         (select tag.language from "Tagging" tag where tag."battleId" = p.id order by tag.ordinal desc limit 1),
         extract(epoch from v."castAt")::float8
  from "Vote" v join "Battle" p on p.id = v."battleId" join "Source" s on s.id = v."sourceId"
  join "Model" a on a.id = p."modelAId" join "Model" b on b.id = p."modelBId" left join "Turn" t on t.id = v."turnId"
  where s.slug = 'bench' and p.consent <> 'private'
    and not exists (select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;

function swallow(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on("data", () => {});
    stream.once("end", resolve);
    stream.once("error", reject);
  });
}

/** A database with so many votes, made once and kept in DATA_DIR. */
async function openDatabase(): Promise<string> {
  const { inDataFolder } = await import("../scripts/database.ts");
  const { ensureDatabase, startPostgres } = await import("../scripts/embedded-postgres.ts");
  const { migrate, migrationsFolder } = await import("../scripts/migrate.ts");
  const { default: pg } = await import("pg");
  const server = await startPostgres({ dataDir: inDataFolder("bench-postgres"), log: console.error });
  const pid = Number(fs.readFileSync(path.join(server.cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  if (!server.adopted) process.once("exit", () => process.kill(pid, "SIGINT"));
  const newest = fs.readdirSync(migrationsFolder).sort().at(-2)!.replaceAll(/\W/g, "_");
  const url = await ensureDatabase(server, `votes_${votes}_${newest}`);
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from "Source" where slug = 'bench'`);
    if (rowCount === 0) await fill(client);
  } finally {
    await client.end();
  }
  return url;
}

/** Ids in the order of time, as the product's own are. */
const id = (kind: number, n: string) => `('00000000-0000-7000-800${kind}-' || lpad((${n})::text, 12, '0'))::uuid`;
const among = (most: number, salt: number) => `((hashint8(i * ${salt}) & 2147483647) % ${most})`;

async function fill(client: { query: (sql: string) => Promise<unknown> }): Promise<void> {
  console.error(`Making ${votes.toLocaleString("en-US")} votes…`);
  // Only the rows are wanted here, not what counts them.
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
  await client.query(`insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
    select ${id(1, "i")}, 'model-' || i, 'Model ' || i, 'Example Lab', 'MIT', 'imported', 'external', now()
    from generate_series(0, 59) i`);
  await client.query(`insert into "Voter" (id) select ${id(2, "i")} from generate_series(0, 99999) i`);
  const slice = 500_000;
  for (let from = 1; from <= votes; from += slice) {
    const series = `generate_series(${from}, ${Math.min(votes, from + slice - 1)}) i`;
    const at = `'2025-01-01Z'::timestamptz + i * interval '1.000317 second'`;
    await client.query(`insert into "Battle" (id, "sourceId", "modelAId", "modelBId", "voterId", state, "createdAt")
      select ${id(3, "i")}, ${id(0, "1")}, ${id(1, among(30, 7))}, ${id(1, `30 + ${among(30, 11)}`)},
             ${id(2, among(100_000, 3))}, 'recorded', ${at} from ${series}`);
    await client.query(`insert into "Tagging" ("battleId", ordinal, version, language, categories)
      select ${id(3, "i")}, 1, '1', (array['en', 'en', 'zh', 'ru', null])[1 + ${among(5, 13)}], '{}' from ${series}`);
    await client.query(`insert into "Vote" (id, "sourceId", "battleId", "voterId", winner, "wasBlind", "castAt")
      select ${id(4, "i")}, ${id(0, "1")}, ${id(3, "i")}, ${id(2, among(100_000, 3))},
             (array['model_a', 'model_b', 'tie', 'both_bad'])[1 + ${among(4, 5)}]::"Winner", true, ${at} from ${series}`);
    await client.query(`insert into "Verdict" (id, "voteId", rule, version, reason)
      select ${id(5, "i")}, ${id(4, "i")}, 'daily_cap', 1, 'measured' from ${series} where i % 50 = 0`);
  }
  await client.query(
    `insert into "Source" (id, slug, name, kind) values (${id(0, "1")}, 'bench', 'Bench', 'imported')`,
  );
  await client.query("vacuum analyze");
}

const download = (name: string, query: Record<string, string>): Case => ({
  name: `export: ${millions} votes as ${name}, COPY × 2`,
  reachMs: Infinity,
  reachMb: 300,
  prepare: () => prepare(query),
  measuresItself: true,
  leastRuns: 3,
});

export const cases: Case[] = [
  download("JSON lines", { format: "jsonl" }),
  download("CSV", { format: "csv" }),
  download("Parquet", { format: "parquet" }),
];
