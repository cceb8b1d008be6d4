import fc from "fast-check";
import { expect, test } from "vitest";
import { hashToken, looksLikeToken, makeToken, readBearer } from "#lib/token/secret.ts";

const authorization = (value?: string) => new Headers(value === undefined ? {} : { authorization: value });

test("a token is long, marked, never the same twice, and stored only as its hash", () => {
  const made = Array.from({ length: 50 }, makeToken);
  expect(new Set(made.map(({ token }) => token)).size).toBe(50);
  for (const { token, prefix, hash } of made) {
    expect(token).toMatch(/^ringside_[\w-]{43}[0-9a-z]{7}$/);
    expect(token.startsWith(prefix) && prefix.length === 15).toBe(true);
    expect(hash).toBe(hashToken(token));
    expect(hash).not.toContain(token.slice(9, 20));
    expect(looksLikeToken(token)).toBe(true);
  }
});

test("one wrong character is told without asking the database", () => {
  const { token } = makeToken();
  for (let at = 9; at < token.length; at++) {
    const other = token[at] === "a" ? "b" : "a";
    expect(looksLikeToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
  }
});

test("whatever a client sends is read without an error and is no token", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !looksLikeToken(text)));
});

test("only the bearer scheme brings a token, in any spelling; a proxy's password is none", () => {
  expect(readBearer(authorization())).toBeNull();
  expect(readBearer(authorization("Basic abc"))).toBeNull();
  expect(readBearer(authorization("Bearertoken"))).toBeNull();
  expect(readBearer(authorization("Bearer abc"))).toBe("abc");
  expect(readBearer(authorization("  bearer   abc "))).toBe("abc");
  expect(readBearer(authorization("BEARER"))).toBe("");
  expect(readBearer(authorization("Bearer a b"))).toBe("a b");
});
