import { expect, test } from "vitest";
import { createAdminLink, redeemAdminLink } from "#lib/auth/admin-link.ts";
import { currentAdmin } from "#lib/auth/admin.ts";
import { db } from "#lib/db.ts";
import { encode } from "next-auth/jwt";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.AUTH_SECRET = "only-for-these-tests";

const tokenOf = (link: string | null) => new URL(link!).searchParams.get("token")!;
const newToken = async (now?: Date) => tokenOf(await createAdminLink("http://arena.test/", now));

test("the link points at the page that redeems it, and only its hash is stored", async () => {
  const link = await createAdminLink("http://arena.test/");
  expect(link).toMatch(/^http:\/\/arena\.test\/sign-in\/link\?token=[\w-]{43}$/);
  const stored = await db.verificationToken.findMany();
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(tokenOf(link));
});

test("the link makes an administrator, once", async () => {
  const token = await newToken();
  const user = await redeemAdminLink(token);
  expect(await redeemAdminLink(token)).toBeNull();

  const session = await encode({ token: { sub: user!.id }, secret: process.env.AUTH_SECRET! });
  const headers = new Headers({ cookie: `next-auth.session-token=${session}` });
  expect(await currentAdmin(headers)).toEqual({ actor: "administrator" });
  expect(await currentAdmin(new Headers())).toBeNull();
  expect(await db.auditEntry.count({ where: { action: "admin.sign-in" } })).toBe(1);
});

test("of ten who open the link at the same instant, one gets in", async () => {
  const token = await newToken();
  const all = await Promise.all(Array.from({ length: 10 }, () => redeemAdminLink(token)));
  expect(all.filter(Boolean)).toHaveLength(1);
});

test("a newer link replaces an older one", async () => {
  const older = await newToken();
  const newer = await newToken();
  expect(await redeemAdminLink(older)).toBeNull();
  expect(await redeemAdminLink(newer)).not.toBeNull();
});

test("the link ends after a day", async () => {
  const made = new Date("2026-11-23T12:00:00Z");
  const token = await newToken(made);
  expect(await redeemAdminLink(token, new Date("2026-11-24T12:00:00Z"))).toBeNull();
  expect(await redeemAdminLink(token, new Date("2026-11-24T11:59:59Z"))).not.toBeNull();
});

test.each(["", "x", "a".repeat(43), "a".repeat(10_000), "' or 1=1 --", "\u0000"])("%j is no link", async (token) => {
  await newToken();
  expect(await redeemAdminLink(token)).toBeNull();
});
