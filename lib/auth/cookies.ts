/** Whatever carries request headers: a Request, or what `headers()` of next/headers gives in a server component. */
export type Carrier = { headers: Pick<Headers, "get"> } | Pick<Headers, "get">;

// What Next gives for headers has a `headers` of its own, so `get` decides.
export const headersOf = (carrier: Carrier): Pick<Headers, "get"> => ("get" in carrier ? carrier : carrier.headers);

/** Browsers keep cookies to 4 kB each; a header far beyond that is not from one. */
const maxHeaderLength = 64 * 1024;

/** One cookie of a request as it was sent, or null. Never throws, whatever the header holds. */
export function readCookie(carrier: Carrier, name: string): string | null {
  const header = headersOf(carrier).get("cookie");
  if (!header || header.length > maxHeaderLength) return null;
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
