import { parse } from "yaml";
import { z } from "zod";
import { slugSchema } from "#lib/models/schema.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { longestName } from "./match-models.ts";
import { profileNames } from "./profiles.ts";
import type { ImportConsent } from "./types.ts";

const given = (input: unknown) => JSON.stringify(input);

/** What is asked of an import, on the command line as over HTTP. */
export const importOptionsSchema = z.strictObject({
  source: z
    .string({ error: "say what to call the source" })
    .trim()
    .min(1, "must say what to call the source")
    .max(100, "must be 100 characters or fewer")
    .regex(/[a-z0-9]/i, "must have a letter or digit from a to z or 0 to 9")
    .describe("What to call the source; votes are added to one that is there."),
  profile: z
    .enum(profileNames as [string, ...string[]], {
      error: ({ input }) => `there is no profile ${given(input)}; there are ${profileNames.join(", ")}`,
    })
    .optional()
    .describe("The format, where the columns do not tell."),
  consent: z
    .enum(["aggregate", "publish"], { error: ({ input }) => `must be aggregate or publish, not ${given(input)}` })
    .default("aggregate")
    .describe("Whether conversations may be exported again, or stay."),
  license: z.string().trim().min(1).max(200).optional().describe("Under which licence the data is."),
});

/** The same over HTTP, with what the command line says in other ways. */
export const importQuerySchema = importOptionsSchema.extend({
  filename: z
    .string()
    .max(200)
    .optional()
    .describe("What the file is called: its ending tells what it is, else the content type does."),
  dryRun: z
    .enum(["true", "false"], "must be true or false")
    .default("false")
    .transform((word) => word === "true")
    .describe("Says what would happen, and writes nothing."),
});

export interface ImportOptions {
  source: string;
  profile?: string;
  consent: ImportConsent;
  license?: string;
}

/** Fails: "invalid_input", with the first option that is wrong. */
export function readImportOptions(query: Record<string, unknown>): Result<ImportOptions, "invalid_input"> {
  const parsed = importOptionsSchema.safeParse(query);
  if (parsed.success) return ok(parsed.data);
  const [{ path, message }] = parsed.error.issues;
  return fail("invalid_input", { message: path.length > 0 ? `${path.join(".")}: ${message}` : message });
}

const aliasesSchema = z.record(z.string().min(1).max(longestName), slugSchema);

/** Slugs of models by the names that files give them, from JSON or YAML. Fails: "invalid_input", with what is wrong. */
export function readAliases(text: string): Result<Map<string, string>, "invalid_input"> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return fail("invalid_input", { message: `neither JSON nor YAML: ${(error as Error).message.split("\n")[0]}` });
  }
  const parsed = aliasesSchema.safeParse(value ?? {});
  if (parsed.success) return ok(new Map(Object.entries(parsed.data)));
  const [{ path, message }] = parsed.error.issues;
  return fail("invalid_input", { message: path.length > 0 ? `${given(path.join("."))}: ${message}` : message });
}
