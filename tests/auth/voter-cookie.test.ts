import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { v4, v7 } from "uuid";
import { expect, test } from "vitest";
import { readCookie } from "#lib/auth/cookies.ts";
import { readVoterCookie, toSetCookie, voterCookieLifetime, writeVoterCookie } from "#lib/auth/voter-cookie.ts";
import type { VoterId } from "#lib/battle/types.ts";

const key = Buffer.alloc(32, 1);
const now = new Date("2026-11-23T12:00:00Z");
const voter = v7() as VoterId;
const cookie = writeVoterCookie(voter, key, now);
const read = (value: string | null, at = now) => readVoterCookie(value, key, at)?.voterId ?? null;

test("a cookie names the voter it was written for, until it expires", () => {
  expect(read(cookie)).toBe(voter);
  const end = now.getTime() + voterCookieLifetime * 1000;
  expect(read(cookie, new Date(end - 1000))).toBe(voter);
  expect(read(cookie, new Date(end))).toBeNull();
});

test("a cookie signed with another key names nobody", () => {
  expect(readVoterCookie(cookie, Buffer.alloc(32, 2), now)).toBeNull();
});

test("a cookie in which any one character was changed names nobody", () => {
  for (let at = 0; at < cookie.length; at++) {
    const forged = cookie.slice(0, at) + (cookie[at] === "A" ? "B" : "A") + cookie.slice(at + 1);
    expect(read(forged), forged).toBeNull();
  }
});

test("another voter's id or a later end under the same signature names nobody", () => {
  const [id, expiry, signature] = cookie.split(".");
  expect(read(`${v7()}.${expiry}.${signature}`)).toBeNull();
  expect(read(`${id}.zzzzzz.${signature}`)).toBeNull();
});

test.each([
  ["nothing", null],
  ["an empty value", ""],
  ["only dots", "..."],
  ["a bare id", voter],
  ["a fourth part", `${cookie}.x`],
  ["a very long value", `${cookie}${"a".repeat(100_000)}`],
  ["bytes that are no text", "\u0000\uffff\ud800.1.2"],
])("%s names nobody and is no error", (_, value) => {
  expect(read(value)).toBeNull();
});

test("whatever a client sends is read without an error and names nobody", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (value) => read(value) === null));
});

test("an id that is not time-ordered is refused even when the signature is right", () => {
  expect(read(writeVoterCookie(v4() as VoterId, key, now))).toBeNull();
});

test("the cookie is kept from scripts and from other sites, and from plain http where there is https", () => {
  const plain = toSetCookie(cookie, { secure: false });
  expect(plain).toContain("; Path=/; HttpOnly; SameSite=Lax");
  expect(plain).not.toContain("Secure");
  expect(toSetCookie(cookie, { secure: true })).toMatch(/; Secure$/);
});

test("one cookie is found among many, and a huge or broken header holds none", () => {
  const carrying = (header: string) => ({ headers: { get: (name: string) => (name === "cookie" ? header : null) } });
  expect(readCookie(carrying(`a=1; ringside_voter=${cookie} ; b=2`), "ringside_voter")).toBe(cookie);
  expect(readCookie(carrying("not_ringside_voter=x"), "ringside_voter")).toBeNull();
  expect(readCookie(carrying(";;=;=x;ringside_voter"), "ringside_voter")).toBeNull();
  expect(readCookie(carrying(`${randomBytes(40_000).toString("hex")}; ringside_voter=x`), "ringside_voter")).toBeNull();
});
