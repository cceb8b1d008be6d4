import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { webhookMessageSchema } from "#lib/api/webhook-responses.ts";
import { deliver } from "#lib/webhook/deliver.ts";
import { gatherNews } from "#lib/webhook/gather-news.ts";
import { pageDeliveries } from "#lib/webhook/list-webhooks.ts";
import { post } from "#lib/webhook/post.ts";
import { retrySeconds } from "#lib/webhook/retries.ts";
import { registerWebhook } from "#lib/webhook/register.ts";
import { createWebhookSchema } from "#lib/webhook/schema.ts";
import { secretOf } from "#lib/webhook/secret.ts";
import { verify } from "#lib/webhook/sign.ts";
import { deleteWebhook, dueDeliveries, forgetEvents, reviveDelivery, updateWebhook } from "#lib/webhook/store.ts";
import type { EventType, WebhookId, WebhookMessage } from "#lib/webhook/types.ts";
import { openTestDatabase } from "../support/database.ts";
import { openReceiver } from "../support/receiver.ts";
import { openVotes } from "../support/votes.ts";

await openTestDatabase();
process.env.AUTH_SECRET = "only-for-these-tests";
process.env.BOOTSTRAP_ROUNDS = "20";
process.env.WEBHOOKS_TO_PRIVATE_ADDRESSES = "on";

const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const receiver = await openReceiver();
const votes = await openVotes("lab");
await votes.cast("ada", "bob", "model_a", 30);
await votes.cast("bob", "ada", "model_a", 5);
await refreshSource(votes.source);

async function register(events: EventType[], more: object = {}): Promise<WebhookId> {
  const input = createWebhookSchema.parse({ url: receiver.url, events, ...more });
  const made = await registerWebhook(input, "ada@example.org");
  if (!made.ok) throw new Error(made.error);
  return made.value.id;
}

const after = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);
const received = () => receiver.received.map(({ body }) => JSON.parse(body) as WebhookMessage);

async function logOf(webhook: WebhookId) {
  const page = await pageDeliveries(webhook, { limit: 50 });
  if (!page.ok) throw new Error(page.error);
  return page.value.deliveries;
}

beforeEach(async () => {
  await db.webhook.deleteMany();
  await db.webhookEvent.deleteMany();
  receiver.received.length = 0;
  receiver.answer = 200;
});

test("a new board is told once, signed, in the words of the document", async () => {
  const webhook = await register(["snapshot.published", "rank.changed"]);
  const [delivery, ...rest] = await gatherNews();
  expect(rest).toEqual([]);
  expect(await gatherNews()).toEqual([]);
  const now = new Date();
  expect(await deliver(delivery, now)).toEqual({ againInSeconds: null });
  expect(await deliver(delivery, now)).toEqual({ againInSeconds: null });

  const [{ headers, body }, ...others] = receiver.received;
  expect(others).toEqual([]);
  const message = webhookMessageSchema.parse(JSON.parse(body));
  expect(message).toMatchObject({ type: "snapshot.published", data: { source: "lab", votes: 35, models: 2 } });
  expect(headers["ringside-event"]).toBe("snapshot.published");
  expect(headers["ringside-delivery"]).toBe(delivery);
  const signature = headers["ringside-signature"] as string;
  expect(verify(secretOf(webhook), body, signature, now)).toBe(true);
  expect(verify(secretOf(webhook), body, signature, after(now, 301))).toBe(false);
  const [{ state, attempts }] = await logOf(webhook);
  expect([state, attempts]).toEqual([
    "delivered",
    [expect.objectContaining({ number: 1, status: 200, problem: null })],
  ]);
});

test("changed ranks are told against the board that was told last, however many were made in between", async () => {
  await register(["rank.changed"], { source: "lab" });
  await register(["rank.changed"], { source: "elsewhere" });
  await gatherNews();
  for (const more of [40, 90]) {
    await votes.cast("bob", "ada", "model_a", more);
    await refreshSource(votes.source);
  }
  const made = await gatherNews();
  expect(made).toHaveLength(1);
  await deliver(made[0]);
  const [{ type, data }] = received();
  expect(type).toBe("rank.changed");
  expect(data).toMatchObject({
    moved: [
      { model: "bob", from: 2, to: 1 },
      { model: "ada", from: 1, to: 2 },
    ],
  });
});

test("a retired model is told once, a private one never", async () => {
  await register(["model.retired"]);
  const retire = (target: string) =>
    db.auditEntry.create({ data: { actor: "roster", action: "model.status", target, detail: { to: "retired" } } });
  await db.model.create({
    data: { slug: "hush", name: "Hush", organization: "-", license: "-", origin: "file", isPrivate: true },
  });
  await retire("ada");
  await retire("hush");
  const made = [...(await gatherNews()), ...(await gatherNews())];
  expect(made).toHaveLength(1);
  await deliver(made[0]);
  expect(received()).toMatchObject([{ type: "model.retired", data: { model: "ada", name: "ada" } }]);
});

test("a receiver that fails at first gets the same bytes again, later each time, until it takes them", async () => {
  const webhook = await register(["snapshot.published"]);
  const [delivery] = await gatherNews();
  let now = new Date();
  for (const [answer, wait] of [
    [500, 10],
    ["reset", 60],
    [302, 300],
  ] as const) {
    receiver.answer = answer;
    expect(await deliver(delivery, now)).toEqual({ againInSeconds: wait });
    expect(await deliver(delivery, after(now, wait - 1))).toEqual({ againInSeconds: null });
    now = after(now, wait + 5);
    expect(await dueDeliveries(now, 10)).toEqual([delivery]);
  }
  receiver.answer = 204;
  await deliver(delivery, now);

  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers["ringside-signature"])).size).toBe(4);
  const [{ state, attempts }] = await logOf(webhook);
  expect(state).toBe("delivered");
  expect(attempts.map(({ status, problem }) => [status, problem])).toEqual([
    [500, "It did not accept it."],
    [null, "It broke the connection."],
    [302, "It answered with a redirect, which is not followed."],
    [204, null],
  ]);
});

test("a delivery that always fails is dead after the last try, and can be sent once more by hand", async () => {
  const webhook = await register(["snapshot.published"]);
  const [delivery] = await gatherNews();
  receiver.answer = 503;
  let now = new Date();
  for (let tried = 0; tried <= retrySeconds.length; tried++) {
    const { againInSeconds } = await deliver(delivery, now);
    expect(againInSeconds).toBe(retrySeconds[tried] ?? null);
    now = after(now, (againInSeconds ?? 0) + 5);
  }
  expect((await logOf(webhook))[0]).toMatchObject({ state: "dead", nextAttemptAt: null });
  expect(await dueDeliveries(after(now, 1e6), 10)).toEqual([]);

  receiver.answer = 200;
  expect(await reviveDelivery(delivery, webhook, now)).toBe(true);
  await deliver(delivery, now);
  expect((await logOf(webhook))[0].state).toBe("delivered");
  expect(await reviveDelivery(delivery, webhook, now)).toBe(false);
});

test("of two workers that send the same thing at the same instant, one does", async () => {
  await register(["snapshot.published"]);
  const [delivery] = await gatherNews();
  const now = new Date();
  await Promise.all([deliver(delivery, now), deliver(delivery, now), deliver(delivery, now)]);
  expect(receiver.received).toHaveLength(1);
  const twice = await Promise.all([gatherNews(), gatherNews()]);
  expect(twice.flat()).toEqual([]);
});

test("what is switched off or deleted is sent nothing", async () => {
  const webhook = await register(["snapshot.published"]);
  const [delivery] = await gatherNews();
  await updateWebhook(webhook, { isActive: false }, "ada@example.org");
  await deliver(delivery);
  expect(await dueDeliveries(after(new Date(), 10), 10)).toEqual([]);
  expect(await deleteWebhook(webhook, "ada@example.org")).toBe(true);
  await deliver(delivery);
  expect(receiver.received).toEqual([]);
  const actions = await db.auditEntry.findMany({ where: { target: receiver.url }, orderBy: { id: "desc" }, take: 3 });
  expect(actions.map(({ action }) => action)).toEqual(["webhook.delete", "webhook.update", "webhook.create"]);
});

test("old news is forgotten, but not what the next board is compared with", async () => {
  await register(["snapshot.published"]);
  await gatherNews();
  expect(await forgetEvents(after(new Date(), 60))).toBe(0);
  expect(await gatherNews()).toEqual([]);
});

test.each([
  "http://127.0.0.1:1/",
  "http://[::1]:1/",
  "http://0.0.0.0:1/",
  "http://169.254.169.254/latest/meta-data",
  "http://10.0.0.1/",
  "http://[::ffff:127.0.0.1]:1/",
  "http://localhost:1/",
  "http://2130706433/",
  "https://127.0.0.1:1/",
])("nothing is sent to %s unless the operator allows it", async (url) => {
  const answer = await post(url, "{}", {}, { allowPrivate: false });
  expect(answer).toEqual({ status: null, problem: "Its address is on a private network, where nothing is sent." });
});

test("a receiver on this machine is not even connected to", async () => {
  await post(receiver.url.replace("127.0.0.1", "localhost"), "{}", {}, { allowPrivate: false });
  expect(receiver.received).toEqual([]);
  expect(await post(receiver.url, "{}", {}, { allowPrivate: true })).toEqual({ status: 200, problem: null });
});

test.each([
  [{ url: "ftp://example.org/", events: ["rank.changed"] }, "http or https"],
  [{ url: "https://user:word@example.org/", events: ["rank.changed"] }, "user name"],
  [{ url: "https://example.org/", events: [] }, "at least one event"],
  [{ url: "https://example.org/", events: ["vote.cast"] }, "must be one of"],
  [{ url: "https://example.org/", events: ["rank.changed"], secret: "x" }, "secret"],
])("%j is refused", (input, says) => {
  const { error } = createWebhookSchema.safeParse(input);
  expect(error?.issues[0].message).toContain(says);
});
