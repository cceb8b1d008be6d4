import { z } from "zod";

/** What was found in a conversation, and what an administrator said of it. */
export const flagChoices = ["found", "withheld", "cleared"] as const;

const chosen = (most: number) => z.string().trim().max(most).default("");

/** What the list of battles is asked for: words after `?`, each empty where it does not matter. */
export const reviewQuerySchema = z.strictObject({
  source: z.string().trim().max(100).default("arena"),
  category: chosen(100),
  /** As in addresses, such as "chinese"; "unknown" where nothing tells. */
  language: chosen(100),
  /** On either side, by slug. */
  model: chosen(200),
  /** "without": battles that nobody has voted on. */
  vote: z.enum(["", "without"], "must be without, or nothing").default(""),
  flagged: z.union([z.enum(flagChoices), z.literal("")], `must be one of ${flagChoices.join(", ")}`).default(""),
  cursor: z.string().max(500).optional(),
});

export type ReviewQuery = z.infer<typeof reviewQuerySchema>;
