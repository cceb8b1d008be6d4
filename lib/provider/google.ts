import "server-only";
import { createGoogle } from "@ai-sdk/google";
import type { Endpoint } from "#lib/models/types.ts";
import { throughAiSdk } from "./ai-sdk.ts";
import type { Provider } from "./types.ts";

export function google(endpoint: Endpoint, apiKey: string): Provider {
  const service = createGoogle({
    baseURL: endpoint.baseUrl ?? "https://generativelanguage.googleapis.com/v1beta",
    apiKey,
  });
  return throughAiSdk({
    languageModel: service(endpoint.model ?? ""),
    secrets: [apiKey],
    temperature: endpoint.temperature,
    topP: endpoint.topP,
    maxOutputTokens: endpoint.maxOutputTokens,
    systemPrompt: endpoint.systemPrompt,
    takesSeed: true,
  });
}
