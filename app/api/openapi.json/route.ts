import { createHash } from "node:crypto";
import { writeOpenApi } from "#lib/api/openapi.ts";
import { guarded } from "#lib/safety/guard.ts";

// The same for everybody until the next deployment.
const text = JSON.stringify(writeOpenApi());
/** Weak: a compressed answer has other bytes. */
const etag = `W/"${createHash("sha256").update(text).digest("base64url")}"`;
const headers = { etag, "cache-control": "public, max-age=300" };

/** The OpenAPI document of everything under /api. */
export const GET = guarded((request) => {
  if (request.headers.get("if-none-match")?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
});
