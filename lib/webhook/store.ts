import "server-only";
import { db, pool } from "#lib/db.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { CreateWebhook, UpdateWebhook } from "./schema.ts";
import type { Answer } from "./post.ts";
import type { Delivery, DeliveryId, EventType, Ranks, Webhook, WebhookId, WebhookMessage } from "./types.ts";

type Transaction = Prisma.TransactionClient;

const webhookColumns = {
  id: true,
  url: true,
  events: true,
  source: true,
  isActive: true,
  createdBy: true,
  createdAt: true,
} as const satisfies Prisma.WebhookSelect;

const toWebhook = (row: Prisma.WebhookGetPayload<{ select: typeof webhookColumns }>): Webhook => ({
  ...row,
  id: row.id as WebhookId,
  events: row.events as EventType[],
});

/** Any fixed number: two administrators at once do not both find room for the last one, nor two workers tell one thing twice. */
const webhookLock = 7_266_711;
const lock = (transaction: Transaction) => transaction.$executeRaw`select pg_advisory_xact_lock(${webhookLock})`;

const audit = (transaction: Transaction, actor: string, action: string, target: string, detail: object) =>
  transaction.auditEntry.create({ data: { actor, action, target, detail } });

/** Null when there are `most` already. */
export function insertWebhook(webhook: CreateWebhook, actor: string, most: number): Promise<Webhook | null> {
  return db.$transaction(async (transaction) => {
    await lock(transaction);
    if ((await transaction.webhook.count()) >= most) return null;
    const row = await transaction.webhook.create({ data: { ...webhook, createdBy: actor }, select: webhookColumns });
    await audit(transaction, actor, "webhook.create", webhook.url, { id: row.id, events: webhook.events });
    return toWebhook(row);
  });
}

export async function listWebhooks(after: string | undefined, most?: number): Promise<Webhook[]> {
  const where = after === undefined ? {} : { id: { gt: after } };
  const rows = await db.webhook.findMany({ where, orderBy: { id: "asc" }, take: most, select: webhookColumns });
  return rows.map(toWebhook);
}

export async function findWebhook(id: WebhookId): Promise<Webhook | null> {
  const row = await db.webhook.findUnique({ where: { id }, select: webhookColumns });
  return row && toWebhook(row);
}

export function updateWebhook(id: WebhookId, changes: UpdateWebhook, actor: string): Promise<Webhook | null> {
  return db.$transaction(async (transaction) => {
    const { count } = await transaction.webhook.updateMany({ where: { id }, data: changes });
    if (count === 0) return null;
    const row = await transaction.webhook.findUniqueOrThrow({ where: { id }, select: webhookColumns });
    await audit(transaction, actor, "webhook.update", row.url, { id, ...changes });
    return toWebhook(row);
  });
}

export function deleteWebhook(id: WebhookId, actor: string): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const row = await transaction.webhook.findUnique({ where: { id }, select: { url: true } });
    if (!row) return false;
    await transaction.webhook.deleteMany({ where: { id } });
    await audit(transaction, actor, "webhook.delete", row.url, { id });
    return true;
  });
}

/** What was told of a board last, to compare the next one with. */
export interface LastTold {
  snapshot: string;
  ranks: Ranks;
}

export async function lastToldOf(transaction: Transaction, board: string): Promise<LastTold | null> {
  const row = await transaction.webhookEvent.findFirst({
    where: { board },
    orderBy: { id: "desc" },
    select: { payload: true, ranks: true },
  });
  if (!row) return null;
  const { data } = row.payload as unknown as { data: { snapshot: string } };
  return { snapshot: data.snapshot, ranks: row.ranks as Ranks };
}

export interface News {
  message: WebhookMessage;
  /** Told once only under this name. */
  key?: string;
  board?: string;
  ranks?: Ranks;
  /** Whose board it is; null for what concerns every source. */
  source: string | null;
}

/** Runs `find` while nobody else looks for news, and stores what it found with a delivery for everyone who wants it. */
export function tellNews(find: (transaction: Transaction) => Promise<News[]>): Promise<DeliveryId[]> {
  return db.$transaction(
    async (transaction) => {
      await lock(transaction);
      const made: DeliveryId[] = [];
      for (const news of await find(transaction)) made.push(...(await insertNews(transaction, news)));
      return made;
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
}

async function insertNews(transaction: Transaction, news: News): Promise<DeliveryId[]> {
  const { message, key = null, board = null, ranks, source } = news;
  const known = key !== null && (await transaction.webhookEvent.findUnique({ where: { key }, select: { id: true } }));
  if (known) return [];
  await transaction.webhookEvent.create({
    data: {
      id: message.id,
      type: message.type,
      key,
      payload: message as unknown as Prisma.InputJsonObject,
      board,
      ranks: ranks ?? Prisma.DbNull,
      createdAt: message.createdAt,
    },
  });
  const wanting = await transaction.webhook.findMany({
    where: { isActive: true, events: { has: message.type }, ...(source && { OR: [{ source: null }, { source }] }) },
    select: { id: true },
  });
  const deliveries = await transaction.webhookDelivery.createManyAndReturn({
    data: wanting.map(({ id }) => ({ webhookId: id, eventId: message.id })),
    select: { id: true },
  });
  return deliveries.map(({ id }) => id as DeliveryId);
}

export interface Retired {
  entry: string;
  model: string;
  name: string;
}

/** Models that left the roster since then, by the audit log, which says so whoever did it. */
export async function retiredSince(transaction: Transaction, since: Date): Promise<Retired[]> {
  return transaction.$queryRaw<Retired[]>`
    select a.id::text as entry, a.target as model, coalesce(m.name, a.target) as name
    from "AuditEntry" a left join "Model" m on m.slug = a.target
    where a.action = 'model.status' and a.detail->>'to' = 'retired' and a."createdAt" >= ${since}
      and coalesce(m."isPrivate", false) = false
    order by a.id`;
}

export interface Claimed {
  id: DeliveryId;
  webhookId: WebhookId;
  url: string;
  attempts: number;
  message: WebhookMessage;
}

/**
 * Takes a delivery that is due, so that nobody else sends it within the lease. Null when it is not due, is done with, or its
 * webhook is switched off.
 */
export async function claimDelivery(id: DeliveryId, now: Date, leaseMs: number): Promise<Claimed | null> {
  const { rows } = await pool().query<Claimed>(
    `update "WebhookDelivery" d set "nextAttemptAt" = $3, attempts = d.attempts + 1
     from "Webhook" w, "WebhookEvent" e
     where d.id = $1 and d.state = 'pending' and d."nextAttemptAt" <= $2
       and w.id = d."webhookId" and w."isActive" and e.id = d."eventId"
     returning d.id, d."webhookId", w.url, d.attempts, e.payload as message`,
    [id, now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Writes down how a try went, and when the next is: null when there is none. */
export async function noteAttempt(
  { id, attempts }: Claimed,
  answer: Answer,
  { startedAt, durationMs }: { startedAt: Date; durationMs: number },
  nextAttemptAt: Date | null,
): Promise<void> {
  const isDone = answer.problem === null;
  const state = isDone ? "delivered" : nextAttemptAt ? "pending" : "dead";
  await db.$transaction([
    db.webhookAttempt.create({ data: { deliveryId: id, number: attempts, startedAt, durationMs, ...answer } }),
    db.webhookDelivery.updateMany({
      where: { id, state: "pending" },
      data: {
        state,
        ...(state === "pending"
          ? { nextAttemptAt: nextAttemptAt! }
          : { finishedAt: new Date(startedAt.getTime() + durationMs) }),
      },
    }),
  ]);
}

/** Deliveries whose time has come, the longest due first. */
export async function dueDeliveries(now: Date, most: number): Promise<DeliveryId[]> {
  const rows = await db.webhookDelivery.findMany({
    where: { state: "pending", nextAttemptAt: { lte: now }, webhook: { isActive: true } },
    orderBy: { nextAttemptAt: "asc" },
    take: most,
    select: { id: true },
  });
  return rows.map(({ id }) => id as DeliveryId);
}

/** A webhook's deliveries with every try, the newest first. */
export async function listDeliveries(
  webhookId: WebhookId,
  after: string | undefined,
  most: number,
): Promise<Delivery[]> {
  const rows = await db.webhookDelivery.findMany({
    where: { webhookId, ...(after !== undefined && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: most,
    include: {
      event: { select: { type: true, createdAt: true, payload: true } },
      log: { orderBy: { number: "asc" }, omit: { deliveryId: true } },
    },
  });
  return rows.map(({ id, event, state, nextAttemptAt, finishedAt, log }) => ({
    id: id as DeliveryId,
    event: event.type as EventType,
    about: aboutOf(event.payload as unknown as WebhookMessage),
    state,
    createdAt: event.createdAt,
    nextAttemptAt,
    finishedAt,
    attempts: log,
  }));
}

/** Whose board, or which model. */
const aboutOf = ({ data }: WebhookMessage) => ("source" in data ? data.source : data.model);

/**
 * Sends a delivery once more, now, whether it is dead or waits; what is left of its schedule follows, if that fails. False when
 * there is none.
 */
export async function reviveDelivery(id: DeliveryId, webhookId: WebhookId, now: Date): Promise<boolean> {
  const { count } = await db.webhookDelivery.updateMany({
    where: { id, webhookId, state: { not: "delivered" } },
    data: { state: "pending", finishedAt: null, nextAttemptAt: now },
  });
  return count === 1;
}

/** Forgets what was told before `until`, but for the newest of each board, with which the next is compared. */
export async function forgetEvents(until: Date): Promise<number> {
  return db.$executeRaw`
    delete from "WebhookEvent" e where e."createdAt" < ${until}
      and (e.board is null or exists (select from "WebhookEvent" n where n.board = e.board and n.id > e.id))`;
}
