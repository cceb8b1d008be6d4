import "server-only";
import { fail, ok } from "#lib/result.ts";
import { reviveDelivery } from "#lib/webhook/store.ts";
import type { DeliveryId, WebhookId } from "#lib/webhook/types.ts";
import { send } from "./queue.ts";
import { sendWebhook } from "./send-webhook.ts";

/** Sends a delivery that is dead or waits once more, now. One that was delivered is not sent twice. */
export async function retryDelivery(id: DeliveryId, webhookId: WebhookId, now = new Date()) {
  if (!(await reviveDelivery(id, webhookId, now))) return fail("delivery_not_found");
  await send(sendWebhook, { delivery: id });
  return ok(undefined);
}
