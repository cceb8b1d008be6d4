import path from "node:path";
import { readEnv } from "#lib/env.ts";
import { ensureDatabase, startPostgres, type EmbeddedPostgres } from "./embedded-postgres.ts";
import { persistentSecret } from "./secret.ts";

export type Database = { url: string; embedded: EmbeddedPostgres | undefined };

const checkout = path.join(import.meta.dirname, "..");

/** A path inside the folder where this checkout keeps what it writes (DATA_DIR, else `.data`). */
export const inDataFolder = (...names: string[]) => path.resolve(checkout, readEnv(process.env).DATA_DIR, ...names);

/** The database at DATABASE_URL, or the embedded one, started or joined. */
export async function openDatabase(log: (line: string) => void, port?: number): Promise<Database> {
  const { DATABASE_URL } = readEnv(process.env);
  if (DATABASE_URL) return { url: DATABASE_URL, embedded: undefined };
  const embedded = await startPostgres({ dataDir: inDataFolder("postgres"), log, port });
  return { url: await ensureDatabase(embedded, "ringside"), embedded };
}

/**
 * For a command line: opens the database, works, and leaves the embedded one as it was found. Signs, and names voters, with the
 * same secret as the product does.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, embedded } = await openDatabase(console.error);
  process.env.DATABASE_URL = url;
  process.env.AUTH_SECRET = readEnv(process.env).AUTH_SECRET ?? persistentSecret(inDataFolder("secret"));
  try {
    return await work(url);
  } finally {
    await embedded?.stop();
  }
}
