import { z } from "zod";
import { importPhases } from "#lib/import/types.ts";
import type { ImportPlan, ImportProgress } from "#lib/import/types.ts";
import { errorSchema } from "./responses.ts";

const count = z.int().min(0);

export const importPlanSchema = z.strictObject({
  profile: z.string(),
  source: z.strictObject({ slug: z.string(), name: z.string(), isNew: z.boolean() }),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), rows: count })),
  rows: count.describe("Rows read, or comparisons where a row holds several."),
  votes: count.describe("Votes that are added."),
  alreadyThere: count.describe("Votes of the file that the source has already: the same file again adds nothing."),
  dropped: z.array(z.strictObject({ reason: z.string(), count })),
  winners: z.strictObject({ model_a: count, model_b: count, tie: count, both_bad: count }),
  models: z.array(
    z.strictObject({
      name: z.string().describe("As in the file."),
      slug: z.string(),
      votes: count,
      by: z.enum(["slug", "name", "alias", "new"]).describe("How it was recognised; new ones are made."),
    }),
  ),
  voters: count,
  conversations: count,
  categories: z.array(z.strictObject({ category: z.string(), votes: count })),
  taggedBy: z.strictObject({ labels: count, taggers: count }),
  notBlind: count,
  firstVote: z.string().nullable(),
  lastVote: z.string().nullable(),
  notes: z.array(z.string()),
  problems: z
    .array(z.string())
    .describe("The first things that are wrong, by file, line, column and value; only in a dry run."),
  unclear: z
    .array(z.strictObject({ name: z.string(), slugs: z.array(z.string()) }))
    .describe("Names that could mean several models: `aliases` say which."),
  written: z.boolean().describe("Whether anything was written."),
}) satisfies z.ZodType<ImportPlan>;

export const importEventSchema = z.discriminatedUnion("event", [
  z
    .strictObject({
      event: z.literal("progress"),
      data: z.strictObject({
        phase: z.enum(importPhases),
        share: z.number().min(0).max(1).describe("Of all the work, this phase's and the others'."),
        rows: z.strictObject({ done: count, of: count }).optional().describe("Of this phase, where they are counted."),
      }) satisfies z.ZodType<ImportProgress>,
    })
    .describe("A few times a second, while the server works."),
  z.strictObject({ event: z.literal("done"), data: importPlanSchema }).describe("The answer; nothing follows."),
  z
    .strictObject({ event: z.literal("failed"), data: errorSchema })
    .describe("What would have been an answer with an error status; nothing follows, and nothing was written."),
]);
