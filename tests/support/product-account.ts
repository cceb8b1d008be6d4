import { createHash, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { makeToken } from "#lib/token/secret.ts";
import type { Scope } from "#lib/token/types.ts";

export interface Account {
  userId: string;
  /** A token of this person, as the page would have made it. */
  token(scopes: Scope[], more?: { expired?: boolean; revoked?: boolean }): Promise<{ token: string; voterId: string }>;
}

/** Asks the database of the running product. */
export async function inProduct<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: inject("productDatabaseUrl") });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A person of the running product who never went through a browser. */
export async function openAccount(name: string, { isAdmin = false } = {}): Promise<Account> {
  const userId = randomUUID();
  await inProduct(`insert into "User" (id, name, "isAdmin") values ($1, $2, $3)`, [userId, name, isAdmin]);
  return {
    userId,
    async token(scopes, { expired = false, revoked = false } = {}) {
      const { token, prefix, hash } = makeToken();
      const voterId = randomUUID();
      await inProduct(`insert into "Voter" (id, "userId") values ($1, $2)`, [voterId, userId]);
      await inProduct(
        `insert into "ApiToken" (id, "userId", "voterId", name, prefix, hash, scopes, "expiresAt", "revokedAt")
         values ($1, $2, $3, 'A script', $4, $5, $6, now() + $7::interval, $8)`,
        [
          randomUUID(),
          userId,
          voterId,
          prefix,
          hash,
          scopes,
          expired ? "-1 second" : "1 day",
          revoked ? new Date() : null,
        ],
      );
      return { token, voterId };
    },
  };
}

/** The path of a fresh one-time administrator link, as `npm start` prints one. */
async function administratorPath(): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const stored = createHash("sha256").update(secret).digest("hex");
  await inProduct(`delete from "VerificationToken" where identifier = 'admin-link'`);
  await inProduct(
    `insert into "VerificationToken" (identifier, token, expires) values ('admin-link', $1, now() + interval '1 hour')`,
    [stored],
  );
  return `/sign-in/link?token=${secret}`;
}

/** Whoever sees the page is an administrator from then on. */
export async function signInAsAdministrator(page: Page): Promise<void> {
  await page.goto(inject("baseUrl") + (await administratorPath()));
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Sign in as administrator" }).click();
  await page.waitForURL("**/admin");
}
