import { z } from "zod";
import { boardMethods } from "./build-snapshot.ts";
import { boardQuerySchema } from "./board-spec.ts";

const word = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "must be a short lower-case name");

export const leaderboardQuerySchema = z.strictObject({
  source: word.default("arena").describe("Whose votes: `arena` for those cast here, or another source by name."),
  category: word.default("overall").describe("Which of the source's boards."),
  method: z
    .enum(boardMethods, `must be one of ${boardMethods.join(", ")}`)
    .default("bradley-terry")
    .describe("How ratings are made."),
});

/** Without a source, every board's news. */
export const liveQuerySchema = z.strictObject({ source: word.optional().describe("Only this source's boards.") });

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
