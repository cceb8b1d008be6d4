import { inDataFolder } from "../scripts/database.ts";
import { ensureDatabase, startPostgres } from "../scripts/embedded-postgres.ts";
import { migrate } from "../scripts/migrate.ts";
import { atEnd } from "./at-end.ts";

/** Like a server for an arena of that size: a quarter of a small machine's memory. */
const settings = ["shared_buffers=1GB", "max_wal_size=4GB", "maintenance_work_mem=256MB"];

export const filledSlug = "filled";

/** The name of a size: 10k, 1M, 10M. */
export const sizeName = (votes: number): string =>
  votes >= 1e6 ? `${votes / 1e6}M` : votes >= 1e3 ? `${votes / 1e3}k` : String(votes);

/**
 * A database with so many votes on 130 models in 30 categories, made at the first use and kept in the data folder: ten million
 * take a quarter of an hour and 9 GB. FILLED_DATABASES names a server to keep them on instead (postgres://…/postgres).
 */
export async function openFilledDatabase(votes: number): Promise<{ url: string; sourceId: string }> {
  const name = `filled_${sizeName(votes).toLowerCase()}`;
  const url = process.env.FILLED_DATABASES
    ? await ensureElsewhere(process.env.FILLED_DATABASES, name)
    : await ensureHere(name);
  process.env.DATABASE_URL = url;
  await migrate(url);
  const { pool } = await import("#lib/db.ts");
  const find = () => pool().query<{ id: string }>(`select id::text from "Source" where slug = $1`, [filledSlug]);
  if ((await find()).rows.length === 0) await fill(votes);
  return { url, sourceId: (await find()).rows[0].id };
}

async function ensureHere(name: string): Promise<string> {
  const server = await startPostgres({ dataDir: inDataFolder("bench-filled"), settings, log: console.error });
  atEnd(() => server.stop());
  return ensureDatabase(server, name);
}

async function ensureElsewhere(serverUrl: string, name: string): Promise<string> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  if (!rowCount) await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function fill(votes: number): Promise<void> {
  console.error(`filling a database with ${sizeName(votes)} votes, once`);
  const { pool } = await import("#lib/db.ts");
  const { fillSource } = await import("#lib/dataset/fill-source.ts");
  const { foldChanges, rebuildCounts } = await import("#lib/counts/store.ts");
  const filling = {
    slug: filledSlug,
    votes,
    models: 130,
    voters: 50_000,
    seed: 0,
    answers: Math.min(votes, 1000),
    days: 365,
  };
  const client = await pool().connect();
  const sourceId = await fillSource(client, { ...filling, until: new Date() });
  await client.query("analyze");
  client.release();
  await rebuildCounts(sourceId);
  await foldChanges();
}

/** One more vote on some pair of the source, filed under some categories, in a transaction of its own as votes come. */
export async function castOne(sourceId: string, n: number, categories: readonly string[]): Promise<void> {
  const { pool } = await import("#lib/db.ts");
  const { v7 } = await import("uuid");
  const models = await modelsOf(sourceId);
  const a = models[(n * 7919) % models.length];
  const b = models[(n * 7919 + 1 + (n % (models.length - 1))) % models.length];
  const battle = v7();
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into "Battle" (id, "sourceId", state, "modelAId", "modelBId") values ($1, $2, 'recorded', $3, $4)`,
      [battle, sourceId, a, b],
    );
    await client.query(`insert into "Tagging" ("battleId", ordinal, version, categories) values ($1, 1, 'fill', $2)`, [
      battle,
      categories,
    ]);
    await client.query(
      `insert into "Vote" (id, "sourceId", "battleId", winner, "wasBlind") values ($1, $2, $3, $4, true)`,
      [v7(), sourceId, battle, ["model_a", "model_b", "tie"][n % 3]],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

const known = new Map<string, Promise<string[]>>();

function modelsOf(sourceId: string): Promise<string[]> {
  let models = known.get(sourceId);
  if (!models) known.set(sourceId, (models = readModels(sourceId)));
  return models;
}

async function readModels(sourceId: string): Promise<string[]> {
  const { pool } = await import("#lib/db.ts");
  const { rows } = await pool().query<{ id: string }>(
    `select distinct "modelAId"::text as id from "VoteCount" where "sourceId" = $1 and category = 'overall' order by 1`,
    [sourceId],
  );
  return rows.map(({ id }) => id);
}
