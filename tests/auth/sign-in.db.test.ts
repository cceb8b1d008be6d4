import NextAuth from "next-auth";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createAdminLink } from "#lib/auth/admin-link.ts";
import { currentAdmin } from "#lib/auth/admin.ts";
import { authOptions } from "#lib/auth/config.ts";
import { currentSession } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { openTestDatabase } from "../support/database.ts";
import { startIssuer } from "../support/openid-issuer.ts";

const idp = await startIssuer();
afterAll(() => idp.stop());
await openTestDatabase();
Object.assign(process.env, {
  AUTH_SECRET: "only-for-these-tests",
  NEXTAUTH_URL: "http://arena.test",
  ADMIN_EMAILS: "ada@example.org",
  OIDC_ISSUER: idp.issuer,
  OIDC_CLIENT_ID: "ringside",
  OIDC_CLIENT_SECRET: "a-secret-of-the-issuer",
});

/** A browser as next-auth sees one: its cookies, and one request after another. */
function openBrowser() {
  const jar = new Map<string, string>();
  return {
    headers: () => new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") }),
    /** Answers with the JSON, or with `url` where it was sent. */
    async ask(method: string, action: string, more: { query?: object; body?: object } = {}) {
      const query = { nextauth: action.split("/"), ...more.query };
      const request = {
        method,
        query,
        cookies: Object.fromEntries(jar),
        headers: {},
        body: { ...more.body, json: "true" },
      };
      const headers = new Map<string, string | string[]>();
      let answer: Record<string, unknown> = {};
      const response = {
        status: () => response,
        getHeader: (name: string) => headers.get(name),
        setHeader: (name: string, value: string | string[]) => (headers.set(name, value), response),
        json: (body: typeof answer) => void (answer = body),
        send: (body: typeof answer) => void (answer = body),
        end: () => {},
      };
      await (NextAuth(authOptions()) as (...args: unknown[]) => Promise<void>)(request, response);
      for (const cookie of [headers.get("Set-Cookie") ?? []].flat()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        jar.set(name, decodeURIComponent(value));
      }
      return answer;
    },
  };
}
type Browser = ReturnType<typeof openBrowser>;

async function post(browser: Browser, action: string, fields: object = {}) {
  const { csrfToken } = await browser.ask("GET", "csrf");
  return browser.ask("POST", action, { body: { csrfToken, ...fields } });
}

/** Presses the button and does what the issuer asks; gives what it sends the browser back with. */
async function begin(browser: Browser, callbackUrl = "/") {
  const { url } = await post(browser, "signin/oidc", { callbackUrl });
  return idp.authorize(url as string);
}

async function signIn(claims: (typeof idp.state)["claims"], callbackUrl?: string) {
  idp.state.claims = claims;
  const browser = openBrowser();
  const query = await begin(browser, callbackUrl);
  const { url } = await browser.ask("GET", "callback/oidc", { query });
  return { browser, url };
}

const ada = { sub: "ada", name: "Ada", email: "ada@example.org", email_verified: true };

beforeEach(async () => {
  idp.state.inUserinfoOnly = false;
  await db.user.deleteMany();
});

test("a person signs in through an OpenID issuer, and the next time they are the same person", async () => {
  const first = await signIn(ada, "/data");
  expect(first.url).toBe("http://arena.test/data");
  const session = await currentSession(first.browser.headers());
  expect(session).toMatchObject({ name: "Ada", verifiedEmail: "ada@example.org" });
  const again = await currentSession((await signIn(ada)).browser.headers());
  expect(again?.userId).toBe(session?.userId);
});

test("an address of ADMIN_EMAILS administers only when the issuer has verified it", async () => {
  const verified = await signIn(ada);
  expect(await currentAdmin(verified.browser.headers())).toEqual({ actor: "ada@example.org" });
  for (const email_verified of [false, undefined, "true", 1]) {
    const { browser } = await signIn({ ...ada, sub: `mallory-${String(email_verified)}`, email_verified });
    expect(await currentSession(browser.headers())).toMatchObject({ verifiedEmail: null });
    expect(await currentAdmin(browser.headers())).toBeNull();
  }
});

test("an address that nobody verified is not stored, so it cannot keep its owner out", async () => {
  await signIn({ ...ada, sub: "mallory", email_verified: false });
  expect(await currentAdmin((await signIn(ada)).browser.headers())).not.toBeNull();
});

test("an issuer that tells the address only on request is asked for it", async () => {
  idp.state.inUserinfoOnly = true;
  expect(await currentAdmin((await signIn(ada)).browser.headers())).not.toBeNull();
});

test("of a provider's tokens nothing is stored", async () => {
  await signIn(ada);
  const [account] = await db.account.findMany();
  expect(account).toMatchObject({ provider: "oidc", providerAccountId: "ada", access_token: null, id_token: null });
});

test("an answer with another state, or without the first browser's cookies, signs nobody in", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const browser = openBrowser();
  const query = await begin(browser);
  const other = openBrowser();
  await other.ask("GET", "callback/oidc", { query });
  expect(await currentSession(other.headers())).toBeNull();
  await browser.ask("GET", "callback/oidc", { query: { ...query, state: "x" } });
  expect(await currentSession(browser.headers())).toBeNull();
  vi.restoreAllMocks();
});

test("signing in never ends on another site", async () => {
  const { url } = await signIn(ada, "https://evil.test/");
  expect(new URL(url as string).origin).toBe("http://arena.test");
});

test("signing out ends the session", async () => {
  const { browser } = await signIn(ada);
  await post(browser, "signout");
  expect(await currentSession(browser.headers())).toBeNull();
});

test("with a provider configured there is no administrator link and no sign-in by name", async () => {
  expect(await createAdminLink("http://arena.test")).toBeNull();
  expect(Object.keys(await openBrowser().ask("GET", "providers"))).toEqual(["oidc"]);
});
