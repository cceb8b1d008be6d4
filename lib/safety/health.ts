import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { redactSecrets } from "#lib/safety/redact-secrets.ts";
import { pingDatabase } from "#lib/safety/store.ts";

/** A load balancer asks every few seconds and must not wait for a connection that never comes. */
const patienceMs = 2_000;

export interface Health {
  status: "ok" | "unavailable";
  database: "ok" | "unreachable";
}

/** Whether this process can serve. Says what is wrong to the log only. */
export async function checkHealth(): Promise<Health> {
  const giveUp = new AbortController();
  try {
    const tooLong = wait(patienceMs, undefined, { signal: giveUp.signal, ref: false }).then(() => {
      throw new Error(`no answer within ${patienceMs} ms`);
    });
    await Promise.race([pingDatabase(), tooLong]);
    return { status: "ok", database: "ok" };
  } catch (error) {
    console.error(redactSecrets(`Health: the database is unreachable: ${error instanceof Error ? error.message : ""}`));
    return { status: "unavailable", database: "unreachable" };
  } finally {
    giveUp.abort();
  }
}
