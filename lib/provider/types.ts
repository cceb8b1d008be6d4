/** The one interface every model is spoken to through. Nothing of a provider's own wire format passes it. */
export interface Provider {
  /** Streams one answer. Ends with one `finish`, or throws `ProviderError`; stops soon after `signal` aborts. */
  generate(request: ProviderRequest): AsyncIterable<ProviderEvent>;
}

export interface ChatMessage {
  role: "user" | "assistant";
  content: string;
}

export interface ProviderRequest {
  messages: ChatMessage[];
  maxOutputTokens: number;
  /** Passed on where the provider takes one. */
  seed: number;
  signal: AbortSignal;
}

export type ProviderEvent =
  | { type: "text"; text: string }
  | { type: "finish"; reason: FinishReason; inputTokens?: number; outputTokens?: number };

export type FinishReason = "stop" | "length" | "filtered" | "other";

/** What went wrong, in our words. `detail` holds the provider's own and never leaves the server. */
export const providerErrorCodes = ["timeout", "refused", "rate_limited", "unavailable", "malformed", "empty"] as const;
export type ProviderErrorCode = (typeof providerErrorCodes)[number];

export class ProviderError extends Error {
  override name = "ProviderError";
  readonly code: ProviderErrorCode;
  readonly detail: string;

  constructor(code: ProviderErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}
