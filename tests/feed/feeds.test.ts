import { expect, test } from "vitest";
import { atomFeed } from "#lib/feed/atom.ts";
import { badgeSvg } from "#lib/feed/badge.ts";
import { boardMetadata } from "#lib/feed/board-metadata.ts";
import { drawable } from "#lib/feed/drawable.ts";
import { embedPage } from "#lib/feed/embed-page.ts";
import { boardAt, oembedOf } from "#lib/feed/oembed.ts";
import { daysOfChanges } from "#lib/feed/rank-changes.ts";
import { embedQuerySchema, oembedQuerySchema } from "#lib/feed/schema.ts";
import { escapeXml } from "#lib/feed/xml.ts";
import { siteAddress } from "#lib/site.ts";

const board = (at: string, ...order: (string | null)[]) => ({
  at: `${at}:00.000Z`,
  snapshot: at,
  rows: order.flatMap((model, place) => (model === null ? [] : [{ model, rank: place + 1 }])),
});

test("a day's changes are those between its last board and the last of the day before", () => {
  const days = daysOfChanges([
    board("2026-01-01T08:00", "ada", "bob"),
    board("2026-01-01T20:00", "bob", "ada"),
    board("2026-01-02T08:00", "ada", "bob"),
    board("2026-01-02T09:00", "bob", "ada", "cyd"),
    board("2026-01-04T09:00", "bob", "ada", "cyd"),
    board("2026-01-05T09:00", "cyd", "bob"),
  ]);
  expect(days).toEqual([
    {
      day: "2026-01-05",
      at: "2026-01-05T09:00:00.000Z",
      snapshot: "2026-01-05T09:00",
      moves: [
        { model: "cyd", from: 3, to: 1 },
        { model: "bob", from: 1, to: 2 },
        { model: "ada", from: 2, to: null },
      ],
    },
    {
      day: "2026-01-02",
      at: "2026-01-02T09:00:00.000Z",
      snapshot: "2026-01-02T09:00",
      moves: [{ model: "cyd", from: null, to: 3 }],
    },
  ]);
  expect(daysOfChanges([])).toEqual([]);
  expect(daysOfChanges([board("2026-01-01T08:00", "ada")])).toEqual([]);
});

const feed = (
  days = daysOfChanges([board("2026-01-01T08:00", "ada", "bob"), board("2026-01-02T09:00", "bob", "ada")]),
) =>
  atomFeed({
    site: "https://arena.example",
    self: "/feed.atom?source=a&category=b",
    page: "/leaderboard?source=a&category=b",
    key: "a/b",
    title: "Board <1> & more",
    updated: "2026-01-02T09:00:00.000Z",
    days,
    nameOf: (model) => `${model} <b>"&'`,
  });

test("a feed carries what Atom asks of it, and names nothing unescaped", () => {
  const atom = feed();
  expect(atom).toContain("<id>https://arena.example/feed.atom?source=a&amp;category=b</id>");
  expect(atom).toContain("<id>tag:arena.example,2026-01-02:a/b</id>");
  expect(atom).toContain("<title>bob &lt;b&gt;&quot;&amp;&#39; rises from 2 to 1, and 1 more change</title>");
  // Markup inside content is escaped twice: once as HTML, once as XML.
  expect(atom).toContain("bob &amp;lt;b&amp;gt;");
  expect(atom).not.toMatch(/<b>|& more/);
  expect(feed([])).toMatch(/^<\?xml[\s\S]*<\/feed>\n$/);
});

test("what XML cannot hold is replaced, and what it can is kept", () => {
  expect(escapeXml(`a\0b\u{8}c\uFFFEd\uD800e\tf`)).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\tf");
  expect(escapeXml("日本 😀")).toBe("日本 😀");
});

test("a badge is as wide as its words, says them to those who cannot see it, and cannot be broken out of", () => {
  const svg = badgeSvg({ label: "Arena Elo", value: '"><script>' });
  expect(svg).not.toContain("<script>");
  expect(svg).toContain('aria-label="Arena Elo: &quot;&gt;&lt;script&gt;"');
  const widthOf = (value: string) => Number(/width="(\d+)"/.exec(badgeSvg({ label: "x", value }))![1]);
  expect(widthOf("mmmm")).toBeGreaterThan(widthOf("iiii"));
});

test("a frame shows as many rows as asked for, escapes every name, and has no script", () => {
  const row = (name: string, rank: number) => ({
    ...{ model: "m", name, rank, rankLow: 1, rankHigh: 1, rating: 1000.4, low: 990, high: 1010, component: 0 },
    ...{ votes: 1234, wins: 1, losses: 1, ties: 0, organization: "o", license: "l", link: null, isToy: false },
  });
  const snapshot = { votes: 1234, models: 3, createdAt: "2026-01-01T00:00:00.000Z", source: { kind: "simulated" } };
  const html = embedPage({
    site: "https://arena.example",
    nonce: "n0",
    query: embedQuerySchema.parse({ rows: "2" }),
    page: "/leaderboard",
    title: "A & B",
    board: { snapshot, rows: [row("<img src=x>", 1), row("Bob", 2), row("Cyd", 3)] } as never,
  });
  expect(html).toContain("&lt;img src=x&gt;");
  expect(html).not.toMatch(/<img|<script|Cyd/);
  expect(html).toContain("1,234 votes, 1 Jan 2026, and 1 more");
  expect(html).toContain('<style nonce="n0">');
  expect(html).toContain("Everything on this board is invented.");
  const empty = embedPage({
    ...{ site: "https://arena.example", nonce: "n", query: embedQuerySchema.parse({}), page: "/leaderboard" },
    title: "T",
    board: null,
  });
  expect(empty).toContain("The first vote starts this board.");
});

test("only boards of this site can be embedded", () => {
  const site = "https://arena.example";
  expect(boardAt(`${site}/leaderboard`, site)).toEqual({});
  expect(boardAt(`${site}/leaderboard?source=x&category=coding&method=elo`, site)).toEqual({
    source: "x",
    category: "coding",
  });
  expect(boardAt(`${site}/embed/leaderboard`, site)).toEqual({});
  for (const other of [
    "https://evil.example/leaderboard",
    `${site}/models/ada`,
    `${site}/leaderboard/x`,
    `${site}:8443/leaderboard`,
  ])
    expect(boardAt(other, site), other).toBeNull();
});

test("a frame is never larger than the page that asks can take", () => {
  const about = { site: "https://arena.example", title: 'A "B"', page: "/leaderboard?source=x&category=y" };
  const answer = oembedOf({ maxwidth: 300, maxheight: 5000 }, about);
  expect(answer).toMatchObject({ type: "rich", version: "1.0", width: 300, height: 720 });
  expect(answer.html).toContain('src="https://arena.example/embed/leaderboard?source=x&amp;category=y"');
  expect(answer.html).toContain('title="A &quot;B&quot;"');
  expect(answer.html).toContain('width="300" height="720"');
  expect(oembedQuerySchema.safeParse({ url: "javascript:alert(1)" }).success).toBe(false);
  expect(oembedQuerySchema.safeParse({ url: "https://a.example", maxwidth: "-1" }).success).toBe(false);
});

test("a picture writes a name it has letters for, and the slug of any other", () => {
  expect(drawable("Größe 7B – Pro", "groesse")).toBe("Größe 7B – Pro");
  expect(drawable("通义千问", "qwen")).toBe("qwen");
  expect(drawable("😀", "smile")).toBe("smile");
  expect(drawable("x".repeat(60), "x", 20)).toBe(`${"x".repeat(19)}…`);
});

test("a board's page is known by the address without what goes without saying", () => {
  const told = boardMetadata(
    { source: "arena", category: "coding", utm_source: "x", ties: "half" },
    "https://a.example",
  );
  expect(told.alternates?.canonical).toBe("/leaderboard?category=coding");
  expect(told.alternates?.types?.["application/json+oembed"]).toEqual([
    {
      url: "/api/oembed?url=https%3A%2F%2Fa.example%2Fleaderboard%3Fcategory%3Dcoding",
      title: "Leaderboard: Coding",
    },
  ]);
  expect(boardMetadata({ source: ["a", "b"], category: "../x" }, "https://a.example").alternates?.canonical).toBe(
    "/leaderboard",
  );
});

test("the site's address is the host that was asked for, never something that is no address", () => {
  expect(siteAddress(new Headers({ host: "arena.test:3000" }))).toBe("http://arena.test:3000");
  expect(siteAddress(new Headers({ host: "arena.test", "x-forwarded-proto": "https" }))).toBe("https://arena.test");
  expect(siteAddress(new Headers({ host: "a b<c" }))).toBe("http://localhost");
});
