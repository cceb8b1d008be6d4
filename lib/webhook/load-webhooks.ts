import "server-only";
import { listSources } from "#lib/leaderboard/store.ts";
import { secretOf } from "./secret.ts";
import { listDeliveries, listWebhooks } from "./store.ts";

const shownDeliveries = 20;

/** All that the administrator's page shows of webhooks, each with its newest deliveries and its secret. */
export async function loadWebhooks() {
  const [webhooks, sources] = await Promise.all([listWebhooks(undefined), listSources()]);
  const withDeliveries = webhooks.map(async (webhook) => ({
    ...webhook,
    secret: secretOf(webhook.id),
    deliveries: await listDeliveries(webhook.id, undefined, shownDeliveries),
  }));
  return { webhooks: await Promise.all(withDeliveries), sources: sources.map(({ slug, name }) => ({ slug, name })) };
}
