import { randomBytes } from "node:crypto";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env } from "#lib/env.ts";
import { toErrorResponse } from "#lib/http.ts";
import { fail } from "#lib/result.ts";
import { securityHeaders } from "#lib/safety/response-headers.ts";
import { mayWrite } from "#lib/safety/same-origin.ts";

/** Runs before every page and handler: refuses writes from other sites, and says what the answer may do in a browser. */
export function proxy(request: NextRequest): Response {
  const { PUBLIC_URL } = env();
  const nonce = randomBytes(16).toString("base64");
  const isDevelopment = process.env.NODE_ENV === "development";
  const { pathname } = request.nextUrl;
  const isHttps = PUBLIC_URL?.startsWith("https:") ?? false;
  const headers = securityHeaders({ pathname, nonce, isDevelopment, isHttps });

  if (!mayWrite({ method: request.method, pathname, headers: request.headers }, PUBLIC_URL)) {
    return withHeaders(toErrorResponse(fail("cross_origin")), headers);
  }

  // Next takes the nonce for its own scripts from the policy; the layout reads it from x-nonce.
  const onwards = new Headers(request.headers);
  onwards.set("x-nonce", nonce);
  onwards.set("content-security-policy", headers[0][1]);
  return withHeaders(NextResponse.next({ request: { headers: onwards } }), headers);
}

function withHeaders(response: Response, headers: [string, string][]): Response {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

export const config = {
  // Built files are the same for everybody and carry no data; scripts/web.ts gives them their headers. An import's body may
  // be gigabytes, of which Next would hold back ten megabytes here and drop the rest: its route asks the same by itself.
  matcher: "/((?!_next/static/|api/import$).*)",
};
