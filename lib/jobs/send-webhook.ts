import "server-only";
import { z } from "zod";
import { deliver } from "#lib/webhook/deliver.ts";
import type { DeliveryId } from "#lib/webhook/types.ts";
import { defineJob } from "./job.ts";

/** One try to send one thing to one receiver; later tries are later jobs. */
export const sendWebhook = defineJob({
  name: "send-webhook",
  says: "Sends a webhook, and tries again later when its receiver does not accept it.",
  data: z.strictObject({ delivery: z.uuid() }),
  keyOf: ({ delivery }) => delivery,
  // A receiver that keeps us waiting must not hold up the others.
  concurrency: 8,
  async run({ delivery }, { again }) {
    const { againInSeconds } = await deliver(delivery as DeliveryId);
    if (againInSeconds !== null) await again(againInSeconds + 1);
  },
});
