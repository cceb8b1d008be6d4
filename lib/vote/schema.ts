import { z } from "zod";
import { winners } from "./types.ts";

export const castVoteSchema = z.strictObject({
  winner: z.enum(winners, `must be one of ${winners.join(", ")}`),
  reasons: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "must be a short lower_case word"))
    .max(20)
    .default([])
    .describe("Why, as short words of your choice."),
  comment: z
    .string()
    .trim()
    .max(2000)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "is not plain text")
    .optional()
    .describe("Why, in your own words. It is in no download."),
});

export type CastVote = z.infer<typeof castVoteSchema>;
