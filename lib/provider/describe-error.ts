import {
  APICallError,
  InvalidResponseDataError,
  JSONParseError,
  NoOutputGeneratedError,
  TypeValidationError,
} from "ai";
import { ProviderError } from "./types.ts";
import type { ProviderErrorCode } from "./types.ts";

/** What a key looks like when a provider quotes it back, in full or in part. */
const keyShapes = [
  /\bsk-[\w*.-]{6,}/g,
  /\bAIza[\w*-]{10,}/g,
  /\b(Bearer|x-api-key:?|api[_-]?key[=:])\s*[\w*.~+/=-]{6,}/gi,
];

/** Enough of a provider's own words to act on, short enough for a table. */
const longestDetail = 500;

/** Text that may be stored and shown to an administrator: no key of ours, nor anything shaped like one. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length > 3) clean = clean.replaceAll(secret, "[key]");
  for (const shape of keyShapes) clean = clean.replace(shape, "[key]");
  return clean.replace(/\s+/g, " ").trim().slice(0, longestDetail);
}

/**
 * Whatever went wrong on the way to a model, in our words. The original is not kept as a cause: it carries the prompt
 * and the provider's headers, which have no business in a log.
 */
export function toProviderError(error: unknown, secrets: readonly string[] = []): ProviderError {
  if (error instanceof ProviderError) return error;
  const { code, detail } = classify(error);
  return new ProviderError(code, scrub(detail, secrets));
}

function classify(error: unknown): { code: ProviderErrorCode; detail: string } {
  if (APICallError.isInstance(error)) {
    const status = error.statusCode;
    const body = error.responseBody ? `: ${error.responseBody}` : "";
    if (status !== undefined && status >= 400)
      return { code: codeOfStatus(status), detail: `HTTP ${status}${body || `: ${error.message}`}` };
    return { code: "unavailable", detail: `${error.message}${causeOf(error)}` };
  }
  if (
    InvalidResponseDataError.isInstance(error) ||
    JSONParseError.isInstance(error) ||
    TypeValidationError.isInstance(error) ||
    NoOutputGeneratedError.isInstance(error)
  ) {
    return { code: "malformed", detail: error.message };
  }
  if (error instanceof Error) return { code: "unavailable", detail: `${error.message}${causeOf(error)}` };
  return classifyEvent(error);
}

/** An error that came inside the stream, as `{"error": {"message", "code"}}` or a bare sentence. */
function classifyEvent(error: unknown): { code: ProviderErrorCode; detail: string } {
  if (typeof error !== "object" || error === null) return { code: "unavailable", detail: String(error) };
  const { message, code, type } = error as { message?: unknown; code?: unknown; type?: unknown };
  const status = Number(code);
  const detail = typeof message === "string" ? message : JSON.stringify(error);
  if (status >= 400) return { code: codeOfStatus(status), detail: `HTTP ${status}: ${detail}` };
  if (/rate.?limit|quota/i.test(`${String(code)} ${String(type)}`)) return { code: "rate_limited", detail };
  return { code: "unavailable", detail };
}

/** "refused" means that asking again will not help: the key, the model's name or the request itself is not accepted. */
function codeOfStatus(status: number): ProviderErrorCode {
  if (status === 429) return "rate_limited";
  if (status === 408 || status === 504) return "timeout";
  if (status < 500) return "refused";
  return "unavailable";
}

function causeOf({ cause }: Error): string {
  if (!(cause instanceof Error)) return "";
  const { code } = cause as { code?: unknown };
  return ` (${typeof code === "string" ? code : cause.message})`;
}
