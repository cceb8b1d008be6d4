import { redactSecrets } from "#lib/safety/redact-secrets.ts";

/** A line in the log for something nobody is waiting for. */
export function report(error: unknown): void {
  console.error(redactSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}
