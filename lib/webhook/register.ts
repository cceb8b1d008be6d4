import "server-only";
import { env } from "#lib/env.ts";
import { fail, ok } from "#lib/result.ts";
import { isPrivateUrl } from "#lib/safety/private-url.ts";
import type { CreateWebhook } from "./schema.ts";
import { secretOf } from "./secret.ts";
import { insertWebhook } from "./store.ts";

/** Every board is told to each: few enough that this stays cheap. */
const mostWebhooks = 50;

/** Registers where news is sent. Its secret is told now; later it can be looked up by an administrator, never by a receiver. */
export async function registerWebhook(webhook: CreateWebhook, actor: string) {
  // Judged by its text, for a quick answer; what its name resolves to is judged at every connection.
  if (!env().WEBHOOKS_TO_PRIVATE_ADDRESSES && isPrivateUrl(webhook.url)) return fail("private_address");
  const made = await insertWebhook(webhook, actor, mostWebhooks);
  return made ? ok({ ...made, secret: secretOf(made.id) }) : fail("too_many_webhooks");
}
