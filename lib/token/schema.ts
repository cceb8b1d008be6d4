import { z } from "zod";
import { scopeNames } from "./types.ts";

/** Nothing lasts for ever: a forgotten token ends by itself. */
export const lifetimesInDays = [7, 30, 90, 365] as const;

const lifetime = z.enum(lifetimesInDays.map(String) as [string, ...string[]], "must be one of 7, 30, 90, 365");

export const createTokenSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the token a name.").max(80, "At most 80 characters."),
  scopes: z.array(z.enum(scopeNames)).min(1, "Choose at least one thing it may do."),
  days: lifetime.transform(Number),
});

export type CreateToken = z.infer<typeof createTokenSchema>;
