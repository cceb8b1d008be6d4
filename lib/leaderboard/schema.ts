import { z } from "zod";
import { boardMethods } from "./build-snapshot.ts";

const word = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "must be a short lower-case name");

export const leaderboardQuerySchema = z.strictObject({
  source: word.default("arena"),
  category: word.default("overall"),
  method: z.enum(boardMethods, `must be one of ${boardMethods.join(", ")}`).default("bradley-terry"),
});

/** Without a source, every board's news. */
export const liveQuerySchema = z.strictObject({ source: word.optional() });
