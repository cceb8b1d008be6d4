import { z } from "zod";
import { slugOf } from "#lib/models/naming.ts";
import { longestText } from "./read-file.ts";

const text = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(longestText, `is longer than ${longestText} characters`)
  .refine((given) => !given.includes("\0"), "is not plain text");

/** One score as an administrator types it. An empty value takes the score away. */
export const editScoreSchema = z.object({
  model: text.transform((name) => ({ key: slugOf(name), name })),
  benchmark: text,
  value: z
    .string()
    .trim()
    .transform((given, context) => {
      if (given === "") return null;
      const value = Number(given.replace(",", "."));
      if (Number.isFinite(value)) return value;
      context.addIssue({ code: "custom", message: `${JSON.stringify(given)} is not a number` });
      return z.NEVER;
    }),
  source: text,
});
