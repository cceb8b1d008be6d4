import { streamText } from "ai";
import type { FinishReason as SdkFinishReason, LanguageModel } from "ai";
import { scrub, toProviderError } from "./describe-error.ts";
import { hideThinking } from "./hide-thinking.ts";
import { ProviderError } from "./types.ts";
import type { FinishReason, Provider, ProviderEvent, ProviderRequest } from "./types.ts";

// The SDK would print a setting that a provider does not take, once per request and in the provider's name.
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

export interface AiSdkOptions {
  languageModel: LanguageModel;
  /** Removed from every error. */
  secrets: string[];
  temperature?: number;
  topP?: number;
  maxOutputTokens?: number;
  systemPrompt?: string;
  takesSeed: boolean;
}

/** No tokenizer packs more than this into a token on average; a server that ignores the limit is cut off here. */
const mostCharactersPerToken = 16;

/**
 * A model of the AI SDK behind our own interface.
 *
 * Thoughts come out as text events with an empty text: a sign of life for the timeouts, and nothing to show.
 * After `signal` aborts the iteration ends without a `finish`.
 */
export function throughAiSdk(options: AiSdkOptions): Provider {
  return { generate: (request) => generate(options, request) };
}

async function* generate(options: AiSdkOptions, request: ProviderRequest): AsyncGenerator<ProviderEvent> {
  const { languageModel, secrets, temperature, topP, systemPrompt, takesSeed } = options;
  const maxOutputTokens = Math.min(request.maxOutputTokens, options.maxOutputTokens ?? Infinity);
  // The SDK reads ahead of whoever listens, so leaving the loop early has to stop the request as well.
  const leaving = new AbortController();
  const show = hideThinking();
  let characters = 0;
  let hasText = false;
  try {
    const { stream } = streamText({
      model: languageModel,
      instructions: systemPrompt,
      messages: request.messages,
      temperature,
      topP,
      maxOutputTokens,
      seed: takesSeed ? request.seed & 0x7fffffff : undefined,
      maxRetries: 0,
      abortSignal: AbortSignal.any([request.signal, leaving.signal]),
      telemetry: { isEnabled: false },
      onError: () => {},
    });
    for await (const part of stream) {
      if (part.type === "text-delta") {
        const text = show(part.text);
        hasText ||= text.trim() !== "";
        characters += text.length;
        yield { type: "text", text };
        if (characters > maxOutputTokens * mostCharactersPerToken) {
          yield { type: "finish", reason: "length" };
          return;
        }
      } else if (part.type === "reasoning-delta") {
        yield { type: "text", text: "" };
      } else if (part.type === "error") {
        throw part.error;
      } else if (part.type === "abort") {
        return;
      } else if (part.type === "finish") {
        // Not every adapter of the SDK minds a stream that breaks off; the provider's own reason is missing then.
        if (part.rawFinishReason === undefined) throw new ProviderError("malformed", "The stream broke off.");
        const rest = show(null);
        hasText ||= rest.trim() !== "";
        if (rest) yield { type: "text", text: rest };
        const reason = reasonOf(part.finishReason);
        if (!hasText) throw nothingSaid(reason, part.rawFinishReason);
        const { inputTokens, outputTokens } = part.totalUsage;
        yield { type: "finish", reason, inputTokens, outputTokens };
        return;
      }
    }
    throw new ProviderError("malformed", "The stream ended without saying why.");
  } catch (error) {
    if (request.signal.aborted) return;
    throw toProviderError(error, secrets);
  } finally {
    leaving.abort();
  }
}

function nothingSaid(reason: FinishReason, raw: string): ProviderError {
  const detail = scrub(`No text, finish reason "${raw}".`);
  return new ProviderError(reason === "filtered" ? "refused" : "empty", detail);
}

function reasonOf(reason: SdkFinishReason): FinishReason {
  if (reason === "stop" || reason === "length") return reason;
  return reason === "content-filter" ? "filtered" : "other";
}
