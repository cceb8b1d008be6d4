import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator } from "../support/product-account.ts";

let browser: Browser;
let page: Page;

const at = (address: string) => new URL(address, inject("baseUrl")).href;
const overall = "overall/bradley-terry/half/all/0/as-cast";

/** The snapshots that the simulated board has shown, newest first. */
const shown = async () => {
  const rows = await inProduct<{ id: string }>(
    `select p."snapshotId" as id from "Publication" p join "Source" s on s.id = p."sourceId"
     where s.slug = 'simulated' and p.board = $1 order by p.id desc`,
    [overall],
  );
  return rows.map(({ id }) => id);
};

/** An administrator's verdict on one simulated vote, which makes another board. */
async function setOneAside() {
  const [before] = await shown();
  await inProduct(
    `insert into "Verdict" (id, "voteId", rule, version, reason)
     select gen_random_uuid(), v.id, 'administrator', 1, 'A trial.' from "Vote" v join "Source" s on s.id = v."sourceId"
     where s.slug = 'simulated' and not exists (select from "Verdict" d where d."voteId" = v.id) order by v.id limit 1`,
  );
  await expect.poll(async () => (await shown())[0], { timeout: 20_000 }).not.toBe(before);
}

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await signInAsAdministrator(page);
  for (const until = Date.now() + 30_000; (await shown()).length === 0 && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 200));
});

afterAll(() => browser?.close());

test("nobody but an administrator sees the jobs", async () => {
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(at("/admin/jobs"));
  expect(new URL(other.url()).pathname).toBe("/sign-in");
  await stranger.close();
});

test("an administrator starts a job, sees it done, and the page says what it found", async () => {
  await page.goto(at("/admin/jobs"));
  await page.getByRole("combobox", { name: "Source" }).selectOption("simulated");
  await page.getByRole("button", { name: "Count again" }).click();
  const row = page.getByRole("row").filter({ hasText: "rebuild-counts" }).first();
  await row.getByText("0 corrected").waitFor({ timeout: 30_000 });
  expect(await row.innerText()).toContain("done");
  expect(await violationsOn(page)).toEqual([]);
});

test("a board of the past has a page that says how to make it again and what moved since another", async () => {
  await setOneAside();
  await setOneAside();
  const [newest, before] = await shown();
  await page.goto(at(`/snapshots/${newest}?against=${before}`));
  await page.getByText(`npm run reproduce -- ${newest}`, { exact: true }).waitFor();
  const text = await page.locator("main").innerText();
  expect(text).toMatch(/administrator v1 keeps off \d+ → \d+/);
  expect(text).toMatch(/−1 votes count/);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel(/Since which board/).fill("nonsense");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "not the id of a snapshot" }).waitFor();
});

test("a withdrawn board leaves a tombstone with its reason, on its page and in the API", async () => {
  const [, before] = await shown();
  await page.goto(at("/admin/jobs"));
  await page.getByLabel("Id of the snapshot").fill(before);
  await page.getByLabel(/^Reason/).fill("It was made for a test.");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect.poll(async () => (await fetch(at(`/api/snapshots/${before}`))).status, { timeout: 10_000 }).toBe(410);
  await page.goto(at(`/snapshots/${before}`));
  await page.getByText("It was made for a test.").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect((await fetch(at("/api/snapshots/nonsense"))).status).toBe(422);
  expect((await fetch(at("/api/snapshots/019b0000-0000-7000-8000-00000000dead"))).status).toBe(404);
});

test("both pages fit a phone, in both themes", async () => {
  const [newest, , older] = await shown();
  for (const colorScheme of ["light", "dark"] as const)
    for (const address of ["/admin/jobs", `/snapshots/${newest}?against=${older ?? newest}`]) {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme });
      await page.goto(at(address));
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
    }
});
