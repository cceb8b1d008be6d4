import { env } from "#lib/env.ts";

/**
 * The address of this site as the reader knows it, without a slash at the end: PUBLIC_URL, or else the host that was asked
 * for. Forwarded headers are those of a trusted proxy by then.
 */
export function siteAddress(headers: Pick<Headers, "get">): string {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL) return PUBLIC_URL;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  const proto = headers.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  const address = `${proto}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : "http://localhost";
}
