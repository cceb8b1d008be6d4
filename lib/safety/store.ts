import "server-only";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db, pool } from "#lib/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** A transaction as Prisma hands it to the function given to `$transaction`. */
export type Transaction = Prisma.TransactionClient;

export interface Use {
  exceeded: boolean;
  remaining: number;
  secondsLeft: number;
}

const limiters = new WeakMap<Pool, Map<string, RateLimiterPostgres>>();

function limiterFor(most: number, windowSeconds: number): RateLimiterPostgres {
  const connections = pool();
  let known = limiters.get(connections);
  if (!known) limiters.set(connections, (known = new Map()));
  const name = `${most}/${windowSeconds}`;
  let limiter = known.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: connections,
      storeType: "pool",
      tableName: "RateLimit",
      tableCreated: true,
      keyPrefix: "",
      points: most,
      duration: windowSeconds,
      // Whoever goes on hammering is refused from memory and costs no write.
      inMemoryBlockOnConsumed: most + 1,
    });
    known.set(name, limiter);
  }
  return limiter;
}

/** Counts one use of `key` in the current window, in one statement. */
export async function countUse(key: string, most: number, windowSeconds: number): Promise<Use> {
  try {
    return toUse(await limiterFor(most, windowSeconds).consume(key), false);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return toUse(refused, true);
    throw refused;
  }
}

const toUse = ({ remainingPoints, msBeforeNext }: RateLimiterRes, exceeded: boolean): Use => ({
  exceeded,
  remaining: remainingPoints,
  secondsLeft: Math.max(1, Math.ceil(msBeforeNext / 1000)),
});

/** Any fixed number will do as long as nothing else locks it: the letters "spend". */
const spendLock = 0x73_70_65_6e_64;

/** Lets one transaction at a time decide whether money may be spent; held until it ends. */
export async function lockSpending(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`select pg_advisory_xact_lock(${spendLock}::bigint)`;
}

/** Spent or held back since `from`, by answers and by questions about categories, in millionths of a dollar. */
export async function sumSpent(from: Date, transaction: Transaction = db): Promise<bigint> {
  const [{ micros }] = await transaction.$queryRaw<{ micros: bigint }[]>`
    select (
      (select coalesce(sum(coalesce("costMicros", "reservedMicros")), 0) from "Answer" where "createdAt" >= ${from}) +
      (select coalesce(sum(coalesce("costMicros", "reservedMicros")), 0) from "CategoryAnswer" where "askedAt" >= ${from})
    )::bigint as micros`;
  return micros;
}

/** Whether the database answers; throws when it does not. */
export async function pingDatabase(): Promise<void> {
  await db.$queryRaw`select 1`;
}

export interface Counts {
  battles: { mode: string; count: number }[];
  votes: { source: string; count: number }[];
  answers: { state: string; count: number }[];
  activeModels: number;
  /** Sources and rules whose share of votes kept off the boards has left its usual band; rule '' stands for any. */
  alerts: { source: string; rule: string; direction: string }[];
  /** Of the newest board of each source; null while there is none. */
  snapshots: { source: string; createdAt: Date | null }[];
}

/** What the metrics show. Nothing here tells one model from another. */
export async function countForMetrics(): Promise<Counts> {
  const [battles, votes, answers, activeModels, alerts, snapshots] = await Promise.all([
    db.$queryRaw<Counts["battles"]>`
      select mode::text as mode, count(*)::int as count from "Battle" where state <> 'recorded' group by 1 order by 1`,
    db.$queryRaw<Counts["votes"]>`
      select s.slug as source, count(v.id)::int as count
      from "Source" s left join "Vote" v on v."sourceId" = s.id group by 1 order by 1`,
    db.$queryRaw<Counts["answers"]>`
      select state::text as state, count(*)::int as count from "Answer" group by 1 order by 1`,
    db.model.count({ where: { status: "active" } }),
    db.$queryRaw<Counts["alerts"]>`
      select s.slug as source, a.rule, a.direction
      from "ExcludedAlert" a join "Source" s on s.id = a."sourceId" where a."endedAt" is null order by 1, 2`,
    db.$queryRaw<Counts["snapshots"]>`
      select s.slug as source, max(n."createdAt") as "createdAt"
      from "Source" s left join "Snapshot" n on n."sourceId" = s.id group by 1 order by 1`,
  ]);
  return { battles, votes, answers, activeModels, alerts, snapshots };
}

export interface AnswerCount {
  modelId: string;
  answers: number;
  failures: number;
}

export function countAnswersByModel(since: Date): Promise<AnswerCount[]> {
  return db.$queryRaw<AnswerCount[]>`
    select "modelId", count(*)::int as answers, (count(*) filter (where state = 'failed'))::int as failures
    from "Answer" where "createdAt" >= ${since} group by 1`;
}

export interface AuditLine {
  id: string;
  actor: string;
  action: string;
  target: string;
  detail: unknown;
  createdAt: Date;
}

export function recentAudit(limit: number): Promise<AuditLine[]> {
  return db.auditEntry.findMany({ orderBy: { createdAt: "desc" }, take: limit });
}

/** Writes down who did what. */
export async function insertAudit(entry: {
  actor: string;
  action: string;
  target: string;
  detail: object;
}): Promise<void> {
  await db.auditEntry.create({ data: entry });
}
/** Sources and rules whose share of votes kept off the boards is out of its usual band now. */
export const countOpenAlerts = (): Promise<number> => db.excludedAlert.count({ where: { endedAt: null } });
