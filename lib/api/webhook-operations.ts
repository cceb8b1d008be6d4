import { z } from "zod";
import { webhooksQuerySchema } from "#lib/webhook/schema.ts";
import { json } from "./operation.ts";
import type { Operation } from "./operation.ts";
import { refusals } from "./refusals.ts";

const webhook = z.object({ webhookId: z.uuid() });
const byAdministrator = { tag: "webhooks", visitor: "administrator", scope: "admin" } as const;

export const webhookOperations: readonly Operation[] = [
  {
    ...byAdministrator,
    call: "GET /api/webhooks",
    id: "listWebhooks",
    summary: "Where news is sent, the oldest first.",
    query: webhooksQuerySchema,
    answers: { 200: { ...json("A page of them.", "WebhookList"), headers: ["Link"] } },
    refusals: refusals.listWebhooks,
  },
  {
    ...byAdministrator,
    call: "POST /api/webhooks",
    id: "createWebhook",
    summary: "Has news sent to an address. What arrives there is a WebhookMessage, signed with the secret.",
    body: "CreateWebhook",
    answers: { 201: json("Its secret is in this answer only.", "WebhookCreated") },
    refusals: refusals.createWebhook,
  },
  {
    ...byAdministrator,
    call: "GET /api/webhooks/{webhookId}",
    id: "findWebhook",
    summary: "One of them.",
    address: webhook,
    answers: { 200: json("The webhook.", "Webhook") },
    refusals: refusals.webhook,
  },
  {
    ...byAdministrator,
    call: "PATCH /api/webhooks/{webhookId}",
    id: "updateWebhook",
    summary: "Switches it on or off, or changes what it is told of.",
    address: webhook,
    body: "UpdateWebhook",
    answers: { 200: json("As it is now.", "Webhook") },
    refusals: refusals.updateWebhook,
  },
  {
    ...byAdministrator,
    call: "DELETE /api/webhooks/{webhookId}",
    id: "deleteWebhook",
    summary: "Nothing is sent to it any more, and what was sent is forgotten.",
    address: webhook,
    answers: { 204: { says: "Gone." } },
    refusals: refusals.deleteWebhook,
  },
  {
    ...byAdministrator,
    call: "GET /api/webhooks/{webhookId}/deliveries",
    id: "listDeliveries",
    summary: "What was sent to it, with every try, the newest first. Kept for thirty days.",
    address: webhook,
    query: webhooksQuerySchema,
    answers: { 200: { ...json("A page of them.", "DeliveryList"), headers: ["Link"] } },
    refusals: refusals.listDeliveries,
  },
  {
    ...byAdministrator,
    call: "POST /api/webhooks/{webhookId}/deliveries/{deliveryId}/retry",
    id: "retryDelivery",
    summary: "Tries once more what is dead or waits.",
    address: webhook.extend({ deliveryId: z.uuid() }),
    answers: { 202: { says: "It is being sent; its log will tell." } },
    refusals: refusals.retryDelivery,
  },
];
