import "server-only";
import { createAnthropic } from "@ai-sdk/anthropic";
import type { Endpoint } from "#lib/models/types.ts";
import { throughAiSdk } from "./ai-sdk.ts";
import type { Provider } from "./types.ts";

export function anthropic(endpoint: Endpoint, apiKey: string): Provider {
  const service = createAnthropic({ baseURL: endpoint.baseUrl ?? "https://api.anthropic.com/v1", apiKey });
  return throughAiSdk({
    languageModel: service(endpoint.model ?? ""),
    secrets: [apiKey],
    temperature: endpoint.temperature,
    topP: endpoint.topP,
    maxOutputTokens: endpoint.maxOutputTokens,
    systemPrompt: endpoint.systemPrompt,
    takesSeed: false,
  });
}
