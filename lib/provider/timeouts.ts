import { ProviderError } from "./types.ts";
import type { Provider, ProviderEvent, ProviderRequest } from "./types.ts";

export interface Timeouts {
  /** Until the first sign of life. */
  firstTokenMs: number;
  /** Between one sign of life and the next. */
  tokenMs: number;
  /** For the whole answer. */
  answerMs: number;
}

/**
 * A provider that never keeps its caller waiting, whether or not the one inside heeds its signal. Text events with an
 * empty text (a model that is thinking) restart the wait and go no further.
 */
export function withTimeouts(provider: Provider, timeouts: Timeouts): Provider {
  return { generate: (request) => generateInTime(provider, timeouts, request) };
}

async function* generateInTime(
  provider: Provider,
  { firstTokenMs, tokenMs, answerMs }: Timeouts,
  request: ProviderRequest,
): AsyncGenerator<ProviderEvent> {
  if (request.signal.aborted) return;
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  const events = provider.generate({ ...request, signal })[Symbol.asyncIterator]();
  const deadline = performance.now() + answerMs;
  let waitMs = firstTokenMs;
  let awaited = "first token";
  try {
    for (;;) {
      const leftMs = deadline - performance.now();
      const isLastWait = leftMs < waitMs;
      const next = await within(events.next(), Math.max(0, Math.min(waitMs, leftMs)), request.signal);
      if (next === "aborted") return;
      if (next === "late") {
        const detail = isLastWait
          ? `No end of the answer within ${answerMs / 1000} s.`
          : `No ${awaited} within ${waitMs / 1000} s.`;
        throw new ProviderError("timeout", detail);
      }
      if (next.done) return;
      waitMs = tokenMs;
      awaited = "further token";
      if (next.value.type === "text" && next.value.text === "") continue;
      yield next.value;
    }
  } finally {
    stop.abort();
    // Not awaited: a provider that hangs would hang here too.
    void Promise.resolve(events.return?.()).catch(() => {});
  }
}

function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal): Promise<T | "late" | "aborted"> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      how();
    };
    const onAbort = () => settle(() => resolve("aborted"));
    const timer = setTimeout(() => settle(() => resolve("late")), ms);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
    if (signal.aborted) onAbort();
  });
}
