import { z } from "zod";
import { licenseOf, organizationOf, slugOf } from "./naming.ts";
import type { RosterEntry } from "./schema.ts";

/** FastChat's api types, as the provider that speaks the same protocol, where it lives and whose key it falls back on. */
const apiTypes = {
  openai: { provider: "openai-compatible", baseUrl: "https://api.openai.com/v1", apiKeyEnv: "OPENAI_API_KEY" },
  openai_o1: { provider: "openai-compatible", baseUrl: "https://api.openai.com/v1", apiKeyEnv: "OPENAI_API_KEY" },
  openai_no_stream: {
    provider: "openai-compatible",
    baseUrl: "https://api.openai.com/v1",
    apiKeyEnv: "OPENAI_API_KEY",
  },
  mistral: { provider: "openai-compatible", baseUrl: "https://api.mistral.ai/v1", apiKeyEnv: "MISTRAL_API_KEY" },
  deepseek: { provider: "openai-compatible", baseUrl: "https://api.deepseek.com/v1", apiKeyEnv: "DEEPSEEK_API_KEY" },
  nvidia: {
    provider: "openai-compatible",
    baseUrl: "https://integrate.api.nvidia.com/v1",
    apiKeyEnv: "NVIDIA_API_KEY",
  },
  anthropic: { provider: "anthropic", baseUrl: undefined, apiKeyEnv: "ANTHROPIC_API_KEY" },
  anthropic_message: { provider: "anthropic", baseUrl: undefined, apiKeyEnv: "ANTHROPIC_API_KEY" },
  gemini: { provider: "google", baseUrl: undefined, apiKeyEnv: "GOOGLE_GENERATIVE_AI_API_KEY" },
} as const;

const understood = Object.keys(apiTypes) as (keyof typeof apiTypes)[];

const endpointSchema = z.looseObject({
  model_name: z.string().min(1, "is empty"),
  api_type: z.enum(understood, {
    error: ({ input }) => `"${String(input)}" is not supported; use one of ${understood.join(", ")}`,
  }),
  api_base: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).nullish(),
  api_key: z.string().nullish(),
  anony_only: z.boolean().nullish(),
  recommended_config: z.looseObject({ temperature: z.number().nullish(), top_p: z.number().nullish() }).nullish(),
  // FastChat also writes `true` here: the system prompt of its own conversation template, which we do not have.
  custom_system_prompt: z.union([z.string(), z.boolean()]).nullish(),
  "text-arena": z.boolean().nullish(),
});

/** FastChat's `api_endpoints.json`: a map from a model's name to where it is served. */
export const fastChatSchema = z.record(z.string().min(1), endpointSchema);

export const looksLikeFastChat = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).some((one) => typeof one === "object" && one !== null && "api_type" in one);

/** The same models in our words. Keys written in the file come apart from them, by slug, and stay in memory. */
export function fromFastChat(endpoints: z.infer<typeof fastChatSchema>): {
  entries: RosterEntry[];
  keys: Map<string, string>;
} {
  const keys = new Map<string, string>();
  const entries = Object.entries(endpoints).map(([name, endpoint]): RosterEntry => {
    const { provider, baseUrl, apiKeyEnv } = apiTypes[endpoint.api_type];
    const slug = slugOf(name);
    if (endpoint.api_key) keys.set(slug, endpoint.api_key);
    // The key of OpenAI is not for whoever else speaks its protocol.
    const isOwnAddress = !endpoint.api_base || sameHost(endpoint.api_base, baseUrl);
    return {
      slug,
      name,
      organization: organizationOf(endpoint.model_name),
      license: licenseOf(endpoint.model_name),
      provider,
      baseUrl: endpoint.api_base?.replace(/\/+$/, "") ?? baseUrl,
      model: endpoint.model_name,
      apiKeyEnv: endpoint.api_key || !isOwnAddress ? undefined : apiKeyEnv,
      weight: 1,
      status: endpoint["text-arena"] === false ? "paused" : "active",
      temperature: endpoint.recommended_config?.temperature ?? undefined,
      topP: endpoint.recommended_config?.top_p ?? undefined,
      systemPrompt: typeof endpoint.custom_system_prompt === "string" ? endpoint.custom_system_prompt : undefined,
      private: endpoint.anony_only ?? false,
      toy: false,
    };
  });
  return { entries, keys };
}

const sameHost = (one: string, other: string | undefined) =>
  other !== undefined && URL.parse(one)?.host === URL.parse(other)?.host;
