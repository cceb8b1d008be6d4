import { randomUUID } from "node:crypto";
import { expect, inject, test } from "vitest";
import type { Scope } from "#lib/token/types.ts";
import { createRingside } from "../../client/index.ts";
import { inProduct, openAccount } from "../support/product-account.ts";
import { Visitor } from "../support/visitor.ts";

const baseUrl = inject("baseUrl");
const ringside = (token?: string) => createRingside({ baseUrl, token });
const ada = await openAccount("Ada");

const post = (path: string, headers: Record<string, string>, body: unknown) =>
  fetch(baseUrl + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

/** A whole battle by program, to its vote. */
async function duel(token: string, prompt: string) {
  const client = ringside(token);
  const { data: started } = await client.POST("/api/battles", { body: { prompt } });
  const params = { path: { battleId: started!.id } };
  for (let look = 0; look < 200; look++) {
    const { data } = await client.GET("/api/battles/{battleId}", { params });
    if (data?.status === "answered") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    id: started!.id,
    vote: () => client.POST("/api/battles/{battleId}/vote", { params, body: { winner: "tie" } }),
  };
}

test("a program starts a battle, votes, and its vote is told from those of the same person's browsers", async () => {
  const { token, voterId } = await ada.token(["battles:write", "battles:read", "votes:write"]);
  const { id, vote } = await duel(token, "What is 6 times 7?");
  const cast = await vote();
  expect(cast.response.status).toBe(201);
  expect(cast.data).toMatchObject({ vote: { winner: "tie" }, modelA: { slug: expect.any(String) as string } });
  expect(cast.response.headers.get("ratelimit-policy")).toMatch(/^"visitor";q=\d+;w=3600$/);
  expect(cast.response.headers.get("set-cookie")).toBeNull();
  expect((await vote()).error).toMatchObject({ error: { code: "already_voted" } });

  const [stored] = await inProduct<{ voterId: string; userId: string; token: string }>(
    `select v."voterId", voter."userId", t.name as token from "Vote" v
     join "Voter" voter on voter.id = v."voterId" join "ApiToken" t on t."voterId" = v."voterId" where v."battleId" = $1`,
    [id],
  );
  expect(stored).toEqual({ voterId, userId: ada.userId, token: "A script" });
});

test("a refusal after the count still says what is left", async () => {
  const { token } = await ada.token(["votes:write"]);
  const { response, error } = await ringside(token).POST("/api/battles/{battleId}/vote", {
    params: { path: { battleId: randomUUID() } },
    body: { winner: "tie" },
  });
  expect(error).toMatchObject({ error: { code: "battle_not_found" } });
  expect(response.headers.get("ratelimit")).toMatch(/^"visitor";r=\d+;t=\d+$/);
});

const calls: [Scope, string, string][] = [
  ["battles:read", "GET", "/api/battles"],
  ["battles:write", "POST", "/api/battles"],
  ["votes:write", "POST", `/api/battles/${randomUUID()}/vote`],
  ["export", "GET", "/api/export/leaderboard?source=simulated"],
];

test.each(calls)(
  "without the scope %s, %s %s is refused, and the answer names the scope",
  async (scope, method, path) => {
    const others = calls.map(([name]) => name).filter((name) => name !== scope);
    const { token } = await ada.token(others);
    const response = await fetch(baseUrl + path, { method, headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(403);
    expect(response.headers.get("www-authenticate")).toContain(`error="insufficient_scope", scope="${scope}"`);
    expect(await codeOf(response)).toBe("insufficient_scope");
  },
);

test("ended, revoked, unknown and garbled tokens are refused alike, before anything else is looked at", async () => {
  const all: Scope[] = ["battles:write"];
  const [ended, revoked] = [await ada.token(all, { expired: true }), await ada.token(all, { revoked: true })];
  const known = (await ada.token(all)).token;
  const answers = await Promise.all(
    [ended.token, revoked.token, `${known.slice(0, -1)}!`, "garbage", "", "a b c", "x".repeat(5000)].map((token) =>
      post("/api/battles", { authorization: `Bearer ${token}` }, { prompt: 7 }),
    ),
  );
  for (const answer of answers) {
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="ringside", error="invalid_token"');
    expect(await codeOf(answer)).toBe("invalid_token");
  }
});

test("a token needs no browser's manners, but no header makes a cookie pass from another site", async () => {
  const elsewhere = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  const { token } = await ada.token(["battles:write"]);
  const started = await post("/api/battles", { ...elsewhere, authorization: `Bearer ${token}` }, { prompt: "Hello." });
  expect(started.status).toBe(201);

  const someone = new Visitor(baseUrl);
  await someone.start("Hello.");
  const cookie = someone.cookie!;
  const before = await inProduct<{ count: number }>(`select count(*)::int as count from "Battle"`);
  const tries: [Record<string, string>, number][] = [
    [{ cookie }, 403],
    [{ cookie, authorization: "Basic eDp5" }, 403],
    [{ cookie, authorization: "Bearer x" }, 401],
    [{ cookie, authorization: `Token ${token}` }, 403],
    [{ cookie, "x-authorization": `Bearer ${token}` }, 403],
    [{ cookie, "x-ringside-client": "whoever 127.0.0.1", "x-forwarded-host": "elsewhere.example" }, 403],
  ];
  for (const [headers, status] of tries)
    expect((await post("/api/battles", { ...elsewhere, ...headers }, { prompt: "Hello." })).status).toBe(status);
  // Sign-in knows no tokens: there the rule holds whatever is shown.
  const signOut = await post("/api/auth/signout", { ...elsewhere, cookie, authorization: `Bearer ${token}` }, {});
  expect(signOut.status).toBe(403);
  expect(await inProduct(`select count(*)::int as count from "Battle"`)).toEqual(before);
});

test("a token tells what it is", async () => {
  const { token } = await ada.token(["export"]);
  const { data } = await ringside(token).GET("/api/token");
  expect(data).toMatchObject({ name: "A script", scopes: ["export"], prefix: token.slice(0, 15) });
  expect((await ringside().GET("/api/token")).response.status).toBe(401);
});

test("another person's token finds a battle no more than another browser does", async () => {
  const { token } = await ada.token(["battles:write", "battles:read"]);
  const { id } = await duel(token, "Hello.");
  const bob = await (await openAccount("Bob")).token(["battles:read"]);
  const params = { path: { battleId: id } };
  const refused = await ringside(bob.token).GET("/api/battles/{battleId}", { params });
  expect(refused.error).toMatchObject({ error: { code: "not_your_battle" } });
  const own = await ringside(token).GET("/api/battles/{battleId}", { params });
  expect(own.data?.modelA).toBeUndefined();
});

test("pages of a list that grows meanwhile hold every row that was there, once", async () => {
  const grace = await openAccount("Grace");
  const { token } = await grace.token(["battles:write", "battles:read"]);
  const client = ringside(token);
  const start = async () => (await client.POST("/api/battles", { body: { prompt: "Hello." } })).data!.id;
  const atFirst = [await start(), await start(), await start(), await start(), await start()];

  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page++) {
    const { data, response } = await client.GET("/api/battles", { params: { query: { limit: 2, cursor } } });
    seen.push(...data!.battles.map(({ id }) => id));
    await start();
    const link = response.headers.get("link");
    if (data!.next === null) {
      expect(link).toBeNull();
      break;
    }
    expect(link).toBe(`</api/battles?limit=2&cursor=${data!.next}>; rel="next"`);
    cursor = data!.next;
  }
  expect(seen).toEqual(atFirst.reverse());
});

test.each(["/api/models", "/api/sources"] as const)("all pages of %s together are the whole list", async (path) => {
  const keyOf = (list: Record<string, unknown>) => Object.values(list).find(Array.isArray) as { slug: string }[];
  const read = async (query: object) => {
    const { data } = await ringside().GET(path, { params: { query } });
    return data as unknown as Record<string, unknown> & { next: string | null };
  };
  const whole = await read({});
  expect(whole.next).toBeNull();
  const pages: { slug: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: 1, cursor });
    pages.push(...keyOf(page));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(pages).toEqual(keyOf(whole));
  expect(pages.length).toBeGreaterThan(1);
});

test.each(["0", "1001", "x", "1.5", ""])("a page of %j rows is refused", async (limit) => {
  const response = await fetch(`${baseUrl}/api/models?limit=${limit}`);
  expect([response.status, await codeOf(response)]).toEqual([422, "invalid_input"]);
});

test.each(["x", "eyJpZCI6Im5vIn0", Buffer.from('{"slug":"A B"}').toString("base64url")])(
  "the made-up cursor %s is refused",
  async (cursor) => {
    const response = await fetch(`${baseUrl}/api/models?cursor=${cursor}`);
    expect([response.status, await codeOf(response)]).toEqual([422, "invalid_input"]);
  },
);

const { models } = (await (await fetch(`${baseUrl}/api/models?limit=1`)).json()) as { models: { slug: string }[] };
const cacheable = [
  "/api/leaderboard?source=simulated",
  "/api/models",
  "/api/sources",
  `/api/models/${models[0].slug}`,
  "/api/openapi.json",
];

test.each(cacheable)("%s is sent once, and then not again until it changes", async (path) => {
  const first = await fetch(baseUrl + path, { headers: { "accept-encoding": "identity" } });
  const text = await first.text();
  const etag = first.headers.get("etag")!;
  expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
  expect(first.headers.get("cache-control")).toMatch(/^public, (no-cache|max-age=300)$/);
  expect(first.headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
  for (const given of [etag, etag.slice(2), `"other", ${etag}`, "*"]) {
    const again = await fetch(baseUrl + path, { headers: { "if-none-match": given } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  }
  const other = await fetch(baseUrl + path, { headers: { "if-none-match": '"other"' } });
  expect([other.status, await other.text()]).toEqual([200, text]);
});
