import type { EventSourceMessage } from "eventsource-parser";

const heartbeatMs = 15_000;

export interface EventStream {
  /** Sends one event; `data` goes out as JSON. */
  send(event: string, data: unknown, id?: string): void;
  close(): void;
  /** Aborts when the reader goes away or `close` was called. */
  signal: AbortSignal;
}

/**
 * A `text/event-stream` response fed by `run`, which may return early and keep sending. A comment every 15 s keeps
 * proxies from closing a quiet line. When `run` rejects, the line is dropped, so that the browser comes back by itself
 * with its `Last-Event-ID`.
 */
export function eventStream(request: Request, run: (stream: EventStream) => Promise<void> | void): Response {
  const encoder = new TextEncoder();
  const over = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (over.signal.aborted) return;
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          over.abort();
        }
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      request.signal.addEventListener("abort", () => over.abort(), { once: true });
      over.signal.addEventListener("abort", () => {
        clearInterval(heartbeat);
        try {
          controller.close();
        } catch {
          // Already closed by the reader.
        }
      });
      write(": hello\nretry: 1000\n\n");
      const stream: EventStream = {
        send: (event, data, id) => write(formatEvent({ event, data: JSON.stringify(data), id })),
        close: () => over.abort(),
        signal: over.signal,
      };
      Promise.resolve(run(stream)).catch(() => over.abort());
    },
    cancel: () => over.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // Asks nginx and its kin not to hold events back.
      "x-accel-buffering": "no",
    },
  });
}

function formatEvent({ event, data, id }: EventSourceMessage): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}
