import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { hasSignInProvider } from "#lib/auth/choices.ts";
import { replaceAdminToken, useAdminToken } from "#lib/auth/store.ts";

const lifetimeMs = 24 * 3600 * 1000;

/** 32 random bytes as base64url: 43 characters. */
const tokenShape = /^[\w-]{43}$/;

const hash = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * A link that makes whoever opens it first an administrator, for 24 hours; earlier ones stop working. Only its hash is
 * stored. Null when a sign-in provider is configured: then ADMIN_EMAILS says who administers.
 */
export async function createAdminLink(baseUrl: string, now = new Date()): Promise<string | null> {
  if (hasSignInProvider()) return null;
  const token = randomBytes(32).toString("base64url");
  await replaceAdminToken(hash(token), new Date(now.getTime() + lifetimeMs));
  return `${baseUrl.replace(/\/+$/, "")}/sign-in/link?token=${token}`;
}

/** The administrator that a link stands for; null when it is unknown, used, replaced or expired. */
export async function redeemAdminLink(token: string, now = new Date()): Promise<{ id: string; name: string } | null> {
  if (!tokenShape.test(token)) return null;
  return useAdminToken(hash(token), now);
}
