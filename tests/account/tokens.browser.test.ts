import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { signInAsAdministrator } from "../support/product-account.ts";

const baseUrl = inject("baseUrl");
const browser = await openBrowser();
let page: Page;

beforeAll(async () => {
  page = await browser.newPage({ baseURL: baseUrl, viewport: { width: 360, height: 780 } });
  await signInAsAdministrator(page);
});
afterAll(() => browser.close());

const statusWith = async (token: string) =>
  (await fetch(`${baseUrl}/api/token`, { headers: { authorization: `Bearer ${token}` } })).status;

test("whoever is not signed in is asked to, and comes back", async () => {
  const response = await fetch(`${baseUrl}/account/tokens`, { redirect: "manual" });
  expect(response.status).toBe(307);
  expect(response.headers.get("location")).toContain("/sign-in?error=SignInFirst&callbackUrl=/account/tokens");
});

test("a token is made, shown once, listed by its first characters, used, revoked, and then refused", async () => {
  await page.goto("/account/tokens");
  await page.waitForLoadState("networkidle");
  await page.getByRole("textbox", { name: "Name" }).fill("Nightly evaluation");
  await page.getByRole("button", { name: "Make token" }).click();
  await page.getByText("Choose at least one thing it may do.").waitFor();

  await page.getByRole("textbox", { name: "Name" }).fill("Nightly evaluation");
  await page.getByRole("checkbox", { name: /^Download data sets/ }).check();
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByLabel("The new token").inputValue();
  expect(token).toMatch(/^ringside_/);
  expect(await violationsOn(page)).toEqual([]);
  expect(await statusWith(token)).toBe(200);

  await page.reload();
  expect(await page.content()).not.toContain(token.slice(16));
  const row = page.getByRole("row").filter({ hasText: token.slice(0, 15) });
  expect(await row.textContent()).toContain("export");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  await row.getByRole("button", { name: "Revoke Nightly evaluation" }).click();
  await row.getByText("Revoked").waitFor();
  expect(await statusWith(token)).toBe(401);
});
