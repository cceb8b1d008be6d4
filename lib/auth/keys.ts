import { hkdfSync } from "node:crypto";
import { env } from "#lib/env.ts";

/** What one secret is used for; each purpose has its own key, so that no signature can be carried from one to another. */
type Purpose = "voter-cookie" | "client-address" | "webhook";

const derived = new Map<string, Buffer>();

/** A 256-bit key for one purpose, from AUTH_SECRET. */
export function keyFor(purpose: Purpose): Buffer {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set: start with `npm start` or `npm run dev`, or set it.");
  const name = `${purpose}\n${secret}`;
  let key = derived.get(name);
  if (!key) derived.set(name, (key = Buffer.from(hkdfSync("sha256", secret, "ringside", purpose, 32))));
  return key;
}
