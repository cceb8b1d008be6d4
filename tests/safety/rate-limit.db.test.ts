import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { VoterId } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import { stampAddress } from "#lib/safety/peer.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.AUTH_SECRET = "only-for-these-tests";
process.env.VOTES_PER_HOUR = "3";
process.env.EXPORTS_PER_HOUR = "2";
process.env.ADDRESS_FACTOR = "2";

let lastAddress = 0;
let address: string;
beforeEach(() => (address = `203.0.113.${++lastAddress}`));

const from = (ip: string) => new Request("http://arena.test/", { headers: [stampAddress(ip)] });
const someone = () => v7() as VoterId;

async function passes(kind: "vote" | "export", ip: string, voter: VoterId | null, times: number) {
  let passed = 0;
  for (let i = 0; i < times; i++) if ((await limit(kind, from(ip), voter)).ok) passed++;
  return passed;
}

test("a visitor may vote three times an hour where the limit is three, from whatever address", async () => {
  const voter = someone();
  expect(await passes("vote", address, voter, 2)).toBe(2);
  expect(await passes("vote", "198.51.100.1", voter, 2)).toBe(1);
});

test("an address may do so for two visitors, however many cookies it throws away", async () => {
  const perVisitor = await Promise.all([1, 2, 3, 4].map(() => passes("vote", address, someone(), 3)));
  expect(perVisitor.reduce((sum, passed) => sum + passed)).toBe(6);
});

test("a request that has no voter yet counts for its address alone", async () => {
  expect(await passes("vote", address, null, 8)).toBe(6);
});

test("IPv6 addresses of one line are one address", async () => {
  expect(await passes("vote", "2001:db8:0:7::1", null, 4)).toBe(4);
  expect(await passes("vote", "2001:db8:0:7:ffff::2", null, 4)).toBe(2);
  expect(await passes("vote", "2001:db8:0:8::1", null, 1)).toBe(1);
});

test("votes and exports are counted apart", async () => {
  const voter = someone();
  expect(await passes("vote", address, voter, 4)).toBe(3);
  expect(await passes("export", address, voter, 4)).toBe(2);
});

test("many at the same instant pass no more often than one after another", async () => {
  const voter = someone();
  const all = await Promise.all(Array.from({ length: 12 }, () => limit("vote", from(address), voter)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(3);
});

test("a refusal says when to come back, and an acceptance what is left", async () => {
  const voter = someone();
  const first = await limit("vote", from(address), voter);
  expect(first).toMatchObject({
    ok: true,
    value: { headers: { ratelimit: '"visitor";r=2;t=3600', "ratelimit-policy": '"visitor";q=3;w=3600' } },
  });
  await passes("vote", address, voter, 2);
  const refused = await limit("vote", from(address), voter);
  expect(refused).toMatchObject({ ok: false, error: "rate_limited", message: expect.stringMatching(/60 minutes/) });
  expect(!refused.ok && refused.retryAfterSeconds).toBeGreaterThan(3590);
});

test("counts start anew when their hour is over", async () => {
  const voter = someone();
  await passes("vote", address, voter, 3);
  await db.rateLimit.updateMany({ data: { expire: BigInt(Date.now() - 1) } });
  expect(await passes("vote", address, voter, 1)).toBe(1);
});

test("no address is stored as it is", async () => {
  await passes("vote", address, someone(), 1);
  const keys = (await db.rateLimit.findMany()).map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(1);
  expect(keys.join()).not.toContain("203.0.113");
});
