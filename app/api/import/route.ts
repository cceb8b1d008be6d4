import { env } from "#lib/env.ts";
import { readQuery, toErrorResponse, toResponse } from "#lib/http.ts";
import { importReceived } from "#lib/import/import-received.ts";
import { receiveFile } from "#lib/import/receive-file.ts";
import { importQuerySchema } from "#lib/import/schema.ts";
import { tellProgress } from "#lib/import/tell-progress.ts";
import type { OnProgress } from "#lib/import/types.ts";
import { eventStream } from "#lib/live/event-stream.ts";
import { fail } from "#lib/result.ts";
import { answerToError, guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { mayWrite } from "#lib/safety/same-origin.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";

/**
 * Votes of another arena, into a source of their own: what was added, or with dryRun what would be. As an event stream, where
 * one is asked for, it tells how far it is.
 */
export const POST = guarded(async (request) => {
  // proxy.ts lets this one address pass, because it cannot stream a body.
  const { pathname } = new URL(request.url);
  if (!mayWrite({ method: "POST", pathname, headers: request.headers }, env().PUBLIC_URL))
    return toErrorResponse(fail("cross_origin"));
  const caller = await identifyAdministrator(request, "import");
  if (!caller.ok) return toErrorResponse(caller);
  const query = readQuery(request, importQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const within = await limit("import", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);

  const { dryRun: isDryRun, filename, ...options } = query.value;
  const headers = { ...within.value.headers, "x-content-type-options": "nosniff" };
  const received = await receiveFile(request, filename);
  if (!received.ok) return toErrorResponse(received, headers);
  const run = async (onProgress?: OnProgress) =>
    toResponse(await importReceived(received.value, { ...options, isDryRun, actor: caller.value.actor }, onProgress), {
      headers,
    });
  if (!/\btext\/event-stream\b/i.test(request.headers.get("accept") ?? "")) return run();

  const response = eventStream(request, async (stream) => {
    const answer = await run(tellProgress(stream)).catch((error: unknown) => {
      // Whoever has gone needs no answer, and that is no fault of ours.
      if (!stream.signal.aborted) return answerToError(error, "POST /api/import");
    });
    if (answer) stream.send(answer.ok ? "done" : "failed", await answer.json());
    stream.close();
  });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
});
