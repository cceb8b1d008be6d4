import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "#lib/env.ts";
import { PrismaClient } from "#prisma/generated/client.ts";

interface Connections {
  pool: Pool;
  /** The same as `pool` where there is no replica. */
  replica: Pool;
  prisma: PrismaClient;
}

// Next loads this module once per bundle and again on every hot reload, so the connections hang on the process.
const holder = globalThis as { ringsideConnections?: Connections };

function connect(): Connections {
  const { DATABASE_URL, DATABASE_REPLICA_URL } = env();
  if (!DATABASE_URL) throw new Error("DATABASE_URL is not set: start with `npm start` or `npm run dev`.");
  const pool = openPool(DATABASE_URL);
  const replica = DATABASE_REPLICA_URL ? openPool(DATABASE_REPLICA_URL) : pool;
  return { pool, replica, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 20, connectionTimeoutMillis: 5_000, application_name: "ringside" });
  // An idle connection that the server drops would otherwise end the process; the pool replaces it by itself.
  pool.on("error", () => {});
  return pool;
}

const connections = () => (holder.ringsideConnections ??= connect());

/** The one Prisma client of this process, connected at its first use. Only a domain's store.ts imports this. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, key) => Reflect.get(connections().prisma, key) as unknown,
});

/** The same connections as plain `pg`, for what Prisma cannot do: cursors, COPY, LISTEN. */
export const pool = () => connections().pool;

/** For what reads many votes: DATABASE_REPLICA_URL, which may be some seconds behind, where there is one. */
export const replica = () => connections().replica;

export async function closeDatabase(): Promise<void> {
  const open = holder.ringsideConnections;
  if (!open) return;
  delete holder.ringsideConnections;
  await open.prisma.$disconnect();
  for (const each of new Set([open.pool, open.replica])) if (!each.ended) await each.end();
}
