import { bringsToken } from "#lib/auth/cookies.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** OpenID providers may post their answer from their own site; next-auth checks state and PKCE there instead. */
const signInCallback = /^\/api\/auth\/callback\//;

/** Where a token says who is asking. Sign-in and pages know nobody but by cookies. */
const byProgram = /^\/api\/(?!auth\/)/;

export interface Asked {
  method: string;
  pathname: string;
  headers: Pick<Headers, "get">;
}

/**
 * Whether a request may write. A page of another site can only make a browser write here, and browsers say where a write
 * comes from: in Sec-Fetch-Site, and in Origin since long before. A request that has neither is not from a browser, so
 * there is nobody's cookie to abuse: scripts stay welcome. So are requests with a token, which no cookie speaks for.
 */
export function mayWrite({ method, pathname, headers }: Asked, publicUrl: string | undefined): boolean {
  if (reading.has(method) || signInCallback.test(pathname)) return true;
  if (byProgram.test(pathname) && bringsToken(headers)) return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  return origin === null || isOurs(origin, headers, publicUrl);
}

function isOurs(origin: string, headers: Pick<Headers, "get">, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  if (publicUrl && new URL(publicUrl).origin === origin) return true;
  const hosts = [headers.get("host"), headers.get("x-forwarded-host")];
  return hosts.includes(new URL(origin).host);
}
