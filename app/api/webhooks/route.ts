import { readBody, readQuery, toErrorResponse, toResponse } from "#lib/http.ts";
import { linkToNext } from "#lib/paging.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";
import { pageWebhooks, toWebhookView } from "#lib/webhook/list-webhooks.ts";
import { registerWebhook } from "#lib/webhook/register.ts";
import { createWebhookSchema, webhooksQuerySchema } from "#lib/webhook/schema.ts";
import { ok } from "#lib/result.ts";

/** Where news is sent. */
export const GET = guarded(async (request) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const query = readQuery(request, webhooksQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await pageWebhooks(query.value);
  return toResponse(page, { headers: page.ok ? linkToNext(request, page.value.next) : {} });
});

/** One more place to send news to: 201 with the secret that signs for it. */
export const POST = guarded(async (request) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const input = await readBody(request, createWebhookSchema);
  if (!input.ok) return toErrorResponse(input);
  const made = await registerWebhook(input.value, caller.value.actor);
  if (!made.ok) return toErrorResponse(made);
  const { secret, ...webhook } = made.value;
  return toResponse(ok({ ...toWebhookView(webhook), secret }), { status: 201 });
});
