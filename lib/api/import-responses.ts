import { z } from "zod";
import type { ImportPlan } from "#lib/import/types.ts";

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
  written: z.boolean().describe("Whether anything was written."),
}) satisfies z.ZodType<ImportPlan>;
