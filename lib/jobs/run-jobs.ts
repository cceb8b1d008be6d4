import "server-only";
import { PgBoss } from "pg-boss";
import { env } from "#lib/env.ts";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { hearNews } from "./gather-news.ts";
import type { Job } from "./job.ts";
import { ensureQueue, noteProgress, send } from "./queue.ts";
import { jobs } from "./registry.ts";
import { report } from "./report.ts";

/** Not told more often than this. */
const progressMs = 500;
/** NOTIFY wakes a worker at once; this is for what it misses. */
const pollingIntervalSeconds = 2;
/** Nobody is notified when a job that was put off, such as the next try of a webhook, comes due. */
const notifyPollingIntervalSeconds = 5;
/** How long a job may go on after it was told to stop. */
const partingMs = 5_000;

/** Does the jobs of the queue, one of each kind at a time, until told to stop. */
export async function runJobs(signal: AbortSignal): Promise<void> {
  const boss = await startBoss(signal);
  if (!boss) return;
  for (const job of jobs as readonly Job<unknown>[]) {
    await ensureQueue(boss, job);
    if (job.cron) await boss.schedule(job.name, job.cron, null, { tz: "UTC" });
    else await boss.unschedule(job.name);
    const options = {
      ...{ pollingIntervalSeconds, notifyPollingIntervalSeconds, localConcurrency: job.concurrency ?? 1 },
      includeMetadata: true as const,
    };
    await boss.work(job.name, options, async ([queued]) => {
      const data = job.data.parse(queued.data ?? {});
      const { progress, told } = progressOf(queued.id);
      const again = async (seconds: number) => void (await send(job, data, seconds));
      try {
        return await job.run(data, { signal: AbortSignal.any([signal, queued.signal]), progress, again });
      } catch (error) {
        if (!signal.aborted) report(error);
        throw error;
      } finally {
        await told();
      }
    });
  }
  const hush = hearNews();
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  hush();
  await boss.stop({ graceful: true, timeout: partingMs });
}

async function startBoss(signal: AbortSignal): Promise<PgBoss | null> {
  for (;;) {
    const boss = new PgBoss({
      connectionString: env().DATABASE_URL,
      application_name: "ringside-jobs",
      schema: "pgboss",
      max: 4,
      useListenNotify: true,
      // A worker that died is noticed by its silence within this and its heartbeat.
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
    });
    boss.on("error", (error: unknown) => void (isDatabaseUnreachable(error) || report(error)));
    try {
      await boss.start();
      return boss;
    } catch (error) {
      if (signal.aborted) return null;
      report(error);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

/** Notes how far a job is, now and then and at its end; `told` waits until the last word is written. */
function progressOf(jobId: string) {
  let toldAt = 0;
  let last = Promise.resolve();
  const progress = (share: number, note = "") => {
    if (share < 1 && Date.now() - toldAt < progressMs) return;
    toldAt = Date.now();
    last = last.then(() => noteProgress(jobId, share, note)).catch(report);
  };
  return { progress, told: () => last };
}
