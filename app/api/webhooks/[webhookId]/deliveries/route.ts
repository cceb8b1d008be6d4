import { readQuery, toErrorResponse, toResponse } from "#lib/http.ts";
import { linkToNext } from "#lib/paging.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";
import { pageDeliveries } from "#lib/webhook/list-webhooks.ts";
import { toWebhookId, webhooksQuerySchema } from "#lib/webhook/schema.ts";

interface Context {
  params: Promise<{ webhookId: string }>;
}

/** What was sent to a webhook, with every try. */
export const GET = guarded(async (request, { params }: Context) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toWebhookId((await params).webhookId);
  if (!id.ok) return toErrorResponse(id);
  const query = readQuery(request, webhooksQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await pageDeliveries(id.value, query.value);
  return toResponse(page, { headers: page.ok ? linkToNext(request, page.value.next) : {} });
});
