import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator } from "../support/product-account.ts";

const app = path.join(import.meta.dirname, "..", "..", "app");
const pages = fs
  .globSync("**/page.tsx", { cwd: app })
  .map((file) => `/${path.dirname(file)}`.replace(/^\/\.$/, "/"))
  .sort();

/** Looks at a page with the votes of the simulated arena. */
const examples: Record<string, () => Promise<string>> = {
  ...Object.fromEntries(
    ["/compare", "/data", "/leaderboard", "/leaderboard/pictures", "/methods", "/models"].map((route) => [
      route,
      () => Promise.resolve(`${route}?source=simulated`),
    ]),
  ),
  "/admin/battles": () => Promise.resolve("/admin/battles?source=simulated"),
  "/admin/battles/[battleId]": async () => {
    const [{ id }] = await inProduct<{ id: string }>(
      `select b.id from "Battle" b join "Source" s on s.id = b."sourceId" where s.slug = 'simulated' limit 1`,
    );
    return `/admin/battles/${id}`;
  },
  "/compare/[first]/[second]": async () => {
    const [first, second] = await ratedModels();
    return `/compare/${first}/${second}?source=simulated`;
  },
  "/models/[slug]": async () => `/models/${(await ratedModels())[0]}?source=simulated`,
  "/snapshots/[snapshotId]": async () => {
    const [{ id }] = await inProduct<{ id: string }>(
      `select p."snapshotId" as id from "Publication" p join "Source" s on s.id = p."sourceId"
       where s.slug = 'simulated' order by p.id desc limit 1`,
    );
    return `/snapshots/${id}`;
  },
};

declare global {
  interface Window {
    lookOf(element: Element): string;
  }
}

let browser: Browser;
let storageState: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

async function ratedModels(): Promise<string[]> {
  const response = await fetch(new URL("/api/leaderboard?source=simulated", inject("baseUrl")));
  if (!response.ok) return []; // not made yet
  const { rows } = (await response.json()) as { rows: { model: string }[] };
  return rows
    .slice(0, 2)
    .map(({ model }) => model)
    .sort();
}

/** One for each page there is. */
async function addresses(): Promise<string[]> {
  const all = await Promise.all(pages.map((route) => (route in examples ? examples[route]() : route)));
  expect(
    all.filter((address) => address.includes("[")),
    "pages with a name in their address, without an example",
  ).toEqual([]);
  return all;
}

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  await signInAsAdministrator(await context.newPage());
  storageState = await context.storageState();
  await context.close();
  for (const until = Date.now() + 60_000; (await ratedModels()).length < 2 && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 200));
});

afterAll(() => browser?.close());

for (const width of [360, 1440])
  for (const colorScheme of ["light", "dark"] as const) {
    test(`every page there is fits ${width} px, ${colorScheme}, has a name and one first heading, and axe finds nothing`, async () => {
      const context = await browser.newContext({
        storageState,
        baseURL: inject("baseUrl"),
        viewport: { width, height: width === 360 ? 740 : 900 },
        colorScheme,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      for (const address of await addresses()) {
        expect((await page.goto(address))?.status(), address).toBe(200);
        expect(await page.locator("h1").count(), address).toBe(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
        expect(await violationsOn(page), address).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  }

test("no page, and none of its header, is wider than the window, from 320 px on, which 1280 px at four times the size are", async () => {
  const context = await browser.newContext({ storageState, baseURL: inject("baseUrl") });
  const page = await context.newPage();
  const tooWide: string[] = [];
  for (const address of await addresses()) {
    await page.goto(address);
    for (const width of [320, 420, 500, 640, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) tooWide.push(`${address} needs ${needed} px of ${width}`);
      const hidden = await page.evaluate(() => {
        const places = document.querySelector("nav[aria-label=Main]")!;
        return places.scrollWidth - places.clientWidth;
      });
      if (hidden > 0) tooWide.push(`${hidden} px of the places in the header of ${address} do not fit ${width} px`);
    }
  }
  expect(tooWide).toEqual([]);
  await context.close();
});

/** What can be worked by mouse, and what the Tab key comes to, by markup; what it comes to without a mark that is seen. */
async function byKeyboard(page: Page): Promise<{ missed: string[]; unmarked: string[] }> {
  await page.evaluate(() => {
    // How it looks, with what it stands in: a field's frame may be that of its box.
    window.lookOf = (element) => {
      const around = [element, element.parentElement, element.parentElement?.parentElement];
      return around
        .map((one) => one && getComputedStyle(one))
        .map((style) => style && [style.outlineStyle, style.boxShadow, style.borderColor].join())
        .join();
    };
  });
  const worked = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']"),
    ];
    const works = all.filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches(":disabled, [tabindex='-1'], [inert] *, [type=hidden]") &&
        // Of a group of radio buttons the chosen one is come to, and arrows lead on.
        !(
          element.matches("[type=radio]:not(:checked)") &&
          document.querySelector(`[name="${element.getAttribute("name")}"]:checked`)
        ),
    );
    (document.activeElement as HTMLElement | null)?.blur();
    works.forEach((element, at) => {
      element.setAttribute("data-worked", String(at));
      element.setAttribute("data-look", window.lookOf(element));
    });
    return works.length;
  });
  const seen = new Set<string>();
  const unmarked = new Set<string>();
  for (let presses = 0; presses < worked * 2 + 20; presses++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const isMarked = window.lookOf(element) !== element.getAttribute("data-look");
      return { at: element.getAttribute("data-worked") ?? "", isMarked, markup: element.outerHTML.slice(0, 160) };
    });
    if (here === null || seen.has(here.at)) {
      if (presses > worked) break;
      continue;
    }
    if (here.at) seen.add(here.at);
    if (!here.isMarked) unmarked.add(here.markup);
  }
  const missed = await page.evaluate(
    (known) =>
      [...document.querySelectorAll("[data-worked]")]
        .filter((element) => !known.includes(element.getAttribute("data-worked")!))
        .map((element) => element.outerHTML.slice(0, 160)),
    [...seen],
  );
  return { missed, unmarked: [...unmarked] };
}

test("the Tab key comes to everything that a mouse can work, on every page, and where it is can be seen", async () => {
  const context = await browser.newContext({ storageState, baseURL: inject("baseUrl") });
  const page = await context.newPage();
  for (const address of await addresses()) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    expect(await byKeyboard(page), address).toEqual({ missed: [], unmarked: [] });
  }
  await context.close();
});
