"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { AddedWebhook } from "#components/admin/webhook-form.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { checkInput, sentenceOf } from "#lib/http.ts";
import { retryDelivery } from "#lib/jobs/retry-delivery.ts";
import { registerWebhook } from "#lib/webhook/register.ts";
import { createWebhookSchema } from "#lib/webhook/schema.ts";
import { deleteWebhook, updateWebhook } from "#lib/webhook/store.ts";
import type { DeliveryId, WebhookId } from "#lib/webhook/types.ts";

const here = "/admin/webhooks";

async function administrator() {
  const admin = await currentAdmin(await headers());
  return admin ?? redirect(`/sign-in?error=NotAdministrator&callbackUrl=${here}`);
}

export async function addWebhook(_before: AddedWebhook, form: FormData): Promise<AddedWebhook> {
  const { actor } = await administrator();
  const given = { url: form.get("url"), events: form.getAll("event"), source: form.get("source") || null };
  const input = checkInput(given, createWebhookSchema);
  if (!input.ok) return { problem: input.message ?? sentenceOf(input.error) };
  const made = await registerWebhook(input.value, actor);
  if (!made.ok) return { problem: sentenceOf(made.error) };
  revalidatePath(here);
  return { url: made.value.url };
}

const changeSchema = z.object({
  webhook: z.uuid(),
  change: z.enum(["on", "off", "delete", "retry"]),
  delivery: z.uuid().optional(),
});

/** Switches a webhook, deletes it, or tries one of its deliveries again. */
export async function changeWebhook(form: FormData): Promise<void> {
  const { actor } = await administrator();
  const input = checkInput(Object.fromEntries(form), changeSchema);
  const isDone = input.ok && (await carryOut(input.value, actor));
  if (!isDone) redirect(`${here}?problem=webhook_not_found`);
  revalidatePath(here);
}

async function carryOut({ webhook, change, delivery }: z.infer<typeof changeSchema>, actor: string): Promise<boolean> {
  const id = webhook as WebhookId;
  switch (change) {
    case "on":
    case "off":
      return (await updateWebhook(id, { isActive: change === "on" }, actor)) !== null;
    case "delete":
      return deleteWebhook(id, actor);
    case "retry":
      return delivery !== undefined && (await retryDelivery(delivery as DeliveryId, id)).ok;
  }
}
