import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { workFolder } from "../scripts/run-script.ts";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator } from "../support/product-account.ts";

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
  await signInAsAdministrator(page);
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
  const problem = page.getByRole("alert").filter({ hasText: "bad.csv, line 2, character" });
  await problem.waitFor();
  expect(await problem.textContent()).toMatch(/Nothing was written.*winner: "draw" is not a known verdict \(model_a,/);
  expect(await page.getByRole("button", { name: /^Import/ }).count()).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
});

async function choose(name: string, content: string | Uint8Array, source: string) {
  await page.goto(`${baseUrl}/admin/import`);
  await page.getByLabel("File", { exact: true }).setInputFiles(folder.write(name, content));
  await page.getByLabel("Name of the source").fill(source);
  await page.getByRole("button", { name: "See what would happen" }).click();
}

test("how far it is is seen on the way, rows and all, and it can be stopped", async () => {
  const many = votes(100_000);
  await choose("many.csv", many, "Stopped");
  const bar = page.getByRole("progressbar", { name: "Dry run" });
  await bar.waitFor();
  await page.getByText(/^[\d,]+ of 100,000 rows$/).waitFor();
  expect(Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  expect(
    await page.evaluate(() => getComputedStyle(document.querySelector("[role=progressbar] > div")!).transform),
  ).toMatch(/^matrix\(0\.\d+/);
  await page.getByRole("button", { name: "Import 100,000 votes" }).click();
  await page.getByRole("status").filter({ hasText: "Import: writing" }).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped. Nothing was written.").waitFor();
  expect(await storedVotes("stopped")).toBe(0);
});

test("names that nobody knows are mapped to models here, and the import takes them so", async () => {
  const long = `A model with a name of sixty characters ${"x".repeat(20)}`;
  const csv = votes(30)
    .replaceAll("Page model 1", long)
    .replaceAll("page-model-2", "Second, as they call it")
    .replaceAll("Second, as they call it", '"Second, as they call it"');
  await choose("names.csv", `\uFEFF${csv}`, "Mapped");
  const field = page.getByLabel("Model for Second, as they call it");
  await field.fill("Not a slug");
  await page.getByText("Small letters, digits, dots and dashes only.").waitFor();
  expect(await page.getByRole("button", { name: "Import 30 votes" }).isDisabled()).toBe(true);
  await field.fill("page-model-2");
  await page.getByText("page-model-2", { exact: true }).last().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("cell", { name: "alias" }).waitFor();
  await page.getByRole("button", { name: "Import 30 votes" }).click();
  await page.getByText("30 votes are in.").waitFor();
  const named = await inProduct<{ slug: string }>(
    `select distinct m.slug from "Battle" b join "Source" s on s.id = b."sourceId" join "Model" m on m.id in (b."modelAId", b."modelBId")
     where s.slug = 'mapped' order by 1`,
  );
  expect(named.map(({ slug }) => slug)).toEqual([expect.stringMatching(/^a-model-with-a-name/), "page-model-2"]);
  // The same file again: nothing to add, and nothing to press.
  await choose("names.csv", `\uFEFF${csv}`, "Mapped");
  await page.getByRole("heading", { name: "Nothing to add to Mapped" }).waitFor();
  expect(await page.getByRole("button", { name: /^Import/ }).count()).toBe(0);
  expect(await storedVotes("mapped")).toBe(30);
});

test.each([
  ["an empty file", "empty.csv", "", "the file is empty"],
  ["bytes that are no text", "junk.csv", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), "junk.csv"],
  [
    "a picture called Parquet",
    "picture.parquet",
    Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]),
    "picture.parquet",
  ],
  ["half a gzip file", "half.csv.gz", gzipSync(votes(5000)).subarray(0, 200), "half.csv.gz"],
  ["a file of no known kind", "votes.exe", "x", "Send the file itself"],
])("%s is told in words", async (_, name, content, says) => {
  await choose(name, content, "Hostile");
  const alert = page.locator("main").getByRole("alert").filter({ hasText: says });
  await alert.waitFor();
  // Neither where the server keeps it nor what its reader calls itself.
  expect(await alert.textContent()).not.toMatch(/\/tmp|ringside-import|duckdb|^\s*at /i);
  expect(await page.getByRole("button", { name: /^Import/ }).count()).toBe(0);
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
