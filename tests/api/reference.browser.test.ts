import { afterAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";

const baseURL = inject("baseUrl");
const browser = await openBrowser();
afterAll(() => browser.close());

test.each([
  [360, "dark"],
  [1440, "light"],
] as const)("the HTTP API reads well at %d px, %s, and asks nobody else for anything", async (width, colorScheme) => {
  const page = await browser.newPage({ baseURL, viewport: { width, height: 800 }, colorScheme });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto("/docs/api");
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  expect(await violationsOn(page)).toEqual([]);
  expect([new Set(asked), complaints]).toEqual([new Set([new URL(baseURL).origin]), []]);
  await page.close();
});

test("a call is found by typing and reached by keyboard alone", async () => {
  const page = await browser.newPage({ baseURL, viewport: { width: 1440, height: 800 } });
  await page.goto("/docs/api");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("/");
  await page.keyboard.type("vote winner post");
  const links = page.getByRole("navigation", { name: "Calls and schemas" }).getByRole("link");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("says which answer");
  expect(await links.allTextContents()).toEqual(["POST/battles/{battleId}/vote"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/docs/api#castVote");
  await page.keyboard.press("/");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("nothing like this");
  await page.getByText("Nothing has all these words.").waitFor();
  await page.close();
});

test("it is all there without any script", async () => {
  const text = await (await fetch(`${baseURL}/docs/api`)).text();
  for (const words of [
    "/api/battles/{battleId}/vote",
    "already_voted",
    "Idempotency-Key",
    "battles:write",
    "WebhookMessage",
  ])
    expect(text).toContain(words);
});
