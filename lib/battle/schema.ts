import { z } from "zod";
import { pageQuery } from "#lib/paging.ts";
import { fail, ok } from "#lib/result.ts";
import { consents } from "./types.ts";
import type { BattleId } from "./types.ts";

export const maxPromptBytes = 32 * 1024;

const prompt = z
  .string({ error: "must be text" })
  .refine((text) => text.trim() !== "", "is empty")
  .refine((text) => Buffer.byteLength(text) <= maxPromptBytes, `is longer than ${maxPromptBytes / 1024} kB`)
  // Neither half a character nor NUL can be stored or sent on as text.
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "is not plain text")
  .describe(`Plain text, not blank, at most ${maxPromptBytes / 1024} kB of UTF-8.`);

const slug = z.string().min(1).max(100);

const consent = z
  .enum(consents, `must be one of ${consents.join(", ")}`)
  .describe(
    "What may leave of it: nothing, and its vote counts nowhere; the vote without any text; the conversation too.",
  );

export const startBattleSchema = z
  .strictObject({
    prompt,
    mode: z
      .enum(["blind", "side-by-side"])
      .default("blind")
      .describe("Blind draws both models in secret; side-by-side takes those named in `models`."),
    models: z
      .tuple([slug, slug], { error: "must be two model slugs" })
      .optional()
      .describe("Two different models by slug: with side-by-side, and only then."),
    category: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, "must be a short lower-case word")
      .optional()
      .describe("What the prompt is about, if you know."),
    consent: consent.optional(),
  })
  .superRefine(({ mode, models }, context) => {
    const complain = (message: string) => context.addIssue({ code: "custom", path: ["models"], message });
    if (mode === "blind" && models) complain("can be chosen only with mode side-by-side");
    if (mode === "side-by-side" && !models) complain("must name two models with mode side-by-side");
    if (models && models[0] === models[1]) complain("must be two different models");
  });

export type StartBattle = z.infer<typeof startBattleSchema>;

export const followUpSchema = z.strictObject({ prompt });

export const changeConsentSchema = z.strictObject({ consent });

/** Chosen by the caller so that a retried request finds the battle it already started. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{8,128}$/, "Idempotency-Key must be 8 to 128 printable characters")
  .optional()
  .describe("Chosen by you: sent again with the same cookie, it finds the battle that it already started.");

export const battlesQuerySchema = z.strictObject(pageQuery({ usual: 50, most: 200 }));

/** An id from an address: what cannot be one names no battle. */
export const toBattleId = (id: string) =>
  z.uuid().safeParse(id).success ? ok(id.toLowerCase() as BattleId) : fail("battle_not_found");
