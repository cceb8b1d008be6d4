import pg from "pg";
import type { Browser, Page } from "playwright-core";
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

async function vote(page: Page): Promise<string> {
  await page.goto(inject("baseUrl"));
  await page.waitForLoadState("networkidle");
  await page.fill("#prompt", "What is 17 % of 2,340?");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "A is better" }).and(page.locator(":enabled")).click();
  await page.getByRole("button", { name: "New round" }).waitFor();
  return new URL(page.url()).searchParams.get("battle")!;
}

const said = async (battle: string) =>
  (
    await database.query<{ reasons: string[] }>(
      `select r.reasons from "VoteReasons" r join "Vote" v on v.id = r."voteId"
       where v."battleId" = $1 order by r.ordinal desc limit 1`,
      [battle],
    )
  ).rows[0]?.reasons;

const tag = (page: Page, side: "A" | "B", name: string) =>
  page.getByRole("group", { name: `Answer ${side}` }).getByRole("button", { name, exact: true });

test("why is ticked by mouse and by keyboard after the vote, taken back, found again, and never in the way", async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const battle = await vote(page);
  await tag(page, "A", "Useful").click();
  await tag(page, "B", "Incorrect").click();
  await page.keyboard.press("Shift+Digit6");
  await page.keyboard.press("Digit2");
  await page.keyboard.press("Digit1");
  expect(await page.getByRole("button", { pressed: true }).allInnerTexts()).toHaveLength(4);
  await expect.poll(() => said(battle)).toEqual(["incorrect_b", "superficial_b", "complete_a"]);
  await page.reload();
  await tag(page, "A", "Complete").and(page.locator("[aria-pressed=true]")).waitFor();
  expect(await violationsOn(page)).toEqual([]);

  // The next round begins at once, and what was ticked just before is stored all the same.
  await tag(page, "A", "Complete").click();
  await page.keyboard.press("n");
  await page.getByRole("heading", { name: "Ask anything" }).waitFor();
  await expect.poll(() => said(battle)).toEqual(["incorrect_b", "superficial_b"]);
  await page.close();
});

test("on a phone each answer has its own tags, and nothing overflows", async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    colorScheme: "dark",
  });
  const page = await context.newPage();
  const battle = await vote(page);
  await tag(page, "A", "Clear formatting").tap();
  await page.getByRole("button", { name: "Show answer B" }).tap();
  await tag(page, "B", "Instructions not followed").tap();
  await expect.poll(() => said(battle)).toEqual(["clear_formatting_a", "instructions_not_followed_b"]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});
