import "server-only";
import { PgBoss } from "pg-boss";
import { pool } from "#lib/db.ts";
import type { Job } from "./job.ts";
import { report } from "./report.ts";

/** pg-boss keeps its tables apart from ours, and brings them up to date by itself. */
const schema = "pgboss";

interface Holder {
  ringsideQueue?: Promise<PgBoss>;
}
const holder = globalThis as Holder;

/** The queue as a sender: no polling, no housekeeping; over the connections this process has anyway. */
function sender(): Promise<PgBoss> {
  return (holder.ringsideQueue ??= startSender().catch((error: unknown) => {
    delete holder.ringsideQueue;
    throw error;
  }));
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    schema,
    db: { executeSql: (text, values) => pool().query(text, values) },
    supervise: false,
    schedule: false,
  });
  boss.on("error", report);
  await boss.start();
  return boss;
}

/** Stops sending: before the database is closed. */
export async function closeQueue(): Promise<void> {
  const open = holder.ringsideQueue;
  delete holder.ringsideQueue;
  await (await open?.catch(() => undefined))?.stop({ graceful: false });
}

/** How jobs of one kind queue up: of those with the same key one waits and one runs. */
const queueOptions = ({ retryLimit = 3 }: Pick<Job<unknown>, "retryLimit">) => ({
  policy: "stately" as const,
  retryLimit,
  retryDelay: 2,
  retryBackoff: true,
  // A worker that is gone says nothing any more: its job is another's after this.
  heartbeatSeconds: 20,
  expireInSeconds: 24 * 3600 - 1,
  deleteAfterSeconds: 7 * 24 * 3600,
  notify: true,
});

export async function ensureQueue(boss: PgBoss, job: Pick<Job<unknown>, "name" | "retryLimit">): Promise<void> {
  if (!(await boss.getQueue(job.name))) await boss.createQueue(job.name, queueOptions(job)).catch(ignoreKnown);
}

/** Two processes may create a queue at the same instant. */
function ignoreKnown(error: unknown) {
  if (!/already exists|duplicate key/i.test(String(error))) throw error;
}

/**
 * Asks for a job to be done, after `startAfter` seconds. Returns its id; null when one with the same key waits already, which
 * will do.
 */
export async function send<Data>(job: Job<Data>, data: Data, startAfter = 0): Promise<string | null> {
  const boss = await sender();
  await ensureQueue(boss, job);
  return boss.send(job.name, data as object, {
    singletonKey: job.keyOf?.(data) ?? "",
    ...(startAfter > 0 && { startAfter }),
  });
}

export interface QueuedJob {
  id: string;
  name: string;
  state: string;
  data: unknown;
  createdOn: Date;
  startedOn: Date | null;
  completedOn: Date | null;
  retries: number;
  /** What went wrong, when it did. */
  problem: string | null;
  share: number | null;
  note: string | null;
}

/** The newest jobs. Of those which the clock starts (`byClock`), done ones are left out but for the newest of each kind. */
export async function recentJobs(limit: number, byClock: readonly string[] = []): Promise<QueuedJob[]> {
  await sender();
  const { rows } = await pool().query<QueuedJob & { output: { message?: string } | null }>(
    `select j.id::text, j.name, j.state::text, j.data, j.created_on as "createdOn", j.started_on as "startedOn",
            j.completed_on as "completedOn", j.retry_count as retries, j.output, p.share, p.note
     from ${schema}.job j left join "JobProgress" p on p."jobId" = j.id
     where j.name not like '\\_\\_pgboss%' and not (j.name = any ($2) and j.state = 'completed' and exists (
       select from ${schema}.job k where k.name = j.name and k.state = 'completed' and k.created_on > j.created_on))
     order by j.created_on desc limit $1`,
    [limit, byClock],
  );
  return rows.map(({ output, ...job }) => ({
    ...job,
    problem:
      job.state === "failed" || job.state === "retry" ? (output?.message ?? "It failed without saying why.") : null,
  }));
}

/** Notes how far a job is. */
export async function noteProgress(jobId: string, share: number, note: string): Promise<void> {
  await pool().query(
    `insert into "JobProgress" ("jobId", share, note) values ($1, $2, $3)
     on conflict ("jobId") do update set share = excluded.share, note = excluded.note, "updatedAt" = now()`,
    [jobId, share, note],
  );
}

/** Forgets the progress of jobs that the queue itself has forgotten. */
export async function forgetProgress(): Promise<void> {
  await pool().query(
    `delete from "JobProgress" p where p."updatedAt" < now() - interval '1 day'
       and not exists (select from ${schema}.job j where j.id = p."jobId")`,
  );
}

/** A failed job is tried once more, now. */
export async function retryJob(name: string, id: string): Promise<void> {
  await (await sender()).retry(name, id);
}
