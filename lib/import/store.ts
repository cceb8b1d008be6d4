import "server-only";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { v7 as uuidv7 } from "uuid";
import { pool } from "#lib/db.ts";
import { licenseOf, organizationOf } from "#lib/models/naming.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { plainName } from "./match-models.ts";
import type { KnownModel, MatchedModel } from "./match-models.ts";
import { stagedTable } from "./staged-row.ts";

export interface StoredSource {
  id: string;
  slug: string;
  name: string;
  kind: "arena" | "simulated" | "imported";
}

/** What an import begins with: its transaction, and what the database knows of its source and of models. */
export interface ImportSession {
  client: PoolClient;
  source: StoredSource | null;
  models: KnownModel[];
  /** Slugs by name, as they were given with earlier imports. */
  aliases: Map<string, string>;
  /** Tells this database from others. */
  database: string;
}

/** Other imports into the same source wait for nobody: they are told. */
const lockOf = (slug: string) => `ringside import ${slug}`;

/**
 * Runs `use` in one transaction, with a temporary table `staged` in it. Nobody sees anything of it before it is kept, and
 * nothing is left of it when it is not, or when this process dies.
 *
 * Fails: "import_running" while another import writes into the source.
 */
export async function withImport<T>(
  slug: string,
  use: (session: ImportSession) => Promise<{ value: T; isKept: boolean }>,
): Promise<Result<T, "import_running">> {
  const client = await pool().connect();
  let isBroken = false;
  // A lost connection is told to whoever asks next; as an event that nobody hears it would end the process.
  const ignore = () => {};
  client.on("error", ignore);
  try {
    // Sorts of a million rows in memory, and no compiling of queries that run once.
    await client.query(`begin; set local work_mem = '64MB'; set local jit = off`);
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free`,
      [lockOf(slug)],
    );
    if (!rows[0].free) {
      await client.query("rollback");
      return fail("import_running", { message: `another import into ${slug} is running` });
    }
    await client.query(stagedTable);
    const { value, isKept } = await use(await openSession(client, slug));
    await client.query(isKept ? "commit" : "rollback");
    return ok(value);
  } catch (error) {
    isBroken = true;
    await client.query("rollback").then(
      () => (isBroken = false),
      () => {},
    );
    throw error;
  } finally {
    client.release(isBroken);
    if (!isBroken) client.off("error", ignore);
  }
}

async function openSession(client: PoolClient, slug: string): Promise<ImportSession> {
  const source = await client.query<StoredSource>(`select id, slug, name, kind from "Source" where slug = $1`, [slug]);
  const models = await client.query<KnownModel>(`select id, slug, name from "Model" order by slug`);
  const aliases = await client.query<{ alias: string; slug: string }>(
    `select a.alias, m.slug from "ModelAlias" a join "Model" m on m.id = a."modelId"`,
  );
  const database = await client.query<{ id: string }>(
    `select system_identifier || '/' || oid as id from pg_control_system(), pg_database where datname = current_database()`,
  );
  return {
    client,
    database: database.rows[0].id,
    source: source.rows[0] ?? null,
    models: models.rows,
    aliases: new Map(aliases.rows.map(({ alias, slug: meant }) => [alias, meant])),
  };
}

/** A way into `staged` that takes text as fast as Postgres does. Nothing else can be asked of the client until it is closed. */
export function openStage(client: PoolClient) {
  const copy = client.query(copyFrom("copy staged from stdin"));
  const end = finished(copy);
  // Told to whoever writes or closes; nobody may be waiting when it happens.
  end.catch(() => {});
  return {
    async write(lines: Buffer): Promise<void> {
      if (lines.length > 0 && !copy.write(lines)) await Promise.race([once(copy, "drain"), end]);
    },
    async close(): Promise<void> {
      copy.end();
      await end;
      await client.query(`create index on staged (place); analyze staged`);
    },
  };
}

export async function makeSource(
  client: PoolClient,
  { slug, name, description }: { slug: string; name: string; description: string },
): Promise<StoredSource> {
  const id = uuidv7();
  await client.query(`insert into "Source" (id, slug, name, kind, description) values ($1, $2, $3, 'imported', $4)`, [
    ...[id, slug, name, description],
  ]);
  return { id, slug, name, kind: "imported" };
}

/** Models that nobody can be asked: they are known from votes only. */
export async function insertModels(client: PoolClient, models: readonly MatchedModel[]): Promise<void> {
  await client.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     select id, slug, name, organization, license, 'imported', 'external', now()
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as m (id, slug, name, organization, license)`,
    [
      models.map(({ id }) => id),
      models.map(({ slug }) => slug),
      models.map(({ name }) => name),
      models.map(({ name }) => organizationOf(name)),
      models.map(({ name }) => licenseOf(name)),
    ],
  );
}

/** Keeps the aliases that an operator gave, for imports to come. */
export async function rememberAliases(client: PoolClient, aliases: ReadonlyMap<string, string>): Promise<void> {
  await client.query(
    `insert into "ModelAlias" (alias, "modelId")
     select distinct on (given.alias) given.alias, m.id from unnest($1::text[], $2::text[]) as given (alias, slug)
     join "Model" m on m.slug = given.slug
     on conflict (alias) do update set "modelId" = excluded."modelId"`,
    [[...aliases.keys()].map(plainName), [...aliases.values()]],
  );
}

/** Notes with the source what was imported, and with the administration who did it. */
export async function recordImport(
  client: PoolClient,
  { source, actor, facts }: { source: StoredSource; actor: string; facts: Record<string, unknown> },
): Promise<void> {
  await client.query(
    `update "Source" set facts = facts || jsonb_build_object('imports', coalesce(facts -> 'imports', '[]') || $2::jsonb)
     where id = $1`,
    [source.id, JSON.stringify([facts])],
  );
  await client.query(
    `insert into "AuditEntry" (id, actor, action, target, detail) values ($1, $2, 'source.import', $3, $4)`,
    [uuidv7(), actor, source.slug, JSON.stringify(facts)],
  );
}
