import { z } from "zod";
import type { Env } from "#lib/env.ts";
import type { ProviderKind } from "./types.ts";

/** A model as a service lists it. */
export interface ListedModel {
  name: string;
  title?: string;
  /** Unix seconds or 0; the newest are taken first. */
  createdAt: number;
  inputPrice?: number;
  outputPrice?: number;
}

/** A place that may serve models: how to ask which, and how to reach one. */
export interface Service {
  /** As in "OpenAI could not be reached". */
  title: string;
  /** Put before a slug that another service has taken. */
  slug: string;
  provider: ProviderKind;
  baseUrl?: string;
  apiKeyEnv?: string;
  /** The operator's own choice, exactly; then nothing is asked. */
  chosen?: string[];
  chosenBy?: string;
  list: { url: string; headers: Record<string, string>; timeoutMs: number };
  read: (body: unknown) => ListedModel[];
  /** True for a server that need not be there. */
  isProbe?: boolean;
  /** US dollars per million tokens where it is the same for all. */
  price?: number;
}

const listTimeoutMs = 5_000;
/** An Ollama on this machine answers within milliseconds; one that is not there must not hold up the start. */
const probeTimeoutMs = 500;

/** The services that this environment names, in the order in which they get first choice of a slug. */
export function servicesOf(env: Env): Service[] {
  const services: Service[] = [];
  if (env.OPENAI_API_KEY || env.OPENAI_BASE_URL) {
    const baseUrl = env.OPENAI_BASE_URL ?? "https://api.openai.com/v1";
    services.push({
      title: env.OPENAI_BASE_URL ? `The server at OPENAI_BASE_URL` : "OpenAI",
      slug: "openai",
      provider: "openai-compatible",
      baseUrl,
      apiKeyEnv: env.OPENAI_API_KEY ? "OPENAI_API_KEY" : undefined,
      chosen: env.OPENAI_MODELS,
      chosenBy: "OPENAI_MODELS",
      list: listAt(`${baseUrl}/models`, bearer(env.OPENAI_API_KEY)),
      read: readOpenAi,
    });
  }
  if (env.ANTHROPIC_API_KEY) {
    services.push({
      title: "Anthropic",
      slug: "anthropic",
      provider: "anthropic",
      apiKeyEnv: "ANTHROPIC_API_KEY",
      chosen: env.ANTHROPIC_MODELS,
      chosenBy: "ANTHROPIC_MODELS",
      list: listAt("https://api.anthropic.com/v1/models?limit=1000", {
        "x-api-key": env.ANTHROPIC_API_KEY,
        "anthropic-version": "2023-06-01",
      }),
      read: readAnthropic,
    });
  }
  if (env.GOOGLE_GENERATIVE_AI_API_KEY) {
    services.push({
      title: "Google",
      slug: "google",
      provider: "google",
      apiKeyEnv: "GOOGLE_GENERATIVE_AI_API_KEY",
      chosen: env.GOOGLE_MODELS,
      chosenBy: "GOOGLE_MODELS",
      list: listAt("https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000", {
        "x-goog-api-key": env.GOOGLE_GENERATIVE_AI_API_KEY,
      }),
      read: readGoogle,
    });
  }
  if (env.OPENROUTER_API_KEY) {
    services.push({
      title: "OpenRouter",
      slug: "openrouter",
      provider: "openai-compatible",
      baseUrl: "https://openrouter.ai/api/v1",
      apiKeyEnv: "OPENROUTER_API_KEY",
      chosen: env.OPENROUTER_MODELS,
      chosenBy: "OPENROUTER_MODELS",
      list: listAt("https://openrouter.ai/api/v1/models", bearer(env.OPENROUTER_API_KEY)),
      read: readOpenRouter,
    });
  }
  services.push({
    title: "Ollama",
    slug: "ollama",
    provider: "openai-compatible",
    baseUrl: `${env.OLLAMA_BASE_URL}/v1`,
    list: { ...listAt(`${env.OLLAMA_BASE_URL}/api/tags`), timeoutMs: probeTimeoutMs },
    read: readOllama,
    isProbe: true,
    price: 0,
  });
  return services;
}

const listAt = (url: string, headers: Record<string, string> = {}) => ({ url, headers, timeoutMs: listTimeoutMs });

function bearer(key: string | undefined): Record<string, string> {
  return key ? { authorization: `Bearer ${key}` } : {};
}

const openAiList = z.object({ data: z.array(z.object({ id: z.string().min(1), created: z.number().nullish() })) });

function readOpenAi(body: unknown): ListedModel[] {
  return openAiList.parse(body).data.map(({ id, created }) => ({ name: id, createdAt: created ?? 0 }));
}

const anthropicList = z.object({
  data: z.array(
    z.object({ id: z.string().min(1), display_name: z.string().optional(), created_at: z.string().optional() }),
  ),
});

function readAnthropic(body: unknown): ListedModel[] {
  return anthropicList.parse(body).data.map(({ id, display_name, created_at }) => ({
    name: id,
    title: display_name,
    createdAt: (Date.parse(created_at ?? "") || 0) / 1000,
  }));
}

const googleList = z.object({
  models: z.array(
    z.object({
      name: z.string().min(1),
      displayName: z.string().optional(),
      supportedGenerationMethods: z.array(z.string()).default([]),
    }),
  ),
});

/** Google gives no dates, but its version numbers rise: the highest comes first. */
function readGoogle(body: unknown): ListedModel[] {
  return googleList
    .parse(body)
    .models.filter(({ supportedGenerationMethods }) => supportedGenerationMethods.includes("generateContent"))
    .map(({ name, displayName }) => {
      const bare = name.replace(/^models\//, "");
      return { name: bare, title: displayName, createdAt: Number(/(\d+(\.\d+)?)/.exec(bare)?.[0] ?? 0) };
    });
}

const openRouterList = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().optional(),
      created: z.number().nullish(),
      architecture: z.object({ output_modalities: z.array(z.string()).nullish() }).nullish(),
      pricing: z.object({ prompt: z.string(), completion: z.string() }).nullish(),
    }),
  ),
});

function readOpenRouter(body: unknown): ListedModel[] {
  return openRouterList
    .parse(body)
    .data.filter(({ architecture }) => architecture?.output_modalities?.includes("text") ?? true)
    .map(({ id, name, created, pricing }) => ({
      name: id,
      title: name?.replace(/^[^:]+: /, ""),
      createdAt: created ?? 0,
      inputPrice: perMillion(pricing?.prompt),
      outputPrice: perMillion(pricing?.completion),
    }));
}

/** OpenRouter gives US dollars per token, and -1 where it depends. */
function perMillion(usdPerToken: string | undefined): number | undefined {
  const usd = Number(usdPerToken ?? NaN) * 1_000_000;
  return usd >= 0 ? usd : undefined;
}

const ollamaList = z.object({
  models: z.array(z.object({ name: z.string().min(1), modified_at: z.string().optional() })),
});

function readOllama(body: unknown): ListedModel[] {
  return ollamaList.parse(body).models.map(({ name, modified_at }) => ({
    name,
    title: name.replace(/:latest$/, ""),
    createdAt: (Date.parse(modified_at ?? "") || 0) / 1000,
  }));
}
