import { z } from "zod";
import { writtenWhole } from "#lib/written-number.ts";

const word = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "must be a short lower-case name");

const source = word.default("arena").describe("Whose votes: `arena` for those cast here, or another source by name.");
const category = word.default("overall").describe("Which of the source's boards.");

/** Which board a feed, a picture or a frame is about. */
export const feedQuerySchema = z.strictObject({ source, category });

export const embedQuerySchema = z.strictObject({
  source,
  category,
  theme: z.enum(["auto", "light", "dark"], "must be auto, light or dark").default("auto"),
  rows: writtenWhole({ least: 1, most: 500 }).default(20),
});

export type EmbedQuery = z.infer<typeof embedQuerySchema>;

export const badgeQuerySchema = z.strictObject({
  source: source,
  label: z.string().trim().min(1).max(40).default("Arena Elo"),
});

const pixels = writtenWhole({ least: 120, most: 10_000, of: "pixels" });

export const oembedQuerySchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: "must be the address of a page of this site" })
    .describe("The page to embed."),
  format: z.string().default("json").describe("Only `json` is spoken here."),
  maxwidth: pixels.optional().describe("The widest it may be."),
  maxheight: pixels.optional().describe("The highest it may be."),
});
