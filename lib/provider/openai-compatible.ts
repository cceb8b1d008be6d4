import "server-only";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { Endpoint } from "#lib/models/types.ts";
import { throughAiSdk } from "./ai-sdk.ts";
import type { Provider } from "./types.ts";

/** Any server that speaks OpenAI's chat completions: OpenAI itself, OpenRouter, vLLM, Ollama, LM Studio and others. */
export function openAiCompatible(endpoint: Endpoint, apiKey: string | undefined): Provider {
  const baseURL = endpoint.baseUrl ?? "https://api.openai.com/v1";
  const service = createOpenAICompatible({
    name: "openai-compatible",
    baseURL,
    apiKey,
    includeUsage: true,
    transformRequestBody: isOpenAi(baseURL) ? limitAsOpenAiWants : undefined,
  });
  return throughAiSdk({
    languageModel: service.chatModel(endpoint.model ?? ""),
    secrets: apiKey ? [apiKey] : [],
    temperature: endpoint.temperature,
    topP: endpoint.topP,
    maxOutputTokens: endpoint.maxOutputTokens,
    systemPrompt: endpoint.systemPrompt,
    takesSeed: true,
  });
}

const isOpenAi = (baseUrl: string) => URL.parse(baseUrl)?.hostname === "api.openai.com";

/** OpenAI's reasoning models refuse `max_tokens`; every other server knows only that one. */
function limitAsOpenAiWants({ max_tokens, ...body }: Record<string, unknown>): Record<string, unknown> {
  return max_tokens === undefined ? body : { ...body, max_completion_tokens: max_tokens };
}
