import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openAnsweredBattles } from "../support/answered-battles.ts";
import { openBrowser } from "../support/browser.ts";

let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  browser = await openBrowser();
  database = new pg.Client({ connectionString: inject("productDatabaseUrl") });
  await database.connect();
  const store = await openAnsweredBattles(database, { slug: "paged", kind: "imported" });
  const long = "page-a-model-whose-name-is-so-long-that-no-phone-has-a-line-for-it";
  for (let n = 0; n < 40; n++) {
    const castAt = new Date(Date.UTC(2026, 0, 1 + n));
    const about = { castAt, tokens: [50 + n, 80] as [number, number], categories: [n % 2 ? "coding" : "german"] };
    const more = { ...about, reasons: n % 3 ? ["clearer"] : [], consent: n < 2 ? ("publish" as const) : undefined };
    const winner = n % 4 === 0 ? "model_b" : n % 5 === 0 ? "tie" : "model_a";
    await store({ modelA: "page-ada", modelB: n % 3 === 0 ? long : "page-bob", winner, ...more });
  }
  for (const winner of ["model_a", "model_b"] as const)
    await store({ modelA: "page-bob", modelB: long, winner, castAt: new Date(Date.UTC(2026, 2, 1)) });
  // Made by the worker, within seconds of the votes.
  const isThere = async () => (await fetch(at("/api/leaderboard?source=paged&category=coding"))).ok;
  for (const until = Date.now() + 60_000; !(await isThere()) && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 200));
});

afterAll(async () => {
  await browser?.close();
  await database?.end();
});

const at = (address: string) => new URL(address, inject("baseUrl")).href;

const looks = [
  { width: 360, height: 740, scheme: "light" },
  { width: 360, height: 740, scheme: "dark" },
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
] as const;

async function open(look: (typeof looks)[number], javaScriptEnabled = true) {
  const { width, height, scheme } = look;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints, close: () => context.close() };
}

const isWithinItsWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

const pages = [
  "/models?source=paged",
  "/models/page-ada?source=paged",
  "/compare/page-ada/page-bob?source=paged",
  "/compare/page-ada/page-ada",
  "/compare?source=paged",
  "/methods?gap=nonsense",
];

for (const look of looks) {
  test(`pages for reading read well at ${look.width} px, ${look.scheme}`, async () => {
    const { page, complaints, close } = await open(look);
    for (const address of pages) {
      expect((await page.goto(at(address)))?.status(), address).toBe(200);
      expect(await violationsOn(page), address).toEqual([]);
      expect(await isWithinItsWidth(page), address).toBe(true);
    }
    expect(complaints).toEqual([]);
    // Every place of the menu can be seen, and the page is marked in it.
    const links = await page.getByRole("navigation", { name: "Main" }).getByRole("link").all();
    for (const link of links) {
      const box = await link.boundingBox();
      if (box) expect(box.x + box.width, await link.innerText()).toBeLessThanOrEqual(look.width);
    }
    expect(await page.locator('nav [aria-current="page"]').innerText()).toBe("Methods");
    await close();
  });
}

test("a model's page and a comparison say everything without JavaScript", async () => {
  const { page, close } = await open(looks[0], false);
  await page.goto(at("/models/page-ada?source=paged"));
  const model = await page.locator("main").innerText();
  for (const part of [
    "Arena Elo",
    "its overall level",
    "too few votes",
    "Page-Bob",
    "clearer",
    "Added on",
    "named by imported votes",
  ])
    expect(model.toLowerCase()).toContain(part.toLowerCase());
  await page.goto(at("/compare/page-ada/page-bob?source=paged"));
  const pair = await page.locator("main").innerText();
  expect(pair).toMatch(/Page-Ada beats Page-Bob in \d+\u00a0% of \d+ decided battles, between/);
  for (const part of ["By category", "Coding", "By language", "German", "By the length of the answers", "Over time"])
    expect(pair).toContain(part);
  await page.goto(at("/methods"));
  await page.getByLabel("Lead in points").fill("-100");
  await page.keyboard.press("Enter");
  await page.waitForURL(/gap=-100/);
  expect(await page.locator("#gap-answer").innerText()).toContain("trails by 100 points takes 36\u00a0%");
  await close();
});

test("two models are chosen and set side by side by keyboard alone, and have one address", async () => {
  const { page, complaints, close } = await open(looks[2]);
  await page.goto(at("/compare?source=paged"));
  await page.getByLabel("One model").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/compare\/page-[^/]+\/page-[^/]+\?source=paged/);
  const [, first, second] = /compare\/([^/]+)\/([^?]+)/.exec(page.url())!;
  expect(first < second).toBe(true);
  await page.goto(at(`/compare/${second}/${first}?source=paged`));
  expect(page.url()).toContain(`/compare/${first}/${second}?source=paged`);
  await page.goto(at("/compare/page-ada/page-bob?source=paged"));
  await page.getByText("What is 17 plus 25?").first().click();
  await page.getByText("It is 42.").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("what names no model, pair or source is not found, and the page says what to do", async () => {
  const { page, close } = await open(looks[2]);
  for (const [address, title] of [
    ["/models/nobody", "No model has this name here"],
    ["/models/%00", "No model has this name here"],
    ["/models/..%2f..%2fetc%2fpasswd", "No model has this name here"],
    ["/models/%3Cscript%3E", "No model has this name here"],
    ["/models/page-ada?source=nowhere", "No model has this name here"],
    ["/models/page-ada?source=a&source=b", "No model has this name here"],
    ["/models?source=nowhere", "There is nothing at this address"],
    ["/compare/page-ada/nobody", "At least one of these two is no model here"],
    ["/compare/page-ada/%27%3B--", "At least one of these two is no model here"],
    ["/compare/page-ada/page-bob?source=%00", "At least one of these two is no model here"],
    ["/compare?a=page-ada", "There is nothing at this address"],
  ]) {
    expect((await page.goto(at(address)))?.status(), address).toBe(404);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await violationsOn(page), address).toEqual([]);
  }
  await close();
});

test("only the board made for it may be framed, and it follows the reader's theme without a script", async () => {
  const framed = await fetch(at("/embed/leaderboard?source=simulated"));
  expect(framed.headers.get("content-security-policy")).toContain("frame-ancestors *");
  expect(framed.headers.get("x-frame-options")).toBeNull();
  expect(await framed.text()).not.toContain("<script");
  for (const address of ["/", "/leaderboard", "/embed", "/embed/leaderboard/x", "/methods", "/badge/x.svg"]) {
    const { headers } = await fetch(at(address));
    expect(headers.get("content-security-policy"), address).toContain("frame-ancestors 'none'");
    expect(headers.get("x-frame-options"), address).toBe("DENY");
  }
  for (const look of looks) {
    const { page, complaints, close } = await open(look);
    await page.goto(at("/embed/leaderboard?source=simulated&rows=5"));
    expect(await page.locator("tbody tr").count()).toBe(5);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe(look.scheme === "dark" ? "rgb(21, 22, 24)" : "rgb(252, 252, 251)");
    expect(await isWithinItsWidth(page)).toBe(true);
    expect(await violationsOnScriptless(page)).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  }
});

/** Its policy lets axe's script in no more than any other; what can be asked without is asked. */
const violationsOnScriptless = (page: Page) =>
  page.evaluate(
    () =>
      document.title !== "" &&
      document.querySelector("table caption") !== null &&
      document.querySelectorAll("th:not([scope])").length === 0 &&
      [...document.querySelectorAll("a")].every((link) => link.textContent !== "" && link.rel.includes("noopener")),
  );

test("feed and badge are XML, the sitemap's pages are there, and pictures are pictures of the size they say", async () => {
  const { page, close } = await open(looks[2]);
  await page.goto(at("/methods"));
  const rootOf = async (address: string) => {
    const response = await fetch(at(address));
    expect(response.status, address).toBe(200);
    const text = await response.text();
    const [type] = (response.headers.get("content-type") ?? "").split(";");
    return page.evaluate(
      ({ xml, isSvg }) => {
        const { documentElement } = new DOMParser().parseFromString(xml, isSvg ? "image/svg+xml" : "application/xml");
        const ids = [...documentElement.children].map(({ tagName }) => tagName);
        return { root: documentElement.tagName, namespace: documentElement.namespaceURI, children: ids };
      },
      { xml: text, isSvg: type === "image/svg+xml" },
    );
  };
  const atom = await rootOf("/feed.atom?source=paged");
  expect(atom).toMatchObject({ root: "feed", namespace: "http://www.w3.org/2005/Atom" });
  expect(atom.children).toEqual(expect.arrayContaining(["id", "title", "updated", "author", "link"]));
  expect(await rootOf("/badge/page-ada.svg?source=paged")).toMatchObject({ root: "svg" });
  expect(await rootOf("/sitemap.xml")).toMatchObject({ root: "urlset" });
  await close();

  const site = (await (await fetch(at("/sitemap.xml"))).text()).matchAll(/<loc>([^<]+)<\/loc>/g);
  const paged = [...site].map(([, url]) => url.replaceAll("&amp;", "&")).filter((url) => url.includes("paged"));
  expect(paged.length).toBeGreaterThan(4);
  for (const url of paged.slice(0, 6))
    expect((await fetch(at(new URL(url).pathname + new URL(url).search))).status).toBe(200);

  const pair = "/og/compare/page-ada/page-bob?source=paged";
  for (const address of ["/og", "/og?source=simulated", "/og/models/page-ada?source=paged", pair]) {
    const response = await fetch(at(address));
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const png = Buffer.from(await response.arrayBuffer());
    expect(png.subarray(0, 8).toString("hex"), address).toBe("89504e470d0a1a0a");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], address).toEqual([1200, 630]);
  }
});

test("every page tells search engines what it is, and where its picture, its feed and its frame are", async () => {
  const { page, close } = await open(looks[2]);
  const titles = new Set<string>();
  for (const address of ["/", "/leaderboard", "/data", "/side-by-side", ...pages]) {
    await page.goto(at(address));
    const told = await page.evaluate(() => {
      const meta = (name: string) =>
        document.querySelector(`meta[name="${name}"],meta[property="${name}"]`)?.getAttribute("content");
      const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
      return { title: document.title, description: meta("description"), image: meta("og:image"), canonical };
    });
    titles.add(told.title);
    expect(told.description?.length, address).toBeGreaterThan(20);
    expect(told.canonical, address).toMatch(/^http/);
    expect((await fetch(at(new URL(told.image!).pathname + new URL(told.image!).search))).status, told.image!).toBe(
      200,
    );
  }
  expect(titles.size).toBe(4 + pages.length);
  await page.goto(at("/leaderboard?source=paged"));
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('link[rel="alternate"]')].map((link) => [
      link.getAttribute("type"),
      (link as HTMLLinkElement).href,
    ]),
  );
  const hrefOf = (type: string) => new URL(links.find(([one]) => one === type)![1]!);
  for (const type of ["application/atom+xml", "application/json+oembed"]) {
    const { pathname, search } = hrefOf(type);
    expect((await fetch(at(pathname + search))).status, type).toBe(200);
  }
  await close();
});

test("robots and language models are told where to look", async () => {
  const robots = await (await fetch(at("/robots.txt"))).text();
  expect(robots).toMatch(/Disallow: \/admin[\s\S]*Sitemap: http/);
  const llms = await (await fetch(at("/llms.txt"))).text();
  const { host } = new URL(inject("baseUrl"));
  for (const [, url] of llms.matchAll(/\]\((http[^)]+)\)/g)) {
    expect(new URL(url).host).toBe(host);
    if (!url.endsWith("/oembed")) expect([200, 404], url).toContain((await fetch(url)).status);
  }
});

test("feeds, badges and the text for programs are not sent again to whoever has them", async () => {
  for (const address of ["/feed.atom?source=paged", "/badge/page-ada.svg?source=paged", "/llms.txt"]) {
    const first = await fetch(at(address));
    const again = await fetch(at(address), { headers: { "if-none-match": first.headers.get("etag")! } });
    expect([address, first.status, again.status, await again.text()]).toEqual([address, 200, 304, ""]);
  }
});
