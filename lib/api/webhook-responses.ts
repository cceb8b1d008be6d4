import { z } from "zod";
import { deliveryStates, eventTypeNames } from "#lib/webhook/types.ts";
import type { WebhookMessage } from "#lib/webhook/types.ts";
import { id, next } from "./responses.ts";

const time = z.iso.datetime();
const count = z.int().min(0);
const rank = z.int().min(1).nullable();

export const webhookSchema = z.strictObject({
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.enum(eventTypeNames)),
  source: z.string().nullable(),
  isActive: z.boolean(),
  createdBy: z.string(),
  createdAt: time,
});

export const webhookCreatedSchema = webhookSchema.extend({
  secret: z.string().describe("The key of the HMAC-SHA256 in `Ringside-Signature`."),
});

export const webhookListSchema = z.strictObject({ webhooks: z.array(webhookSchema), next });

export const deliveryListSchema = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      id: z.uuid().describe("The same at every try, in `Ringside-Delivery`."),
      event: z.enum(eventTypeNames),
      state: z.enum(deliveryStates).describe("Dead: given up after the last try."),
      createdAt: time,
      nextAttemptAt: time.nullable(),
      finishedAt: time.nullable(),
      attempts: z.array(
        z.strictObject({
          number: z.int().min(1),
          startedAt: time,
          durationMs: count,
          status: z.int().nullable().describe("What the receiver answered; null when it did not."),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
  next,
});

const board = {
  snapshot: id<Extract<WebhookMessage, { type: "snapshot.published" }>["data"]["snapshot"]>(),
  source: z.string(),
  category: z.string(),
  method: z.string(),
};

const message = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ id: z.uuid(), type: z.literal(type), createdAt: time, data: z.strictObject(data) });

export const webhookMessageSchema = z.discriminatedUnion("type", [
  message("snapshot.published", { ...board, votes: count, models: count }),
  message("rank.changed", {
    ...board,
    moved: z.array(z.strictObject({ model: z.string(), from: rank, to: rank })).describe("Since it was last told."),
  }),
  message("model.retired", { model: z.string(), name: z.string() }),
]) satisfies z.ZodType<WebhookMessage>;
