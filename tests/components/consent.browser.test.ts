import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";

let browser: Browser;
const database = new pg.Client({ connectionString: inject("productDatabaseUrl") });
beforeAll(async () => {
  browser = await openBrowser();
  await database.connect();
});
afterAll(async () => {
  await browser?.close();
  await database.end();
});

const choice = "What may be published of this battle";

test("what may leave is chosen before the prompt, changed after the vote, and remembered by the browser", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(inject("baseUrl"));
  await page.waitForLoadState("networkidle");
  const select = page.getByLabel(choice);
  expect(await select.inputValue()).toBe("aggregate");
  await select.selectOption({ label: "Private, not counted" });

  await page.fill("#prompt", "What is 17 % of 2,340?");
  await page.keyboard.press("Enter");
  await page.locator("button:enabled", { hasText: "A is better" }).waitFor();
  const id = new URL(page.url()).searchParams.get("battle");
  const stored = async () =>
    (await database.query<{ consent: string }>(`select consent::text from "Battle" where id = $1`, [id])).rows[0]
      .consent;
  expect(await stored()).toBe("private");

  await page.keyboard.press("b");
  await page.getByText("You keep this battle private.").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await select.selectOption({ label: "All may be published" });
  await page.getByText("You keep this battle private.").waitFor({ state: "detached" });
  expect(await stored()).toBe("publish");

  await page.goto(inject("baseUrl"));
  await page.waitForLoadState("networkidle");
  expect(await page.getByLabel(choice).inputValue()).toBe("publish");

  // In a release: what was published cannot be chosen away any more.
  await database.query(`insert into "ReleasedConversation" ("battleId", release) values ($1, 1)`, [id]);
  await page.goto(`${inject("baseUrl")}/?battle=${id}`);
  await page.locator("select:disabled").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});
