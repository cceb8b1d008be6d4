import { createHash } from "node:crypto";

/** For everybody, and asked again each time: a 304 costs a few bytes. */
export const revalidated = "public, no-cache";
/** Weak, because a compressed answer has other bytes. */
export const etagOf = (text: string): string => `W/"${createHash("sha256").update(text).digest("base64url")}"`;

/** Whether the asker has this already (RFC 9110, 13.1.2): weakly compared, or `*` for whatever there is. */
export function hasAlready(request: { headers: Pick<Headers, "get"> }, etag: string): boolean {
  const given = request.headers.get("if-none-match");
  if (given === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return given.trim() === "*" || given.split(",").some((tag) => opaque(tag) === opaque(etag));
}

/** A value as JSON with its ETag, or 304 without a body for whoever has it. */
export function toCacheableResponse(
  request: Request,
  value: unknown,
  { cacheControl = revalidated, headers = {} }: { cacheControl?: string; headers?: Record<string, string> } = {},
): Response {
  const text = JSON.stringify(value);
  const etag = etagOf(text);
  const told = { ...headers, etag, "cache-control": cacheControl, vary: "Accept-Encoding" };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers: told });
  return new Response(text, { headers: { ...told, "content-type": "application/json" } });
}
