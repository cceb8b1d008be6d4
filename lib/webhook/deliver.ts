import "server-only";
import { env } from "#lib/env.ts";
import { codeVersion } from "#lib/version.ts";
import { post } from "./post.ts";
import { retrySeconds } from "./retries.ts";
import { secretOf } from "./secret.ts";
import { sign, signatureHeader } from "./sign.ts";
import { claimDelivery, noteAttempt } from "./store.ts";
import type { DeliveryId } from "./types.ts";

/** Whoever takes a delivery has this long, after which another may; twice what a try can take. */
const leaseMs = 30_000;

/** What came of it: in how many seconds it is tried again, or null when it is done with or not ours to send. */
export interface Outcome {
  againInSeconds: number | null;
}

/** Sends a delivery that is due, once, and writes down how it went. */
export async function deliver(id: DeliveryId, now = new Date()): Promise<Outcome> {
  const claimed = await claimDelivery(id, now, leaseMs);
  if (!claimed) return { againInSeconds: null };
  const { url, webhookId, message, attempts } = claimed;
  const body = JSON.stringify(message);
  const begun = performance.now();
  const answer = await post(
    url,
    body,
    {
      "content-type": "application/json",
      "user-agent": `Ringside/${codeVersion}`,
      "ringside-event": message.type,
      "ringside-delivery": id,
      [signatureHeader]: sign(secretOf(webhookId), body, now),
    },
    { allowPrivate: env().WEBHOOKS_TO_PRIVATE_ADDRESSES },
  );
  const tookMs = Math.round(performance.now() - begun);
  const wait = answer.problem === null ? null : (retrySeconds[attempts - 1] ?? null);
  const next = wait === null ? null : new Date(now.getTime() + tookMs + wait * 1000);
  await noteAttempt(claimed, answer, { startedAt: now, durationMs: tookMs }, next);
  return { againInSeconds: wait };
}
