import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator } from "../support/product-account.ts";

let browser: Browser;
let page: Page;

const at = (address: string) => new URL(address, inject("baseUrl")).href;

/** The last hour's number beside a name. */
const lastHour = async (name: string) =>
  Number(await page.getByRole("row").filter({ hasText: name }).getByRole("cell").first().innerText());

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await signInAsAdministrator(page);
});

afterAll(() => browser?.close());

test("nobody but an administrator sees what people do", async () => {
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(at("/admin/activity"));
  expect(new URL(other.url()).pathname).toBe("/sign-in");
  await stranger.close();
  const answer = await fetch(at("/admin/activity/now"));
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "not_allowed" } });
});

test("an address with another number of days is told which there are", async () => {
  await page.goto(at("/admin/activity?days=7"));
  expect(await page.getByRole("alert").first().innerText()).toContain("must be one of 30, 90, 365");
  expect((await page.request.get(at("/admin/activity/now?days=7"))).status()).toBe(422);
});

test("numbers change by themselves, stand still while nobody looks, and say when the server is away", async () => {
  await page.clock.install();
  let asked = 0;
  await page.route("**/admin/activity/now*", (route) => {
    asked++;
    return route.continue();
  });
  await page.goto(at("/admin/activity"));
  await page.getByText("Last updated").waitFor();
  const words = "Change by an administrator";
  const before = await lastHour(words);
  await inProduct(`insert into "AuditEntry" (id, actor, action, target) values ($1, 'root', 'trial', 'activity')`, [
    randomUUID(),
  ]);
  const halfMinute = async () => {
    await page.clock.runFor(31_000);
    await page.waitForTimeout(200);
  };
  await expect
    .poll(
      async () => {
        await halfMinute();
        return lastHour(words);
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBeGreaterThan(before);

  const setHidden = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  await setHidden(true);
  const askedBefore = asked;
  await halfMinute();
  await halfMinute();
  expect(asked).toBe(askedBefore);
  await setHidden(false);
  await expect.poll(() => asked).toBe(askedBefore + 1);

  await page.unroute("**/admin/activity/now*");
  await page.route("**/admin/activity/now*", (route) => route.abort());
  await halfMinute();
  const status = page.getByRole("status").filter({ hasText: "The server cannot be reached." });
  await status.waitFor();
  await page.unroute("**/admin/activity/now*");
  await halfMinute();
  await status.waitFor({ state: "detached" });
});
