import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";

let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  browser = await openBrowser();
  database = new pg.Client({ connectionString: inject("productDatabaseUrl") });
  await database.connect();
});

afterAll(async () => {
  await browser?.close();
  await database?.end();
});

interface Look {
  width: number;
  height: number;
  scheme: "light" | "dark";
  javaScriptEnabled?: boolean;
}

/** Opens a page of the product; `complaints` gathers what the browser's console says, blocked styles and scripts included. */
async function visit(address: string, { width, height, scheme, javaScriptEnabled }: Look) {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, colorScheme: scheme, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    // After a gap in the news an arena without votes asks whether it has a board by now; the browser remarks on the 404.
    const isBoardYetToCome = url.includes("/api/leaderboard?source=arena") && message.text().includes("404");
    if (message.type() === "error" && !isBoardYetToCome) complaints.push(`${message.text()} ${url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(new URL(address, inject("baseUrl")).href);
  return { page, complaints, close: () => context.close() };
}

async function violations(page: Page): Promise<string[]> {
  return violationsOn(page);
}

const looks: Look[] = [
  { width: 360, height: 740, scheme: "light" },
  { width: 360, height: 740, scheme: "dark" },
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
];

for (const look of looks) {
  test(`the boards and the data page read well at ${look.width} px, ${look.scheme}`, async () => {
    for (const address of ["/leaderboard", "/leaderboard?source=simulated", "/data"]) {
      const { page, complaints, close } = await visit(address, look);
      await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => {});
      await page.evaluate(() => document.querySelector("#chart")?.scrollIntoView());
      if (address.includes("simulated") && look.width > 640) await page.waitForSelector("#chart .recharts-surface");
      expect(await violations(page), address).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), address).toBe(true);
      expect(complaints, address).toEqual([]);
      await close();
    }
  });
}

test("the simulated board is whole without JavaScript and says that it is invented", async () => {
  const { page, close } = await visit("/leaderboard?source=simulated", { ...looks[2], javaScriptEnabled: false });
  const text = await page.locator("main").innerText();
  expect(text).toContain("Everything on this board is invented.");
  expect(text).toContain("Total models: 20. Total votes: 12,000.");
  expect(await page.locator("tr[data-model]").count()).toBe(20);
  expect(await page.locator("#chart li").count()).toBe(20);
  await close();
});

test("a board that does not exist is not found", async () => {
  const { page, close } = await visit("/leaderboard?source=nowhere", looks[2]);
  expect(await page.locator("main").innerText()).not.toContain("Total models");
  await close();
});

test("a vote moves the board of whoever watches it, and a paused board waits", async () => {
  const source = uuidv7();
  const models = { ada: uuidv7(), bob: uuidv7() };
  await database.query(`insert into "Source" (id, slug, name, kind) values ($1, 'watched', 'Watched', 'imported')`, [
    source,
  ]);
  for (const [name, id] of Object.entries(models)) {
    await database.query(
      `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
       values ($1, $2, $3, 'Example Lab', 'MIT', 'imported', 'external', now())`,
      [id, `watched-${name}`, name],
    );
  }
  const vote = async (winner: "model_a" | "model_b") => {
    const battle = uuidv7();
    await database.query(
      `insert into "Battle" (id, "sourceId", "modelAId", "modelBId", state) values ($1, $2, $3, $4, 'recorded')`,
      [battle, source, models.ada, models.bob],
    );
    await database.query(
      `insert into "Vote" (id, "sourceId", "battleId", winner, "wasBlind") values ($1, $2, $3, $4::"Winner", true)`,
      [uuidv7(), source, battle, winner],
    );
  };
  const { page, complaints, close } = await visit("/leaderboard?source=watched", looks[2]);
  const says = (text: string) => page.waitForFunction((part) => document.body.innerText.includes(part), text);
  await says("No votes in this source");
  await says("Live");
  await vote("model_a");
  await says("Total votes: 1.");
  await says("Undefeated in 1 vote");
  await page.getByRole("button", { name: "Pause" }).click();
  await vote("model_b");
  await vote("model_b");
  await page.waitForTimeout(3000);
  await says("Total votes: 1.");
  await page.getByRole("button", { name: "Resume" }).click();
  await says("Total votes: 3.");
  expect(await page.locator("tr[data-model]").first().getAttribute("data-model")).toBe("watched-bob");
  expect(complaints).toEqual([]);
  await close();
});
