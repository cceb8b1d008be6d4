import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { PageCache } from "#lib/pages/page-cache.ts";
import { withHashesFor } from "#lib/pages/strict-policy.ts";

let now = 0;
let rendered: string[] = [];
let hosts: string[] = [];
let answer = { status: 200, headers: {} as http.OutgoingHttpHeaders, body: "<p>one</p>" };
let release = Promise.resolve();
let cache: PageCache;

const server = http.createServer((request, response) => {
  void cache.answer(request, response).then((isDone) => isDone || response.writeHead(204).end());
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => void server.close());

beforeEach(() => {
  now = 1_000_000;
  rendered = [];
  hosts = [];
  release = Promise.resolve();
  answer = { status: 200, headers: { "x-frame-options": "DENY", etag: "theirs" }, body: "<p>one</p>" };
  cache = new PageCache(
    async ({ address, headers }) => {
      rendered.push(address);
      hosts.push(headers.host);
      await release;
      return answer;
    },
    () => now,
  );
});

const ask = (address: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`, init);

test("a page is rendered once for everybody who comes within a second, even all at once", async () => {
  let open = () => {};
  release = new Promise((resolve) => (open = resolve));
  const asked = Promise.all([1, 2, 3, 4].map(() => ask("/leaderboard?category=coding&source=arena")));
  await expect.poll(() => rendered.length).toBe(1);
  open();
  for (const response of await asked) {
    expect(await response.text()).toBe("<p>one</p>");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
  }
  await ask("/leaderboard?source=arena&category=coding");
  expect(rendered).toEqual(["/leaderboard?category=coding&source=arena"]);
});

test("whoever comes later gets the page there is, and the next one the new one", async () => {
  await ask("/methods");
  answer = { ...answer, body: "<p>two</p>" };
  now += 1_500;
  expect(await (await ask("/methods")).text()).toBe("<p>one</p>");
  await expect.poll(async () => (await ask("/methods")).text()).toBe("<p>two</p>");
  now += 3_100;
  answer = { ...answer, body: "<p>three</p>" };
  expect(await (await ask("/methods")).text()).toBe("<p>three</p>");
});

test("what is for one visitor is never kept: other pages, other methods, errors, cookies, the router's questions", async () => {
  expect((await ask("/admin")).status).toBe(204);
  expect((await ask("/leaderboard/../admin")).status).toBe(204);
  expect((await ask("/leaderboard", { method: "POST" })).status).toBe(204);
  expect((await ask("/leaderboard", { headers: { rsc: "1" } })).status).toBe(204);
  expect((await ask("/leaderboard?_rsc=abc")).status).toBe(204);
  expect(rendered).toEqual([]);
  for (const given of [{ status: 500 }, { status: 307 }, { headers: { "set-cookie": "a=b" } }]) {
    answer = { ...answer, status: 200, headers: {}, ...given };
    expect((await ask("/leaderboard")).status).toBe(204);
    expect((await ask("/leaderboard")).status).toBe(204);
  }
  expect(rendered).toHaveLength(6);
});

test("a page that names its site is kept for each host by itself, and a host that is none is nobody's", async () => {
  const { port } = server.address() as AddressInfo;
  const asHost = (host: string) =>
    new Promise<number>((resolve) =>
      http.get({ port, host: "127.0.0.1", path: "/methods", headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      }),
    );
  expect([await asHost("one.example"), await asHost("two.example"), await asHost("one.example")]).toEqual([
    200, 200, 200,
  ]);
  expect(hosts).toEqual(["one.example", "two.example"]);
  expect(await asHost("a b<script>")).toBe(204);
});

test("a page comes compressed as the browser can take it, and not at all when the browser has it", async () => {
  for (const encoding of ["br", "gzip"]) {
    const response = await ask("/leaderboard", { headers: { "accept-encoding": encoding } });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(await response.text()).toBe("<p>one</p>");
  }
  const plain = await ask("/leaderboard", { headers: { "accept-encoding": "identity" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
  const etag = plain.headers.get("etag")!;
  expect((await ask("/leaderboard", { headers: { "if-none-match": etag } })).status).toBe(304);
});

test("a kept page names its own inline scripts by hash, and keeps no nonce that others could learn", () => {
  const html = `<script nonce="abc">let a = 1;</script><script src="/x.js" nonce="abc"></script><style nonce="abc">p{}</style>`;
  const policy =
    "default-src 'none'; script-src 'self' 'nonce-abc' 'strict-dynamic'; style-src 'self' 'nonce-abc'; style-src-attr 'unsafe-inline'";
  // printf 'let a = 1;' | openssl dgst -sha256 -binary | base64, and the same of p{}
  expect(withHashesFor(html, policy)).toBe(
    "default-src 'none'; script-src 'self' 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='; style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; style-src-attr 'unsafe-inline'",
  );
});
