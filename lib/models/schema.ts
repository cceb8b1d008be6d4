import { z } from "zod";
import { pageQuery } from "#lib/paging.ts";

/** A model's name in addresses and exports. */
export const slugSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,99}$/,
    "must be 1 to 100 of a-z, 0-9, dot, dash or underscore, and begin with a letter or digit",
  );

/** A roster is short: without asking, all of it comes at once. */
export const modelsQuerySchema = z.strictObject(pageQuery({ usual: 1000, most: 1000 }));

/** Variables that are this product's own: a roster that sent one of them to a model's server would give it away. */
const ownSecrets = ["DATABASE_URL", "DATABASE_REPLICA_URL", "AUTH_SECRET", "NEXTAUTH_SECRET", "PSEUDONYM_SECRET"];
const ownSecretEnding = /_(ID|SECRET)$/;

const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable, not the key itself")
  .refine(
    (name) => !ownSecrets.includes(name) && !ownSecretEnding.test(name),
    "names a secret that is not a model's key",
  );

const words = z.string().trim().min(1).max(200);

const baseUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .refine((url) => !/[?#]/.test(url), "must not hold a ? or #: the path of each call is added at its end")
  .refine((url) => !URL.parse(url)?.username, "must not hold a user name: name the key's variable in apiKeyEnv")
  .transform((url) => url.replace(/\/+$/, ""));

const usdPerMillionTokens = z.number().min(0).max(100_000);

/** One model of a roster, as MODELS_FILE writes it and as discovery makes it. */
export const rosterEntrySchema = z
  .strictObject({
    slug: slugSchema,
    name: words,
    organization: words.default("Not stated"),
    license: words.default("Not stated"),
    link: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
    provider: z.enum(["openai-compatible", "anthropic", "google", "house"]),
    baseUrl: baseUrl.optional(),
    model: words.optional(),
    apiKeyEnv: variableName.optional(),
    weight: z.number().positive().max(1_000_000).default(1),
    status: z.enum(["active", "paused", "retired"]).default("active"),
    temperature: z.number().min(0).max(2).optional(),
    topP: z.number().min(0).max(1).optional(),
    maxOutputTokens: z.int().min(1).max(65_536).optional(),
    systemPrompt: z.string().max(32_000).optional(),
    inputPrice: usdPerMillionTokens.optional(),
    outputPrice: usdPerMillionTokens.optional(),
    knowledgeCutoff: words.optional(),
    private: z.boolean().default(false),
    toy: z.boolean().default(false),
  })
  .superRefine((entry, context) => {
    if (entry.provider !== "house" && !entry.model) {
      context.addIssue({ code: "custom", path: ["model"], message: "is missing: the name its provider knows it by" });
    }
    if (entry.provider === "openai-compatible" && !entry.baseUrl) {
      context.addIssue({
        code: "custom",
        path: ["baseUrl"],
        message: 'is missing, such as "http://127.0.0.1:8000/v1"',
      });
    }
  });

export type RosterEntry = z.infer<typeof rosterEntrySchema>;

export const rosterSchema = z
  .strictObject({ models: z.array(rosterEntrySchema) })
  .superRefine(({ models }, context) => {
    const seen = new Set<string>();
    for (const [index, { slug }] of models.entries()) {
      if (seen.has(slug)) {
        context.addIssue({ code: "custom", path: ["models", index, "slug"], message: `"${slug}" is there twice` });
      }
      seen.add(slug);
    }
  });
