import "server-only";
import { env } from "#lib/env.ts";
import { inlineKey } from "#lib/models/roster-file.ts";
import type { ServedModel } from "#lib/models/types.ts";
import { anthropic } from "./anthropic.ts";
import { google } from "./google.ts";
import { house } from "./house.ts";
import { openAiCompatible } from "./openai-compatible.ts";
import { withTimeouts } from "./timeouts.ts";
import { ProviderError } from "./types.ts";
import type { Provider } from "./types.ts";

/** The provider that speaks to a model, under the time limits of the environment. Nothing is sent until `generate`. */
export function pickProvider(model: ServedModel): Provider {
  const { FIRST_TOKEN_TIMEOUT_SECONDS, TOKEN_TIMEOUT_SECONDS, ANSWER_TIMEOUT_SECONDS } = env();
  return withTimeouts(adapterOf(model), {
    firstTokenMs: FIRST_TOKEN_TIMEOUT_SECONDS * 1000,
    tokenMs: TOKEN_TIMEOUT_SECONDS * 1000,
    answerMs: ANSWER_TIMEOUT_SECONDS * 1000,
  });
}

function adapterOf(model: ServedModel): Provider {
  const { provider, endpoint, slug } = model;
  if (provider === "house") return house(endpoint.model ?? slug);
  const apiKey = keyOf(model);
  if (endpoint.apiKeyEnv && !apiKey) return outOfOrder(`${endpoint.apiKeyEnv} is not set.`);
  if (provider === "openai-compatible") return openAiCompatible(endpoint, apiKey);
  if (!apiKey) return outOfOrder("No key: give the model an apiKeyEnv.");
  return provider === "anthropic" ? anthropic(endpoint, apiKey) : google(endpoint, apiKey);
}

/** A key comes from the variable that the roster names, or, for a FastChat file, from that file. Never from a table. */
function keyOf({ slug, endpoint }: ServedModel): string | undefined {
  return endpoint.apiKeyEnv ? process.env[endpoint.apiKeyEnv] || undefined : inlineKey(slug);
}

function outOfOrder(detail: string): Provider {
  return {
    async *generate() {
      throw new ProviderError("refused", detail);
    },
  };
}
