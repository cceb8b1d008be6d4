import { z } from "zod";
import { changeConsentSchema, followUpSchema, startBattleSchema } from "#lib/battle/schema.ts";
import { castVoteSchema, giveReasonsSchema } from "#lib/vote/schema.ts";
import { createWebhookSchema, updateWebhookSchema } from "#lib/webhook/schema.ts";
import { proofSchema } from "#lib/release/proof.ts";
import * as boards from "./board-responses.ts";
import { pictureSchema } from "./picture-responses.ts";
import { importEventSchema, importPlanSchema } from "./import-responses.ts";
import { records } from "./records.ts";
import * as responses from "./responses.ts";
import * as webhooks from "./webhook-responses.ts";

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export type JsonSchema = Record<string, unknown>;

const requestSchemas = {
  StartBattle: startBattleSchema,
  FollowUp: followUpSchema,
  CastVote: castVoteSchema,
  GiveReasons: giveReasonsSchema,
  CreateWebhook: createWebhookSchema,
  UpdateWebhook: updateWebhookSchema,
  ChangeConsent: changeConsentSchema,
};

const responseSchemas = {
  BattleStarted: responses.battleStartedSchema,
  TurnStarted: responses.turnStartedSchema,
  Battle: responses.battleSchema,
  Turn: responses.turnSchema,
  BattleEvent: responses.battleEventSchema,
  Consent: responses.consentSchema,
  Reasons: responses.reasonsSchema,
  ReleaseList: responses.releaseListSchema,
  InclusionProof: proofSchema,
  VoteCast: responses.voteCastSchema,
  Receipt: responses.receiptSchema,
  BattleList: responses.battleListSchema,
  Model: responses.modelSchema,
  ModelList: responses.modelListSchema,
  SourceList: boards.sourceListSchema,
  Token: responses.tokenSchema,
  Leaderboard: boards.leaderboardSchema,
  LeaderboardRow: boards.rowSchema,
  SnapshotList: boards.snapshotListSchema,
  Snapshot: boards.snapshotSchema,
  BoardSheet: boards.sheetSchema,
  BoardEvent: boards.boardEventSchema,
  Session: responses.sessionSchema,
  Oembed: boards.oembedSchema,
  Picture: pictureSchema,
  ComparedSnapshots: boards.comparedSchema,
  Webhook: webhooks.webhookSchema,
  WebhookCreated: webhooks.webhookCreatedSchema,
  WebhookList: webhooks.webhookListSchema,
  WebhookMessage: webhooks.webhookMessageSchema,
  DeliveryList: webhooks.deliveryListSchema,
  ImportPlan: importPlanSchema,
  ImportEvent: importEventSchema,
  Health: responses.healthSchema,
  Error: responses.errorSchema,
};

export type SchemaName = keyof typeof requestSchemas | keyof typeof responseSchemas | keyof typeof records;

const place = (name: string) => `#/components/schemas/${name}`;

export const refer = (name: SchemaName): JsonSchema => ({ $ref: place(name) });

/** Every named schema: requests as they may be sent, responses as they are. */
export function writeComponents(): Record<SchemaName, JsonSchema> {
  const written = { ...writeAll(requestSchemas, "input"), ...writeAll(responseSchemas, "output"), ...records };
  return written as Record<SchemaName, JsonSchema>;
}

/** The fields of an object that stands in an address or in headers, which OpenAPI lists one by one. */
export function writeFields(schema: z.ZodObject): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", override: plain });
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field as JsonSchema,
  }));
}

function writeAll(named: Record<string, z.ZodType>, io: "input" | "output"): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: place, override: plain });
  return Object.fromEntries(
    // A component's address is its id, and the document says once which JSON Schema it speaks.
    Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]),
  );
}

/** A format says what zod's own pattern for it spells out, and no number in JSON goes beyond what a double holds. */
const plain = ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
};
