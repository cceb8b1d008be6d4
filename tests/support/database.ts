import fs from "node:fs";
import { afterAll, inject } from "vitest";
import { inDataFolder } from "../../scripts/database.ts";
import { ensureDatabase, startPostgres } from "../../scripts/embedded-postgres.ts";
import { migrate } from "../../scripts/migrate.ts";
import { asAdmin, atDatabase, carefree, testDatabaseName } from "./database-server.ts";

export type TestDatabase = { url: string };

/** A database whose server can go away and come back, at the same address and with its data. */
export type UnreliableDatabase = TestDatabase & {
  /** Where it keeps its settings, and its data. */
  dataDir: string;
  cluster: string;
  stopServer: () => Promise<void>;
  startServer: () => Promise<void>;
};

/**
 * Gives this test file a migrated, empty database of its own and points `#lib/db.ts` at it; dropped after the file.
 * Call it once, at the top of the file: `await openTestDatabase();`
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject("adminUrl");
  const name = testDatabaseName();
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${inject("templateDatabase")}`));
  const url = usedByThisFile(atDatabase(adminUrl, name));
  afterAll(async () => {
    await closeDatabase();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return { url };
}

/** The same on a server of its own, for tests of what happens when the database goes away. */
export async function openUnreliableDatabase(): Promise<UnreliableDatabase> {
  const dataDir = inDataFolder(testDatabaseName());
  const start = (port?: number) => startPostgres({ dataDir, settings: carefree, port });
  let server = await start();
  const { port } = server;
  const url = usedByThisFile(await ensureDatabase(server, "ringside"));
  await migrate(url);
  afterAll(async () => {
    await closeDatabase();
    await server.stop();
    for (const folder of [dataDir, server.cluster]) fs.rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ url, dataDir, cluster: server.cluster },
    stopServer: () => server.stop(),
    startServer: async () => {
      server = await start(port);
      if (server.port !== port) throw new Error(`Port ${port} was taken while the server was away.`);
    },
  };
}

function usedByThisFile(url: string): string {
  process.env.DATABASE_URL = url;
  return url;
}

async function closeDatabase() {
  const { closeDatabase: close } = await import("#lib/db.ts");
  await close();
}
