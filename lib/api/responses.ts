import { z } from "zod";
import { consents, sides } from "#lib/battle/types.ts";
import type { BattleEvent, BattleLine, BattleView, Receipt, TurnView } from "#lib/battle/types.ts";
import { errorCodes } from "#lib/http.ts";
import type { PublicModel } from "#lib/models/types.ts";
import type { ListedRelease } from "#lib/release/read-release.ts";
import type { Health } from "#lib/safety/health.ts";
import { scopeNames } from "#lib/token/types.ts";
import { winners } from "#lib/vote/types.ts";
import type { VoteId } from "#lib/vote/types.ts";

/** A server-sent event as it arrives: named by `event`, with JSON in `data`. */
export type OnTheWire<Event extends { type: string }> = Event extends unknown
  ? { id: string; event: Event["type"]; data: Omit<Event, "type"> }
  : never;

/** Zod cannot know our brands, and a JSON Schema has none. */
export const id = <Id extends string>() => z.uuid() as unknown as z.ZodType<Id>;
const time = z.iso.datetime();

export const modelSchema = z.strictObject({
  slug: z.string(),
  name: z.string(),
  organization: z.string(),
  license: z.string(),
  link: z.string().nullable(),
  status: z
    .enum(["active", "paused", "retired", "external"])
    .describe("Only active models are drawn; external ones are known from votes made elsewhere."),
  isToy: z.boolean().describe("A small program of the house, not a language model."),
  knowledgeCutoff: z.string().nullable(),
}) satisfies z.ZodType<PublicModel>;

/** Where a list goes on. */
export const next = z.string().nullable().describe("Sent back as `cursor`, it gives the next page; null on the last.");

export const modelListSchema = z.strictObject({ models: z.array(modelSchema), next });

export const tokenSchema = z.strictObject({
  name: z.string(),
  prefix: z.string().describe("How the token begins."),
  scopes: z.array(z.enum(scopeNames)),
  expiresAt: time,
});

export const battleStartedSchema = z.strictObject({
  id: id<BattleView["id"]>(),
  status: z.literal("generating"),
});

export const turnStartedSchema = battleStartedSchema.extend({ turn: z.int().min(2) });

export const receiptSchema = z.strictObject({
  counted: z
    .boolean()
    .describe(
      "False when something in the conversation keeps the vote off the boards. True promises no more than that nothing in " +
        "it does: rules about how people vote apply to every vote, then and later, and are told in total only.",
    ),
  reasons: z
    .array(z.strictObject({ rule: z.string(), sentence: z.string() }))
    .describe("What in the conversation keeps the vote off, and where; empty when nothing does."),
}) satisfies z.ZodType<Receipt>;

const answer = z.strictObject({ text: z.string(), done: z.boolean() });

export const turnSchema = z.strictObject({
  index: z.int().min(1),
  prompt: z.string(),
  answers: z.strictObject({ a: answer, b: answer }),
}) satisfies z.ZodType<TurnView>;

const castAt = { winner: z.enum(winners), castAt: time };
const revealed = "Named once the battle has its vote, or when it was chosen by name.";

const consent = {
  consent: z.enum(consents),
  consents: z.array(z.enum(consents)).describe("What may still be chosen; what is in a release stays there."),
};

export const reasonsSchema = z.strictObject({ reasons: z.array(z.string()) });

export const consentSchema = z.strictObject(consent);

export const battleSchema = z.strictObject({
  id: id<BattleView["id"]>(),
  status: z.enum(["generating", "answered", "voted", "void"]),
  mode: z.enum(["blind", "side-by-side"]),
  ...consent,
  turns: z.array(turnSchema),
  modelA: modelSchema.optional().describe(revealed),
  modelB: modelSchema.optional().describe(revealed),
  vote: z
    .strictObject({ ...castAt, ...reasonsSchema.shape })
    .optional()
    .describe("With why, as you say by now."),
  receipt: receiptSchema.optional(),
}) satisfies z.ZodType<BattleView>;

export const battleListSchema = z.strictObject({
  battles: z.array(
    z.strictObject({
      id: id<BattleView["id"]>(),
      status: z.enum(["generating", "answered", "voted", "void"]),
      mode: z.enum(["blind", "side-by-side"]),
      createdAt: time,
      prompt: z.string().describe("How the first prompt begins."),
      modelA: z.string().optional().describe(revealed),
      modelB: z.string().optional().describe(revealed),
      vote: z.strictObject(castAt).optional(),
    }) satisfies z.ZodType<BattleLine>,
  ),
  next,
});

export const voteCastSchema = z.strictObject({
  vote: z.strictObject({ id: id<VoteId>(), ...castAt }),
  receipt: receiptSchema,
  modelA: modelSchema,
  modelB: modelSchema,
});

const ofTurn = { turn: z.int().min(1) };
const ofSide = { side: z.enum(sides), ...ofTurn };
const position = z.string().describe("Sent back as Last-Event-ID, the stream goes on after this event.");
const event = <const Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ id: position, event: z.literal(name), data: z.strictObject(shape) });

export const battleEventSchema = z.discriminatedUnion("event", [
  event("delta", { ...ofSide, text: z.string().describe("What this side said since its last delta.") }),
  event("done", ofSide),
  event("failed", { ...ofSide, reason: z.literal("unavailable") }).describe("Sent for both sides: the battle is void."),
  event("ready", ofTurn).describe("Both answers are complete: the vote is open."),
]) satisfies z.ZodType<OnTheWire<BattleEvent>>;

const size = z.int().min(0);
const releasedFile = z.strictObject({
  name: z.string(),
  url: z.string(),
  bytes: size.nullable(),
  rows: size.nullable().describe("Null for a text."),
  sha256: z.string().nullable().describe("Null for the manifest, which names the others'."),
});

export const releaseListSchema = z.strictObject({
  next,
  releases: z.array(
    z.strictObject({
      number: z.int().min(1),
      source: z.string(),
      madeAt: time,
      license: z.string(),
      votes: size.describe("In it: none that an earlier release held."),
      conversations: size,
      votesInAll: size.describe("In all releases of the source up to it: the leaves of the Merkle tree."),
      merkleRoot: z.string(),
      snapshot: z.string().nullable().describe("The board in it."),
      files: z.array(releasedFile),
    }) satisfies z.ZodType<ListedRelease>,
  ),
});

export const healthSchema = z.strictObject({
  status: z.enum(["ok", "unavailable"]),
  database: z.enum(["ok", "unreachable"]),
}) satisfies z.ZodType<Health>;

export const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum(errorCodes).describe("For programs; each call lists those it can give."),
    message: z.string().describe("For people."),
  }),
});

export const sessionSchema = z.strictObject({
  visitor: z
    .strictObject({ name: z.string(), isAdmin: z.boolean() })
    .nullable()
    .describe("Null for a visitor who is not signed in."),
});
