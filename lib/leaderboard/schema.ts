import { z } from "zod";
import { pageQuery } from "#lib/paging.ts";
import { boardMethods } from "./build-snapshot.ts";

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

export const sourcesQuerySchema = z.strictObject(pageQuery({ usual: 1000, most: 1000 }));
