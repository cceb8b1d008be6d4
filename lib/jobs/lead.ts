import "server-only";
import { Client } from "pg";
import { env } from "#lib/env.ts";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { report } from "./report.ts";

/** Any fixed number, the same in every process. */
const leaderLock = 5_246_271;
const tryAgainMs = 1_000;

/**
 * Runs `work` while this process leads: it holds an advisory lock that only one process on the database can hold. When
 * the connection that holds it breaks, `work` is told to stop and the lock is tried for again, as by everybody else.
 */
export async function whileLeading(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const client = new Client({
      connectionString: env().DATABASE_URL,
      application_name: "ringside-leader",
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    try {
      await client.connect();
      // A machine that vanishes without a word loses the lock after four seconds, not after two hours.
      await client.query("set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2");
      const { rows } = await client.query<{ leads: boolean }>("select pg_try_advisory_lock($1) as leads", [leaderLock]);
      const leading = AbortSignal.any([signal, lost.signal]);
      // Told to stop while we waited for an answer: then nobody would tell the work again.
      if (rows[0].leads && !leading.aborted) await work(leading);
    } catch (error) {
      // While the database is away nobody leads; somebody, perhaps we, will when it is back.
      if (!isDatabaseUnreachable(error)) report(error);
    }
    await client.end().catch(() => {});
    await pause(tryAgainMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
