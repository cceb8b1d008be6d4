import { expect, test } from "vitest";
import { toAdmin } from "#lib/auth/admin.ts";
import { toSafeCallback } from "#lib/auth/safe-callback.ts";
import type { SignedIn } from "#lib/auth/session.ts";
import { toSignInProblem } from "#lib/auth/sign-in-problem.ts";
import { findVerifiedEmail } from "#lib/auth/verified-email.ts";

const ada: SignedIn = { userId: "1", name: "Ada", verifiedEmail: "ada@example.org", isAdmin: false };

test("an address of ADMIN_EMAILS makes an administrator, when the provider has verified it", () => {
  expect(toAdmin(ada, ["ada@example.org"])).toEqual({ actor: "ada@example.org" });
  expect(toAdmin({ ...ada, verifiedEmail: null }, ["ada@example.org"])).toBeNull();
  expect(toAdmin(ada, ["bob@example.org"])).toBeNull();
  expect(toAdmin(ada, [])).toBeNull();
  expect(toAdmin(null, ["ada@example.org"])).toBeNull();
});

test("whoever redeemed the one-time link is an administrator without an address", () => {
  expect(toAdmin({ ...ada, verifiedEmail: null, isAdmin: true }, [])).toEqual({ actor: "administrator" });
});

test.each([
  ["google", { email: "Ada@Example.org", email_verified: true }, "ada@example.org"],
  ["google", { email: "ada@example.org", email_verified: false }, null],
  ["google", { email: "ada@example.org" }, null],
  ["oidc", { email: "ada@example.org", email_verified: true }, "ada@example.org"],
  ["oidc", { email: "ada@example.org", email_verified: "true" }, null],
  ["oidc", { email: ["ada@example.org"], email_verified: true }, null],
  ["github", { email: "ada@example.org" }, null],
  ["github", { emails: [{ email: "ada@example.org", primary: true, verified: true }] }, "ada@example.org"],
  ["github", { emails: [{ email: "ada@example.org", primary: true, verified: false }] }, null],
  ["github", { emails: [{ email: "ada@example.org", primary: false, verified: true }] }, null],
  ["github", { emails: { message: "Bad credentials" } }, null],
  ["development", { email: "ada@example.org", email_verified: true }, null],
])("%s says %j: the verified address is %s", (provider, profile, verified) => {
  expect(findVerifiedEmail(provider, profile)).toBe(verified);
});

test.each([
  ["/admin", "https://arena.example/admin"],
  ["https://arena.example/data?x=1", "https://arena.example/data?x=1"],
  ["https://evil.example/", "https://arena.example"],
  ["//evil.example/", "https://arena.example"],
  ["/\\evil.example", "https://arena.example"],
  ["https://arena.example.evil.example/", "https://arena.example"],
  ["https://arena.example@evil.example/", "https://arena.example"],
  ["http://arena.example/", "https://arena.example"],
  ["javascript:alert(1)", "https://arena.example"],
  ["https://", "https://arena.example"],
])("after signing in, %s leads to %s", (asked, target) => {
  expect(toSafeCallback(asked, "https://arena.example")).toBe(target);
});

test("the sign-in page has a sentence of its own for every error and repeats none that it was given", () => {
  expect(toSignInProblem(undefined)).toBeNull();
  expect(toSignInProblem("OAuthAccountNotLinked")).toContain("in another way");
  for (const strange of ["<script>", "constructor", "Call 555-0100", ["a", "b"]]) {
    expect(toSignInProblem(strange)).toBe("Signing in did not work. Please try again.");
  }
});
