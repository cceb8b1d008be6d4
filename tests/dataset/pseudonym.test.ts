import { createHmac, hkdfSync } from "node:crypto";
import { expect, test } from "vitest";
import { pseudonyms } from "#lib/dataset/pseudonym.ts";

const secret = "a secret of the operator";
const id = "019b7a3c-0000-7000-8000-000000000001";

test("a voter has one pseudonym in every download of a source", () => {
  const name = pseudonyms(secret, "voter", "arena")(id);
  expect(name).toMatch(/^[0-9a-f]{16}$/);
  expect(pseudonyms(secret, "voter", "arena")(id)).toBe(name);
});

test("the pseudonym differs between sources, between voters and battles, and between operators", () => {
  const names = [
    pseudonyms(secret, "voter", "arena")(id),
    pseudonyms(secret, "voter", "simulated")(id),
    pseudonyms(secret, "battle", "arena")(id),
    pseudonyms("another secret of somebody", "voter", "arena")(id),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test("the pseudonym holds no part of the id", () => {
  const name = pseudonyms(secret, "voter", "arena")(id);
  const plain = id.replaceAll("-", "");
  for (let start = 0; start + 8 <= plain.length; start++) expect(name).not.toContain(plain.slice(start, start + 8));
});

test("the pseudonym is HMAC-SHA-256 under a key of its own", () => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "pseudonym", 32));
  const expected = createHmac("sha256", key).update(`voter\0arena\0${id}`).digest("hex").slice(0, 16);
  expect(pseudonyms(secret, "voter", "arena")(id)).toBe(expected);
});
