import path from "node:path";
import { ensureDatabase, startPostgres, type EmbeddedPostgres } from "./embedded-postgres.ts";

export type Database = { url: string; embedded: EmbeddedPostgres | undefined };

/** Where this checkout keeps what it writes: data, secret, logs. `RINGSIDE_DATA_DIR` moves it. */
export function dataFolder(): string {
  return path.resolve(process.env.RINGSIDE_DATA_DIR || path.join(import.meta.dirname, "..", ".data"));
}

/** The database at DATABASE_URL, or the embedded one, started or joined. */
export async function openDatabase(log: (line: string) => void = () => {}, port?: number): Promise<Database> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, embedded: undefined };
  const embedded = await startPostgres({ dataDir: path.join(dataFolder(), "postgres"), log, port });
  return { url: await ensureDatabase(embedded, "ringside"), embedded };
}

/** For a command line: opens the database, works, and leaves the embedded one as it was found. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, embedded } = await openDatabase(console.error);
  process.env.DATABASE_URL = url;
  try {
    return await work(url);
  } finally {
    await embedded?.stop();
  }
}
