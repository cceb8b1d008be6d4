import { z } from "zod";
import { pageQuery } from "#lib/paging.ts";
import { fail, ok } from "#lib/result.ts";
import { eventTypeNames } from "./types.ts";
import type { DeliveryId, WebhookId } from "./types.ts";

const events = z
  .array(z.enum(eventTypeNames, `must be one of ${eventTypeNames.join(", ")}`))
  .min(1, "must name at least one event")
  .transform((names) => [...new Set(names)])
  .describe("What to tell of.");

const isActive = z.boolean().describe("Whether anything is sent.");

export const createWebhookSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .max(2000)
    .refine((url) => !URL.parse(url)?.username, "must not hold a user name")
    .describe(
      "Where to send it. Addresses on private networks are refused unless whoever runs this arena allows them.",
    ),
  events,
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "must be the short name of a source")
    .nullable()
    .default(null)
    .describe("Boards of this source only; null for all."),
});

export type CreateWebhook = z.infer<typeof createWebhookSchema>;

export const updateWebhookSchema = z
  .strictObject({ events: events.optional(), isActive: isActive.optional() })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), "must change something");

export type UpdateWebhook = z.infer<typeof updateWebhookSchema>;

export const webhooksQuerySchema = z.strictObject(pageQuery({ usual: 50, most: 200 }));

/** An id from an address: what cannot be one names nothing. */
export const toWebhookId = (id: string) =>
  z.uuid().safeParse(id).success ? ok(id.toLowerCase() as WebhookId) : fail("webhook_not_found");

export const toDeliveryId = (id: string) =>
  z.uuid().safeParse(id).success ? ok(id.toLowerCase() as DeliveryId) : fail("delivery_not_found");
