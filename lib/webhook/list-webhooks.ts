import "server-only";
import { z } from "zod";
import { readCursor, toPage } from "#lib/paging.ts";
import { fail, ok } from "#lib/result.ts";
import { findWebhook, listDeliveries, listWebhooks } from "./store.ts";
import type { Delivery, Webhook, WebhookId } from "./types.ts";

interface Page {
  limit: number;
  cursor?: string;
}

const cursorSchema = z.strictObject({ id: z.uuid() });
const keyOf = ({ id }: { id: string }) => ({ id });

/** A webhook as JSON tells it. */
export const toWebhookView = ({ createdAt, ...webhook }: Webhook) => ({
  ...webhook,
  createdAt: createdAt.toISOString(),
});

/** Every webhook, the oldest first. */
export async function pageWebhooks({ limit, cursor }: Page) {
  const after = readCursor(cursor, cursorSchema);
  if (!after.ok) return after;
  const { items, next } = toPage(await listWebhooks(after.value?.id, limit + 1), limit, keyOf);
  return ok({ webhooks: items.map(toWebhookView), next });
}

/** What was sent to one of them, the newest first. */
export async function pageDeliveries(webhookId: WebhookId, { limit, cursor }: Page) {
  const after = readCursor(cursor, cursorSchema);
  if (!after.ok) return after;
  if (!(await findWebhook(webhookId))) return fail("webhook_not_found");
  const { items, next } = toPage(await listDeliveries(webhookId, after.value?.id, limit + 1), limit, keyOf);
  return ok({ deliveries: items.map(toDeliveryView), next });
}

const toDeliveryView = ({ id, event, createdAt, nextAttemptAt, finishedAt, state, attempts }: Delivery) => ({
  id,
  event,
  state,
  createdAt: createdAt.toISOString(),
  nextAttemptAt: state === "pending" ? nextAttemptAt.toISOString() : null,
  finishedAt: finishedAt?.toISOString() ?? null,
  attempts: attempts.map(({ startedAt, ...attempt }) => ({ ...attempt, startedAt: startedAt.toISOString() })),
});
