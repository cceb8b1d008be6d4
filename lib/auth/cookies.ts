/** Whatever carries request headers: a Request, or what `headers()` of next/headers gives in a server component. */
export type Carrier = { headers: Pick<Headers, "get"> } | Pick<Headers, "get">;

// What Next gives for headers has a `headers` of its own, so `get` decides.
export const headersOf = (carrier: Carrier): Pick<Headers, "get"> => ("get" in carrier ? carrier : carrier.headers);

/** Browsers keep cookies to 4 kB each; a header far beyond that is not from one. */
const maxHeaderLength = 64 * 1024;

/** A program that shows a token, whatever the token is worth. */
export const bringsToken = (headers: Pick<Headers, "get">) => /^\s*bearer\b/i.test(headers.get("authorization") ?? "");

/**
 * One cookie of a request as it was sent, or null. Never throws, whatever the header holds. A request with a token is the
 * token's alone: it is let past the rule against writes from other sites, so no cookie that a browser may have added counts.
 */
export function readCookie(carrier: Carrier, name: string): string | null {
  const headers = headersOf(carrier);
  if (bringsToken(headers)) return null;
  const header = headers.get("cookie");
  if (!header || header.length > maxHeaderLength) return null;
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
