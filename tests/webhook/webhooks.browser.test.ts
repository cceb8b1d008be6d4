import { afterAll, expect, inject, test } from "vitest";
import { verify } from "#lib/webhook/sign.ts";
import { createRingside } from "../../client/index.ts";
import type { components } from "../../client/schema.d.ts";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator, openAccount } from "../support/product-account.ts";
import { openReceiver } from "../support/receiver.ts";

const baseUrl = inject("baseUrl");
const receiver = await openReceiver();
const root = await openAccount("Root", { isAdmin: true });
const { token } = await root.token(["admin"]);
const ringside = createRingside({ baseUrl, token });
const browser = await openBrowser();
afterAll(() => browser.close());

async function until<T>(look: () => Promise<T | undefined>, patienceMs = 60_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("It did not come to that in time.");
}

const deliveriesOf = async (webhookId: string) =>
  (await ringside.GET("/api/webhooks/{webhookId}/deliveries", { params: { path: { webhookId } } })).data!.deliveries;

test("a worker sends the news, tries again what was not taken, and the administrator sees how it went", async () => {
  receiver.answer = 500;
  const { data: made } = await ringside.POST("/api/webhooks", {
    body: { url: receiver.url, events: ["snapshot.published"], source: "simulated" },
  });
  const { id, secret } = made!;
  // What the next board would do: a notification, which a worker gathers by itself.
  await inProduct(`delete from "WebhookEvent"`);
  await inProduct(`select pg_notify('snapshot', '{"snapshot": "x", "source": "simulated"}')`);
  const failed = await until(async () => (await deliveriesOf(id)).find(({ attempts }) => attempts.length > 0), 90_000);
  expect(failed).toMatchObject({ state: "pending", attempts: [{ number: 1, status: 500 }] });

  const page = await browser.newPage({ baseURL: baseUrl, viewport: { width: 360, height: 780 } });
  await signInAsAdministrator(page);
  await page.goto("/admin/webhooks");
  await page.getByText("It did not accept it. (500)").first().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.close();

  receiver.answer = 200;
  const params = { path: { webhookId: id, deliveryId: failed.id } };
  const retried = await ringside.POST("/api/webhooks/{webhookId}/deliveries/{deliveryId}/retry", { params });
  expect(retried.response.status).toBe(202);
  const delivered = await until(async () => (await deliveriesOf(id)).find(({ state }) => state === "delivered"));
  expect(delivered.id).toBe(failed.id);

  const { body, headers } = receiver.received.at(-1)!;
  const message = JSON.parse(body) as components["schemas"]["WebhookMessage"];
  expect(message).toMatchObject({ type: "snapshot.published", data: { source: "simulated" } });
  expect(verify(secret, body, headers["ringside-signature"] as string, new Date())).toBe(true);
  await ringside.DELETE("/api/webhooks/{webhookId}", { params: { path: { webhookId: id } } });
});
