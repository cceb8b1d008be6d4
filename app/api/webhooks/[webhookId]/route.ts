import { readBody, toErrorResponse, toResponse } from "#lib/http.ts";
import { fail, ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";
import { toWebhookView } from "#lib/webhook/list-webhooks.ts";
import { toWebhookId, updateWebhookSchema } from "#lib/webhook/schema.ts";
import { deleteWebhook, findWebhook, updateWebhook } from "#lib/webhook/store.ts";
import type { Webhook } from "#lib/webhook/types.ts";

interface Context {
  params: Promise<{ webhookId: string }>;
}

const answer = (webhook: Webhook | null) =>
  toResponse(webhook ? ok(toWebhookView(webhook)) : fail("webhook_not_found"));

export const GET = guarded(async (request, { params }: Context) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toWebhookId((await params).webhookId);
  return id.ok ? answer(await findWebhook(id.value)) : toErrorResponse(id);
});

/** Switches it on or off, or changes what it is told. */
export const PATCH = guarded(async (request, { params }: Context) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toWebhookId((await params).webhookId);
  if (!id.ok) return toErrorResponse(id);
  const input = await readBody(request, updateWebhookSchema);
  if (!input.ok) return toErrorResponse(input);
  return answer(await updateWebhook(id.value, input.value, caller.value.actor));
});

/** Nothing is sent to it any more, and its deliveries are forgotten. */
export const DELETE = guarded(async (request, { params }: Context) => {
  const caller = await identifyAdministrator(request, "admin");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toWebhookId((await params).webhookId);
  if (!id.ok) return toErrorResponse(id);
  if (!(await deleteWebhook(id.value, caller.value.actor))) return toErrorResponse(fail("webhook_not_found"));
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
});
