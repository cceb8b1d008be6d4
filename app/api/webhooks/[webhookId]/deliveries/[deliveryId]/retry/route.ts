import { toErrorResponse } from "#lib/http.ts";
import { retryDelivery } from "#lib/jobs/retry-delivery.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";
import { toDeliveryId, toWebhookId } from "#lib/webhook/schema.ts";

interface Context {
  params: Promise<{ webhookId: string; deliveryId: string }>;
}

/** Tries a delivery once more, also a dead one: 202, and its log tells how it went. */
export const POST = guarded(async (request, { params }: Context) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const address = await params;
  const [webhook, delivery] = [toWebhookId(address.webhookId), toDeliveryId(address.deliveryId)];
  if (!webhook.ok) return toErrorResponse(webhook);
  if (!delivery.ok) return toErrorResponse(delivery);
  const revived = await retryDelivery(delivery.value, webhook.value);
  if (!revived.ok) return toErrorResponse(revived);
  return new Response(null, { status: 202, headers: { "cache-control": "no-store" } });
});
