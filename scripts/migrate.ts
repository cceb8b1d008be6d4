import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { withSchemaEngine } from "./schema-engine.ts";

const prismaFolder = path.join(import.meta.dirname, "..", "prisma");
const schemaFile = path.join(prismaFolder, "schema.prisma");
export const migrationsFolder = path.join(prismaFolder, "migrations");
const noFilter = { externalTables: [], externalEnums: [] };
/** Any number, but the same in every process: migrations of one database take turns on it. */
const TURN = 20_261_124;

/** Applies what is missing of prisma/migrations and tells the names. Safe to call from many processes at once. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrationsList = readMigrations();
  return inTurn(databaseUrl, () =>
    withSchemaEngine({ databaseUrl, schemaFile }, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
      return appliedMigrationNames;
    }),
  );
}

/** Writes the step from the migrations there are to schema.prisma; undefined when there is no step to make. */
export async function createMigration(
  databaseUrl: string,
  name: string,
  now = new Date(),
): Promise<string | undefined> {
  const { stdout, exitCode } = await withSchemaEngine({ databaseUrl, schemaFile }, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...readMigrations() },
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content: fs.readFileSync(schemaFile, "utf8") }] },
      ...{ script: true, exitCode: true, filters: noFilter },
    }),
  );
  if (exitCode === 0 || !stdout) return undefined;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const file = path.join(migrationsFolder, `${stamp}_${name.replace(/\W+/g, "_").toLowerCase()}`, "migration.sql");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, stdout);
  const lock = path.join(migrationsFolder, "migration_lock.toml");
  if (!fs.existsSync(lock)) fs.writeFileSync(lock, 'provider = "postgresql"\n');
  return file;
}

function readMigrations(): MigrationList {
  const names = fs.existsSync(migrationsFolder)
    ? fs.readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const lock = path.join(migrationsFolder, "migration_lock.toml");
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: fs.existsSync(lock) ? fs.readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => {
        const value = fs.readFileSync(path.join(migrationsFolder, name, "migration.sql"), "utf8");
        return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
      }),
  };
}

/** The lock sits on a connection of its own, since the engine opens and closes others as it likes. */
async function inTurn<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [TURN]);
    return await work();
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { create: { type: "string" } } });
  const { withDatabase } = await import("./database.ts");
  await withDatabase(async (databaseUrl) => {
    const applied = values.create ? await createMigration(databaseUrl, values.create) : await migrate(databaseUrl);
    const nothing = values.create ? "The migrations already lead to schema.prisma" : "Nothing to migrate";
    console.log(applied === undefined || applied.length === 0 ? nothing : [applied].flat().join("\n"));
  });
}
