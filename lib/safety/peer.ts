import { randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Route handlers cannot see the socket, and Next believes whatever X-Forwarded-For a client sends. So scripts/web.ts,
 * which owns the socket, writes the client's address into this header, after a stamp that only this process knows.
 */
const peerHeader = "x-ringside-client";

// Next bundles this module apart from the server that loads it, so the stamp hangs on the process.
const holder = globalThis as { ringsidePeerStamp?: string };

/** The header that says whose request this is; written by the web server only. */
export function stampAddress(address: string): [name: string, value: string] {
  holder.ringsidePeerStamp ??= randomBytes(16).toString("hex");
  return [peerHeader, `${holder.ringsidePeerStamp} ${address}`];
}

/** The address the web server saw, or "unknown" when the request did not come through it: all such share one count. */
export function addressOf(headers: Pick<Headers, "get">): string {
  const [given, address] = (headers.get(peerHeader) ?? "").split(" ");
  const expected = Buffer.from(holder.ringsidePeerStamp ?? "");
  const stamp = Buffer.from(given);
  if (expected.length === 0 || !address || stamp.length !== expected.length) return "unknown";
  return timingSafeEqual(stamp, expected) ? address : "unknown";
}
