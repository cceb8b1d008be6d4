import { createHmac, timingSafeEqual } from "node:crypto";
import { validate, version } from "uuid";
import type { VoterId } from "#lib/battle/types.ts";

export const voterCookieName = "ringside_voter";

/** 400 days, the longest that browsers keep a cookie; in seconds. */
export const voterCookieLifetime = 400 * 24 * 3600;

/** A uuid, a time in base 36, and 43 characters of signature; anything longer was not written here. */
const maxLength = 120;

const sign = (payload: string, key: Buffer) => createHmac("sha256", key).update(payload).digest("base64url");

/** `<voter>.<expiry, seconds since 1970 in base 36>.<HMAC-SHA256 of both>`: all that the browser keeps. */
export function writeVoterCookie(voterId: VoterId, key: Buffer, now: Date): string {
  const expiry = Math.floor(now.getTime() / 1000) + voterCookieLifetime;
  const payload = `${voterId}.${expiry.toString(36)}`;
  return `${payload}.${sign(payload, key)}`;
}

/** Whose cookie this is and when it ends; null when it is malformed, forged or expired. */
export function readVoterCookie(
  value: string | null,
  key: Buffer,
  now: Date,
): { voterId: VoterId; expiresAt: Date } | null {
  if (!value || value.length > maxLength) return null;
  const [voterId, expiry, signature, ...rest] = value.split(".");
  if (!signature || rest.length > 0) return null;

  const expected = Buffer.from(sign(`${voterId}.${expiry}`, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;

  if (!validate(voterId) || version(voterId) !== 7) return null;
  const expiresAt = new Date(Number.parseInt(expiry, 36) * 1000);
  return expiresAt > now ? { voterId: voterId as VoterId, expiresAt } : null;
}

/** The Set-Cookie header: no script reads it, no other site's form sends it. */
export function toSetCookie(value: string, { secure }: { secure: boolean }): string {
  const attributes = [`Max-Age=${voterCookieLifetime}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (secure) attributes.push("Secure");
  return [`${voterCookieName}=${value}`, ...attributes].join("; ");
}
