import { z } from "zod";

/**
 * Everything the product takes from its environment, in one place. `.env.example` explains each to the operator and
 * tests/env.test.ts keeps the two in step. An empty string means "not set", as in an `.env` file.
 */
const flag = z.enum(["on", "off"]).transform((word) => word === "on");
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const dollars = z.coerce.number().min(0).max(1_000_000);
const seconds = z.coerce.number().min(0.1).max(3600);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);
const secret = z.string().min(16, "is too short: at least 16 characters");

const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),

    DATABASE_URL: databaseUrl.optional(),
    DATABASE_REPLICA_URL: databaseUrl.optional(),
    DATA_DIR: z.string().default(".data"),
    HOST: z.string().default("127.0.0.1"),
    PORT: count(0, 65_535).default(3000),
    PUBLIC_URL: httpUrl.optional(),
    TRUSTED_PROXIES: list.default([]),

    AUTH_SECRET: secret.optional(),
    ADMIN_EMAILS: list
      .transform((emails) => emails.map((email) => email.toLowerCase()))
      .pipe(z.array(z.email()))
      .default([]),
    GITHUB_ID: z.string().optional(),
    GITHUB_SECRET: z.string().optional(),
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    OIDC_ISSUER: httpUrl.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default("Single sign-on"),

    MODELS_FILE: z.string().optional(),
    OPENAI_API_KEY: z.string().optional(),
    OPENAI_BASE_URL: httpUrl.optional(),
    OPENAI_MODELS: list.optional(),
    ANTHROPIC_API_KEY: z.string().optional(),
    ANTHROPIC_MODELS: list.optional(),
    GOOGLE_GENERATIVE_AI_API_KEY: z.string().optional(),
    GOOGLE_MODELS: list.optional(),
    OPENROUTER_API_KEY: z.string().optional(),
    OPENROUTER_MODELS: list.optional(),
    OLLAMA_BASE_URL: httpUrl.default("http://127.0.0.1:11434"),

    MAX_OUTPUT_TOKENS: count(16, 65_536).default(2048),
    FIRST_TOKEN_TIMEOUT_SECONDS: seconds.default(30),
    TOKEN_TIMEOUT_SECONDS: seconds.default(20),
    ANSWER_TIMEOUT_SECONDS: seconds.default(180),

    DAILY_SPEND_CAP_USD: dollars.default(10),
    ASSUMED_USD_PER_MILLION_TOKENS: dollars.default(15),
    BATTLES_PER_HOUR: count(1, 1_000_000).default(60),
    TURNS_PER_HOUR: count(1, 1_000_000).default(120),
    VOTES_PER_HOUR: count(1, 1_000_000).default(60),
    EXPORTS_PER_HOUR: count(1, 1_000_000).default(30),
    IMPORTS_PER_HOUR: count(1, 1_000_000).default(60),
    ADDRESS_FACTOR: count(1, 1000).default(5),

    RULES_OFF: list.default([]),
    DAILY_VOTE_CAP: count(1, 1_000_000).default(1000),
    DUPLICATE_PROMPT_CAP: count(1, 1_000_000).default(1000),
    READING_CHARACTERS_PER_SECOND: count(0, 1_000_000).default(0),
    CATEGORIES_FILE: z.string().optional(),

    WEBHOOKS_TO_PRIVATE_ADDRESSES: flag.default(false),

    BOOTSTRAP_ROUNDS: count(0, 10_000).default(1000),
    SIMULATED_SOURCE: flag.default(true),
    PSEUDONYM_SECRET: secret.optional(),
    DATA_LICENSE: z.string().trim().min(1).max(200).optional(),
    TRAINING_LICENSES: list.default("MIT,Apache-2.0,BSD-2-Clause,BSD-3-Clause,CC0-1.0,CC-BY-4.0".split(",")),
    PSEUDONYMS: z.enum(["per-release", "stable"]).default("per-release"),

    DEFAULT_CONSENT: z.enum(["private", "aggregate", "publish"]).default("aggregate"),
    PUBLISH_AFTER_DAYS: z.coerce.number().min(0).max(3650).default(1),
    MODERATION_MODEL: z.string().optional(),
    MODERATION_BASE_URL: httpUrl.default("https://api.openai.com/v1"),
    MODERATION_API_KEY: z.string().optional(),

    RELEASE_SCHEDULE: z
      .string()
      .regex(/^(\S+\s+){4}\S+$/, "must be five fields as in a crontab, such as 0 3 1 * *")
      .optional(),
    RELEASE_S3_ENDPOINT: httpUrl.optional(),
    RELEASE_S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
      .optional(),
    RELEASE_S3_REGION: z.string().default("us-east-1"),
    RELEASE_S3_PREFIX: z
      .string()
      .regex(/^([A-Za-z0-9._-]+\/)*$/, "must end in / and hold plain names only")
      .default("releases/"),
    RELEASE_S3_ACCESS_KEY_ID: z.string().optional(),
    RELEASE_S3_SECRET_ACCESS_KEY: z.string().optional(),
  })
  .superRefine((value, context) => {
    const pairs = [
      ["GITHUB_ID", "GITHUB_SECRET"],
      ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
      ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
      ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
      ["RELEASE_S3_ENDPOINT", "RELEASE_S3_BUCKET"],
      ["RELEASE_S3_BUCKET", "RELEASE_S3_ACCESS_KEY_ID"],
      ["RELEASE_S3_ACCESS_KEY_ID", "RELEASE_S3_SECRET_ACCESS_KEY"],
    ] as const;
    for (const [one, other] of pairs) {
      if ((value[one] === undefined) === (value[other] === undefined)) continue;
      const [set, missing] = value[one] === undefined ? [other, one] : [one, other];
      context.addIssue({ code: "custom", path: [missing], message: `must be set when ${set} is` });
    }
  });

export type Env = z.infer<typeof envSchema>;

/** Thrown when the environment is wrong; its message is one sentence per wrong variable, without any value's secret. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Parses an environment. Fails: throws `EnvError` that names every wrong variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  // Older names that other tools' guides use.
  given.AUTH_SECRET ??= given.NEXTAUTH_SECRET;
  given.PUBLIC_URL ??= given.NEXTAUTH_URL;
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`).join("\n"));
}

let current: Env | undefined;

/** The environment of this process, read at the first call (a build has none). */
export function env(): Env {
  return (current ??= readEnv(process.env));
}
