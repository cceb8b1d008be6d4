import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** The one-letter type of the system catalogue, not char(n). */
const INTERNAL_CHAR = 18;

/**
 * Works with Prisma's schema engine as WebAssembly over the product's own driver, because the Prisma CLI would download
 * a binary. It is instantiated by hand: importing `.wasm` makes Node print an experimental warning.
 */
export async function withSchemaEngine<T>(
  { databaseUrl, schemaFile }: { databaseUrl: string; schemaFile: string },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const glue = engineGlue as typeof engineGlue & { SchemaEngine: typeof SchemaEngine };
  const file = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();

  // Where the engine puts the words of a panic before it traps.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });

  const connections = new EngineConnections(databaseUrl);
  try {
    const datamodels: [string, string][] = [[schemaFile, fs.readFileSync(schemaFile, "utf8")]];
    const adapter = bindMigrationAwareSqlAdapterFactory(connections);
    return await work(await glue.SchemaEngine.new({ datamodels }, () => {}, adapter));
  } finally {
    await connections.close();
  }
}

/**
 * The connections the engine asks for. Prisma's own factory is unfit for migrations in three ways: it cuts a script at
 * every semicolon, also inside function bodies; its shadow database is the real one when given a connection string; and
 * it cannot read the catalogue's "char" columns, which come with triggers.
 */
class EngineConnections {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  private readonly pools: pg.Pool[] = [];
  private shadow: string | undefined;
  private readonly databaseUrl: string;

  constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
  }

  connect = () => this.adapterFor(this.databaseUrl);

  connectToShadowDb = async () => {
    this.shadow = `shadow_${randomUUID()}`;
    await this.openPool(this.databaseUrl).query(`create database "${this.shadow}"`);
    const url = new URL(this.databaseUrl);
    url.pathname = `/${this.shadow}`;
    return this.adapterFor(url.href);
  };

  async close() {
    await Promise.all(this.pools.map((pool) => pool.end()));
    if (!this.shadow) return;
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    await client.query(`drop database if exists "${this.shadow}" with (force)`);
    await client.end();
  }

  private async adapterFor(url: string) {
    const pool = this.openPool(url);
    const adapter = await new PrismaPg(pool).connect();
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  }

  private openPool(connectionString: string): pg.Pool {
    const pool = new pg.Pool({ connectionString });
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
    pool.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      for (const field of result.fields ?? [])
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = pg.types.builtins.TEXT;
      return result;
    }) as typeof pool.query;
    this.pools.push(pool);
    return pool;
  }
}
