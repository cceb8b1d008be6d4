import { createHmac, timingSafeEqual } from "node:crypto";

/** `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. */
export const signatureHeader = "ringside-signature";

/** A signature older or newer than this is somebody's recording, or a clock that is wrong. */
export const replayWindowSeconds = 300;

const digest = (secret: string, timestamp: number, body: string) =>
  createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");

export function sign(secret: string, body: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1000);
  return `t=${timestamp},v1=${digest(secret, timestamp, body)}`;
}

/** What a receiver does: whether these bytes came from us, just now. */
export function verify(secret: string, body: string, header: string | null, now: Date): boolean {
  const [, timestamp, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "") ?? [];
  if (!given || Math.abs(now.getTime() / 1000 - Number(timestamp)) > replayWindowSeconds) return false;
  return timingSafeEqual(Buffer.from(digest(secret, Number(timestamp), body)), Buffer.from(given));
}
