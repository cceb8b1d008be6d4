import fs from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
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
      for (const route of pages) {
        const address = route in examples ? await examples[route]() : route;
        expect(address, "a page with a name in its address needs an example above").not.toContain("[");
        expect((await page.goto(address))?.status(), address).toBe(200);
        expect(await page.locator("h1").count(), address).toBe(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
        expect(await violationsOn(page), address).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
