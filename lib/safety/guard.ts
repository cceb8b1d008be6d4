import { randomBytes } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { toErrorResponse } from "#lib/http.ts";
import { fail } from "#lib/result.ts";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { redactSecrets } from "#lib/safety/redact-secrets.ts";

/**
 * Wraps a route handler: whatever it throws becomes a short answer that tells nothing of the inside, and a line in the log
 * with the same reference.
 */
export function guarded<Args extends unknown[]>(
  handler: (request: Request, ...rest: Args) => Promise<Response> | Response,
): (request: Request, ...rest: Args) => Promise<Response> {
  return async (request, ...rest) => {
    try {
      return await handler(request, ...rest);
    } catch (error) {
      // Next steers by throwing: redirects, not-found and the like pass through.
      unstable_rethrow(error);
      return answerToError(error, `${request.method} ${pathOf(request.url)}`);
    }
  };
}

/** Logs an error under a reference and gives the answer that carries it. */
export function answerToError(error: unknown, where: string): Response {
  const reference = randomBytes(4).toString("hex");
  const away = isDatabaseUnreachable(error);
  const detail = error instanceof Error ? (away ? error.message : (error.stack ?? error.message)) : String(error);
  console.error(redactSecrets(`[${reference}] ${where}: ${detail}`));
  if (away) return toErrorResponse(fail("unavailable", { retryAfterSeconds: 5 }));
  return toErrorResponse(fail("internal", { message: `Something went wrong on our side (reference ${reference}).` }));
}

/** Without the query, which may hold a token. */
const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : "?");
