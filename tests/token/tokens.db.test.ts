import { beforeEach, expect, test } from "vitest";
import type { SignedIn } from "#lib/auth/session.ts";
import { ensureVoter } from "#lib/auth/voter.ts";
import { db } from "#lib/db.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { createToken } from "#lib/token/create-token.ts";
import { identify, identifyAdministrator } from "#lib/token/identify.ts";
import { revokeToken, tokensOf } from "#lib/token/store.ts";
import type { Scope } from "#lib/token/types.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.AUTH_SECRET = "only-for-these-tests";
process.env.ADMIN_EMAILS = "ada@example.org";
process.env.VOTES_PER_HOUR = "3";

let ada: SignedIn;

async function signIn(name: string, verifiedEmail: string | null = null): Promise<SignedIn> {
  const { id } = await db.user.create({ data: { name } });
  return { userId: id, name, verifiedEmail, isAdmin: false };
}

const asking = (token?: string, more: Record<string, string> = {}) =>
  new Request("http://arena.test/api", { headers: { ...(token && { authorization: `Bearer ${token}` }), ...more } });

async function tokenFor(session: SignedIn, scopes: Scope[], days = 30): Promise<string> {
  const made = await createToken({ name: "A script", scopes, days }, session);
  if (!made.ok) throw new Error(made.error);
  return made.value.token;
}

const refusal = (result: { ok: boolean; error?: string }) => (result.ok ? null : result.error);

beforeEach(async () => {
  ada = await signIn("Ada");
});

test("a token is its person, votes as a voter of its own that belongs to them, and does only what it was made for", async () => {
  const [one, other] = [await tokenFor(ada, ["votes:write", "battles:read"]), await tokenFor(ada, ["votes:write"])];
  const caller = await identify(asking(one), "votes:write");
  const second = await identify(asking(other), "votes:write");
  if (!caller.ok || !second.ok) throw new Error("refused");
  expect(caller.value).toMatchObject({ userId: ada.userId, countedAs: ada.userId });
  expect(caller.value.voterId).not.toBe(second.value.voterId);
  const voters = await db.voter.findMany({ where: { userId: ada.userId }, select: { id: true } });
  expect(voters.map(({ id }) => id).sort()).toEqual([caller.value.voterId, second.value.voterId].sort());

  const refused = await identify(asking(other), "battles:read");
  expect(refused).toMatchObject({
    ok: false,
    error: "insufficient_scope",
    headers: { "www-authenticate": expect.stringContaining('scope="battles:read"') as string },
  });
});

test("what was never made, is garbled, has ended or was revoked is refused alike", async () => {
  const token = await tokenFor(ada, ["votes:write"], 7);
  const inAWeek = new Date(Date.now() + 7 * 24 * 3600 * 1000 + 1000);
  expect((await identify(asking(token), "votes:write")).ok).toBe(true);
  const garbled = token.slice(0, -1) + (token.endsWith("0") ? "1" : "0");
  for (const given of [garbled, token.slice(0, -1), "x", `${token} ${token}`, "ringside_", "null"])
    expect(refusal(await identify(asking(given), "votes:write"))).toBe("invalid_token");
  expect(refusal(await identify(asking(token), "votes:write", inAWeek))).toBe("invalid_token");

  const [{ id }] = await tokensOf(ada.userId);
  const bob = await signIn("Bob");
  expect(await revokeToken(id, bob.userId, new Date())).toBe(false);
  expect(await revokeToken(id, ada.userId, new Date())).toBe(true);
  expect(await revokeToken(id, ada.userId, new Date())).toBe(false);
  expect(refusal(await identify(asking(token), "votes:write"))).toBe("invalid_token");
  expect(refusal(await identify(asking(""), "votes:write"))).toBeNull();
});

test("the token itself is nowhere in the database, and its last use is", async () => {
  const token = await tokenFor(ada, ["export"]);
  const before = await db.apiToken.findFirstOrThrow({ where: { userId: ada.userId } });
  expect(JSON.stringify(before)).not.toContain(token.slice(16));
  expect(before.lastUsedAt).toBeNull();
  const now = new Date();
  await identify(asking(token), "export", now);
  await identify(asking(token), "export", new Date(now.getTime() + 30_000));
  expect((await tokensOf(ada.userId))[0].lastUsedAt).toEqual(now);
  const later = new Date(now.getTime() + 61_000);
  await identify(asking(token), "export", later);
  expect((await tokensOf(ada.userId))[0].lastUsedAt).toEqual(later);
});

test("a request with a token is never its cookies', whether the token is good or not", async () => {
  const browser = await ensureVoter(asking());
  const cookie = browser.setCookie!.split(";")[0];
  const token = await tokenFor(ada, ["votes:write"]);
  const both = await identify(asking(token, { cookie }), "votes:write");
  expect(both.ok && both.value.voterId !== browser.voterId).toBe(true);
  expect(refusal(await identify(asking("garbage", { cookie }), "votes:write"))).toBe("invalid_token");
  const alone = await identify(asking(undefined, { cookie }), "votes:write");
  expect(alone.ok && alone.value.voterId).toBe(browser.voterId);
});

test("scopes of administrators are theirs alone, and end with their office", async () => {
  const refused = await createToken({ name: "x", scopes: ["import"], days: 7 }, ada);
  expect(refusal(refused)).toBe("not_allowed");

  const office = await signIn("Ada", "ada@example.org");
  const token = await tokenFor(office, ["import"]);
  expect(await identifyAdministrator(asking(token), "import")).toMatchObject({
    ok: true,
    value: { actor: "ada@example.org (A script)" },
  });
  expect(refusal(await identifyAdministrator(asking(token), "admin"))).toBe("insufficient_scope");
  expect(refusal(await identifyAdministrator(asking(), "admin"))).toBe("not_signed_in");

  // As when the operator takes the address off ADMIN_EMAILS: the token was made under it and is asked again.
  await db.apiToken.updateMany({ where: { userId: office.userId }, data: { verifiedEmail: "gone@example.org" } });
  expect(refusal(await identifyAdministrator(asking(token), "import"))).toBe("not_allowed");
});

test("many tokens are no way around a limit, and the refusal says which limit and until when", async () => {
  const uses: Awaited<ReturnType<typeof limit>>[] = [];
  for (let use = 0; use < 4; use++) {
    const caller = await identify(asking(await tokenFor(ada, ["votes:write"])), "votes:write");
    if (!caller.ok) throw new Error(caller.error);
    uses.push(await limit("vote", asking(), caller.value.countedAs));
  }
  expect(uses.map(({ ok }) => ok)).toEqual([true, true, true, false]);
  expect(uses[3]).toMatchObject({
    error: "rate_limited",
    headers: { "ratelimit-policy": '"visitor";q=3;w=3600', ratelimit: expect.stringMatching(/^"visitor";r=0;t=\d+$/) },
  });
});

test("a person has at most fifty tokens in force, also when two are asked for at once", async () => {
  for (let count = 0; count < 49; count++) await tokenFor(ada, ["export"]);
  const make = () => createToken({ name: "x", scopes: ["export"], days: 7 }, ada);
  const both = await Promise.all([make(), make()]);
  expect(both.map(refusal).sort()).toEqual(["too_many_tokens", null].sort());
});

test("whoever is deleted has no token any more", async () => {
  const token = await tokenFor(ada, ["export"]);
  await db.user.delete({ where: { id: ada.userId } });
  expect(refusal(await identify(asking(token), "export"))).toBe("invalid_token");
});
