import { z } from "zod";
import { qualities } from "./qualities.ts";
import { winners } from "./types.ts";

const reasons = z
  .array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "must be a short lower_case word"))
  .max(20)
  .transform((given) => [...new Set(given)])
  .describe(
    "Why, as short words. Of one answer: " +
      `${qualities.map((quality) => `\`${quality}\``).join(", ")}, with \`_a\` or \`_b\` after it. ` +
      "Words of your own speak of the vote as a whole.",
  );

export const castVoteSchema = z.strictObject({
  winner: z.enum(winners, `must be one of ${winners.join(", ")}`),
  reasons: reasons.default([]),
  comment: z
    .string()
    .trim()
    .max(2000)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "is not plain text")
    .optional()
    .describe("Why, in your own words. It is in no download."),
});

export type CastVote = z.infer<typeof castVoteSchema>;

export const giveReasonsSchema = z.strictObject({ reasons });
