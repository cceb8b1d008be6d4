import type { Provider, ProviderRequest } from "#lib/provider/types.ts";
import { ProviderError } from "#lib/provider/types.ts";
import type { FinishReason } from "#lib/provider/types.ts";

/** An answer on its way from its provider: what has come so far, and how it ended. Changes until it has ended. */
export interface Writing {
  received: string;
  startedAt: Date;
  firstTokenAt: Date | null;
  end: WritingEnd | null;
  error: ProviderError | null;
  /** Gives the answer up; the provider is told. */
  stop(): void;
}

export interface WritingEnd {
  reason: FinishReason;
  at: Date;
  inputTokens: number | null;
  outputTokens: number | null;
}

/** Starts an answer and collects it in the background. Whatever goes wrong is found in `error`, never thrown. */
export function writeAnswer(provider: Provider, request: Omit<ProviderRequest, "signal">): Writing {
  const stopped = new AbortController();
  const writing: Writing = {
    received: "",
    startedAt: new Date(),
    firstTokenAt: null,
    end: null,
    error: null,
    stop: () => stopped.abort(),
  };
  void collect(provider, { ...request, signal: stopped.signal }, writing);
  return writing;
}

async function collect(provider: Provider, request: ProviderRequest, writing: Writing) {
  try {
    for await (const event of provider.generate(request)) {
      if (event.type === "text") {
        writing.firstTokenAt ??= new Date();
        // Postgres stores no NUL, and half a character at the end of a broken stream is no text.
        writing.received += event.text.replaceAll("\0", "");
        continue;
      }
      const { reason, inputTokens = null, outputTokens = null } = event;
      writing.received = writing.received.toWellFormed();
      if (writing.received.trim() === "") throw new ProviderError("empty", "The answer has no text.");
      writing.end = { reason, at: new Date(), inputTokens, outputTokens };
      return;
    }
    throw new ProviderError("malformed", "The answer stopped without an end.");
  } catch (error) {
    writing.error = error instanceof ProviderError ? error : new ProviderError("unavailable", String(error));
  }
}
