import "server-only";
import { sentenceOf } from "#lib/http.ts";
import { redactSecrets } from "#lib/safety/redact-secrets.ts";
import { importVotes } from "#lib/import/import-votes.ts";
import type { ImportRequest } from "#lib/import/import-votes.ts";
import type { ImportEvent } from "./types.ts";

/** No more often than this: a reader wants to see it move, not every step. */
const betweenMs = 150;

/**
 * Runs an import and tells how it goes, one JSON object a line. It goes on when nobody reads any more: whoever sent the file has
 * asked for it.
 */
export function followImport(request: ImportRequest, whenDone: () => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isRead = true;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (event: ImportEvent) => {
        if (isRead) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      let told = 0;
      const onProgress = (phase: "reading" | "checking" | "writing", share: number) => {
        if (Date.now() - told < betweenMs) return;
        told = Date.now();
        tell({ type: "progress", phase, share: Math.min(1, share) });
      };
      void importVotes(request, onProgress)
        .then((done) =>
          tell(
            done.ok
              ? { type: "plan", plan: done.value }
              : { type: "failed", error: { code: done.error, message: done.message ?? done.error } },
          ),
        )
        .catch((error: unknown) => {
          console.error(redactSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error)));
          tell({ type: "failed", error: { code: "internal", message: sentenceOf("internal") } });
        })
        .finally(async () => {
          await whenDone();
          if (isRead) controller.close();
        });
    },
    cancel() {
      isRead = false;
    },
  });
}
