import { z } from "zod";

const word = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "must be a short lower-case name");

/** Which model, and in whose votes; without a source, in the first that has it. */
export const profileQuerySchema = z.object({ slug: word, source: word.optional() });

/** Which two models, and in whose votes. */
export const comparisonQuerySchema = z.object({ first: word, second: word, source: word.optional() });

/** In whose votes. */
export const sourceQuerySchema = z.object({ source: word.default("arena") });
