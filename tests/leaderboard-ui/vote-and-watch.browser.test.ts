import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAnsweredBattles } from "../support/answered-battles.ts";
import { openBrowser } from "../support/browser.ts";
import { useFakeProduct } from "../support/fake-product.ts";

const product = useFakeProduct({ models: ["better", "worse"], msPerChunk: 0 });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const prompt = "What is the capital of Portugal?";
const letters = (text: string) => text.replaceAll(/[^a-z]/gi, "");

/** One round with the arena's own buttons, for the side that says what the better model is known to say. */
async function voteForTheBetter(page: Page) {
  await page.fill("#prompt", prompt);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "A is better" }).and(page.locator(":enabled")).waitFor();
  const said = letters(await page.locator("#pane-a .answer-text").innerText());
  const isA = said.includes(letters(product.provider.answer("better", [prompt])));
  await page.getByRole("button", { name: isA ? "A is better" : "B is better" }).click();
  await page.getByRole("button", { name: "New round" }).click();
  await page.getByRole("heading", { name: "Ask anything" }).waitFor();
}

test("whoever watches the board sees votes of another window come in, and a rank change once they suffice", async () => {
  const slugOf = (model: string) => product.roster.get(model)!.slug;
  const [better, worse] = [slugOf("better"), slugOf("worse")];
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  const store = await openAnsweredBattles(client, { slug: "arena", kind: "arena" });
  // 30 to 17 leaves the order of the two open, 34 to 17 does not.
  for (let i = 0; i < 47; i++) {
    const winner = i < 30 ? ("model_a" as const) : ("model_b" as const);
    await store({ modelA: better, modelB: worse, winner, castAt: new Date(Date.now() - (60 - i) * 60_000) });
  }
  await client.end();

  const watching = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await watching.goto(`${product.baseUrl}/leaderboard`);
  const rows = watching.getByRole("table").first().getByRole("row");
  const worseRow = rows.filter({ hasText: product.roster.get("worse")!.name });
  const rankOf = async () => (await worseRow.getByRole("cell").first().innerText()).trim()[0];
  await watching.getByText("Total votes: 47.").waitFor();
  await watching.getByText("Live", { exact: true }).waitFor();
  await expect.poll(rankOf).toBe("1");

  const voting = await (await browser.newContext({ viewport: { width: 1200, height: 800 } })).newPage();
  await voting.goto(product.baseUrl);
  await voting.waitForLoadState("networkidle");
  await voteForTheBetter(voting);
  await watching.getByText("Total votes: 48.").waitFor();
  for (let i = 0; i < 3; i++) await voteForTheBetter(voting);
  await watching.getByText("Total votes: 51.").waitFor();
  await expect.poll(rankOf, { timeout: 10_000 }).toBe("2");
  // A screen reader hears of it in its own time.
  await watching.getByRole("status").filter({ hasText: "Board updated: 5" }).waitFor({ state: "attached" });
});
