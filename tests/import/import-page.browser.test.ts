import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { workFolder } from "../scripts/run-script.ts";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { administratorPath, inProduct } from "../support/product-account.ts";

const baseUrl = inject("baseUrl");
const folder = workFolder();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(() => browser.close());

const votes = (rows: number, winner = "tie") =>
  "model_a,model_b,winner,judge,anony,turn,language,tstamp\n" +
  Array.from(
    { length: rows },
    (_, i) =>
      `Page model 1,page-model-2,${i % 3 ? "model_a" : winner},arena_user_${i % 7},True,1,English,${1_700_000_000 + i}\n`,
  ).join("");

const storedVotes = async (slug: string) =>
  (
    await inProduct<{ n: number }>(
      `select count(*)::int as n from "Vote" v join "Source" s on s.id = v."sourceId" where s.slug = $1`,
      [slug],
    )
  )[0].n;

test("only an administrator gets to the page", async () => {
  await page.goto(`${baseUrl}/admin/import`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

test("an administrator sees what would happen, imports, and finds the board", async () => {
  await page.goto(baseUrl + (await administratorPath()));
  await page.getByRole("button", { name: "Sign in as administrator" }).click();
  await page.waitForURL("**/admin");
  await page.getByRole("link", { name: "Import a file of another arena’s votes" }).click();
  await page.waitForURL("**/admin/import");
  expect(await violationsOn(page)).toEqual([]);

  await page.getByLabel("File", { exact: true }).setInputFiles(folder.write("page.csv", votes(300)));
  await page.getByLabel("Name of the source").fill("From the page");
  await page.getByRole("button", { name: "See what would happen" }).click();
  await page.getByRole("heading", { name: "What would happen to From the page, a new source" }).waitFor();
  expect(await page.getByText(/^\d known, \d new$/).count()).toBe(1);
  expect(await storedVotes("from-the-page")).toBe(0);
  expect(await violationsOn(page)).toEqual([]);

  await page.getByRole("button", { name: "Import 300 votes" }).click();
  await page.getByText("300 votes are in.").waitFor();
  expect(await storedVotes("from-the-page")).toBe(300);
  await page.getByRole("link", { name: "board", exact: true }).click();
  await page.waitForURL("**/leaderboard?source=from-the-page");
});

test("what is wrong with a file is said with its place, and nothing is written", async () => {
  await page.goto(`${baseUrl}/admin/import`);
  await page.getByLabel("File", { exact: true }).setInputFiles(folder.write("bad.csv", votes(4, "draw")));
  await page.getByLabel("Name of the source").fill("Bad");
  await page.getByRole("button", { name: "See what would happen" }).click();
  const problem = page.getByRole("alert").filter({ hasText: "bad.csv:2:" });
  await problem.waitFor();
  expect(await problem.textContent()).toMatch(/winner: "draw" is not a known verdict/);
  expect(await page.getByRole("button", { name: /^Import/ }).count()).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
});

test("the page is whole on a phone", async () => {
  const phone = await browser.newPage({
    viewport: { width: 360, height: 740 },
    storageState: await page.context().storageState(),
  });
  await phone.goto(`${baseUrl}/admin/import`);
  const width = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(360);
  await phone.close();
});
