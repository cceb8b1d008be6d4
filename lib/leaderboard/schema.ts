import { z } from "zod";
import { pageQuery } from "#lib/paging.ts";
import { boardFields, boardQuerySchema } from "./board-spec.ts";

export const leaderboardQuerySchema = boardQuerySchema;

/** Without a source, every board's news; with more words, one board's, which then counts as looked at. */
export const liveQuerySchema = z.strictObject({
  source: boardFields.source.unwrap().optional().describe("Only this source's boards."),
  board: z
    .string()
    .max(400)
    .refine((names) => names.split(",").length <= 4, "may name at most four boards")
    .optional()
    .describe(
      "Only this board, named as in a snapshot's event, or several with commas between them; they are kept up to date while somebody listens.",
    ),
});

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day such as 2026-01-31")
  .refine((text) => {
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  }, "is no day of the calendar");

/** A board with what its table shows beside it. */
export const sheetQuerySchema = boardQuerySchema.safeExtend({
  since: day.optional().describe("The day at whose end ranks are compared with those of now."),
  format: z
    .enum(["json", "csv"], "must be one of json, csv")
    .default("json")
    .describe("How the table is written; as CSV, one row per model."),
});

/** A board's words, and which page of its past. */
export const snapshotsQuerySchema = boardQuerySchema.safeExtend(pageQuery({ usual: 50, most: 200 }));

export type SnapshotsQuery = z.infer<typeof snapshotsQuerySchema>;

export const sourcesQuerySchema = z.strictObject(pageQuery({ usual: 1000, most: 1000 }));

const snapshotId = z.uuid("must be the id of a snapshot");

export const snapshotAddressSchema = z.object({ snapshotId });
export const comparedAddressSchema = z.object({ snapshotId, otherId: snapshotId });
