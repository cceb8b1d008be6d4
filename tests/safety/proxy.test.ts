import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "../../proxy.ts";
import { securityHeaders } from "#lib/safety/response-headers.ts";
import { mayWrite } from "#lib/safety/same-origin.ts";

const ask = (method: string, headers: Record<string, string>, path = "/api/battles") =>
  proxy(new NextRequest(`http://arena.test${path}`, { method, headers: { host: "arena.test", ...headers } }));

test.each([
  ["our own page", { origin: "http://arena.test", "sec-fetch-site": "same-origin" }],
  ["our own page in an older browser", { origin: "http://arena.test" }],
  ["a script or curl", {}],
])("a write from %s is let through", (_, headers) => {
  expect(ask("POST", headers as Record<string, string>).status).toBe(200);
});

test.each([
  ["another site", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
  ["another site in an older browser", { origin: "https://evil.test" }],
  ["another site that hides its origin", { origin: "null" }],
  ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["a sibling domain", { origin: "http://blog.arena.test", "sec-fetch-site": "same-site" }],
  ["another port", { origin: "http://arena.test:8080" }],
  ["a name that begins like ours", { origin: "http://arena.test.evil.test" }],
  ["something that is no origin", { origin: "arena.test" }],
])("a write from %s is refused", async (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const response = ask(method, headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "cross_origin" } });
  }
});

test("reading is free to everybody", () => {
  expect(ask("GET", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }).status).toBe(200);
});

test("signing out cannot be done from another site; only a provider's answer may come from one", () => {
  const abroad = { origin: "https://login.example", "sec-fetch-site": "cross-site" };
  expect(ask("POST", abroad, "/api/auth/signout").status).toBe(403);
  expect(ask("POST", abroad, "/api/auth/callback/oidc").status).toBe(200);
  expect(ask("POST", abroad, "/api/battles?x=/api/auth/callback/").status).toBe(403);
});

test("PUBLIC_URL is ours as well, where a proxy changes the host", () => {
  const headers = new Headers({ host: "10.0.0.5:3000", origin: "https://arena.example" });
  const asked = { method: "POST", pathname: "/api/battles", headers };
  expect(mayWrite(asked, "https://arena.example")).toBe(true);
  expect(mayWrite(asked, undefined)).toBe(false);
});

test("every answer says what a browser may do with it, with a nonce of its own", () => {
  const [first, second] = [ask("GET", {}, "/"), ask("GET", {}, "/")];
  const policy = first.headers.get("content-security-policy")!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  expect(policy).not.toBe(second.headers.get("content-security-policy"));
  expect(first.headers.get("x-content-type-options")).toBe("nosniff");
  expect(first.headers.get("referrer-policy")).toBe("same-origin");
  expect(first.headers.get("strict-transport-security")).toBeNull();
});

test("the page is told the nonce of its policy, whatever a client claims it to be", () => {
  const response = ask("GET", { "x-nonce": "mine", "content-security-policy": "script-src *" }, "/");
  const nonce = response.headers.get("x-middleware-request-x-nonce")!;
  expect(nonce).not.toBe("mine");
  expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  expect(response.headers.get("x-middleware-request-content-security-policy")).toContain(`'nonce-${nonce}'`);
});

test("https is insisted on only where it is served", () => {
  const names = (isHttps: boolean) =>
    securityHeaders({ pathname: "/", nonce: "n", isDevelopment: false, isHttps }).map(([name]) => name);
  expect(names(true)).toContain("strict-transport-security");
  expect(names(false)).not.toContain("strict-transport-security");
});

test("only built files go past the proxy", () => {
  const matches = (path: string) => new RegExp(`^${config.matcher}$`).test(path);
  for (const path of ["/", "/api/battles", "/admin", "/api/auth/signout", "/_next/data/x"])
    expect(matches(path)).toBe(true);
  expect(matches("/_next/static/chunks/a.js")).toBe(false);
});
