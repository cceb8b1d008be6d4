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

interface Told {
  cacheControl?: string;
  headers?: Record<string, string>;
}

/** A value as JSON with its ETag, or 304 without a body for whoever has it. */
export const toCacheableResponse = (request: Request, value: unknown, { headers, ...told }: Told = {}): Response =>
  toCacheableText(request, JSON.stringify(value), {
    ...told,
    headers: { "content-type": "application/json", ...headers },
  });

/** The same for a text of another kind, which `headers` name. */
export function toCacheableText(
  request: Request,
  text: string,
  { cacheControl = revalidated, headers = {} }: Told = {},
): Response {
  const etag = etagOf(text);
  const told = { ...headers, etag, "cache-control": cacheControl, vary: "Accept-Encoding" };
  return hasAlready(request, etag) ? notModified(told) : new Response(text, { headers: told });
}

/** 304 with the headers of the answer that is not sent, but for the type of a body that is not there. */
export function notModified(headers: HeadersInit): Response {
  const kept = new Headers(headers);
  kept.delete("content-type");
  return new Response(null, { status: 304, headers: kept });
}
