import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

let engineClass: Promise<typeof SchemaEngine> | undefined;

/** Instantiated by hand, and once per process: importing `.wasm` makes Node print an experimental warning. */
async function loadEngine(): Promise<typeof SchemaEngine> {
  const glue = engineGlue as typeof engineGlue & { SchemaEngine: typeof SchemaEngine };
  const require = createRequire(import.meta.url);
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/js$/, "wasm");
  const imports: WebAssembly.ModuleImports = { ...glue };
  // Its time limits are never cancelled, and would keep a finished process waiting for ten seconds.
  for (const name of Object.keys(imports).filter((name) => name.startsWith("__wbg_setTimeout")))
    imports[name] = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), { "./schema_engine_bg.js": imports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  // Where the engine puts the words of a panic before it traps.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  return glue.SchemaEngine;
}

/** The one-letter type of the system catalogue, not char(n). */
const INTERNAL_CHAR = 18;

/**
 * Works with Prisma's schema engine as WebAssembly over the product's own driver, because the Prisma CLI would download
 * a binary.
 */
export async function withSchemaEngine<T>(
  { databaseUrl, schemaFile }: { databaseUrl: string; schemaFile: string },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const Engine = await (engineClass ??= loadEngine());
  const connections = new EngineConnections(databaseUrl);
  try {
    const datamodels: [string, string][] = [[schemaFile, fs.readFileSync(schemaFile, "utf8")]];
    const adapter = bindMigrationAwareSqlAdapterFactory(connections);
    return await work(await Engine.new({ datamodels }, () => {}, adapter));
  } finally {
    await connections.close();
  }
}

/**
 * The connections the engine asks for. Prisma's own factory is unfit for migrations in three ways: it cuts a script at
 * every semicolon, also inside function bodies; its shadow database is the real one when given a connection string; and
 * it cannot read the catalogue's "char" columns, which come with triggers and checks.
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
    const letters = rememberLetters(pool);
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const column of letters.splice(0)) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  }

  private openPool(connectionString: string): pg.Pool {
    const pool = new pg.Pool({ connectionString });
    this.pools.push(pool);
    return pool;
  }
}

/** Hands the driver "char" columns as text, which it knows, and tells which they were. The engine asks one by one. */
function rememberLetters(pool: pg.Pool): number[] {
  const letters: number[] = [];
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args);
    letters.length = 0;
    for (const [column, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = pg.types.builtins.TEXT;
      letters.push(column);
    }
    return result;
  }) as typeof pool.query;
  return letters;
}
