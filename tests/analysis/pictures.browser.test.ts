import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pictureNames } from "#lib/analysis/pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { samplePictures } from "./sample-pictures.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** What the browser says of a layout shift. */
interface Shift {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

interface Look {
  width: number;
  scheme: "light" | "dark";
}

/** Opens the pictures of the simulated board, or with `n` those of an invented board of so many models. */
async function open({ width, scheme }: Look, n?: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  if (n !== undefined) {
    const all = samplePictures(n);
    await page.route("**/api/leaderboard/pictures/*", (route) => {
      const name = new URL(route.request().url()).pathname.split("/").at(-1) as PictureName;
      return route.fulfill({ json: all[name] });
    });
  }
  await page.goto(new URL("/leaderboard/pictures?source=simulated", inject("baseUrl")).href);
  // The worker makes the board soon after the product has started, and the page follows it.
  await page.waitForSelector("[data-picture]", { timeout: 60_000 });
  return { page, complaints, close: () => context.close() };
}

/** Goes down the page like a reader, until every picture is there. */
async function readAll(page: Page) {
  for (const name of pictureNames) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), name);
    await page.waitForFunction((id) => !document.querySelector(`[id="${id}"] .animate-shimmer`), name, {
      timeout: 60_000,
    });
  }
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

for (const width of [360, 1440]) {
  for (const scheme of ["light", "dark"] as const) {
    test(`all pictures read well at ${width} px, ${scheme}`, async () => {
      const { page, complaints, close } = await open({ width, scheme }, 30);
      await readAll(page);
      expect(await violationsOn(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      // A phone never loads the chart library; a wide screen draws with it.
      expect((await page.locator(".recharts-surface").count()) > 0).toBe(width > 640);
      expect(complaints).toEqual([]);
      await close();
    });
  }
}

for (const n of [0, 1, 2, 500]) {
  test(`a board of ${n} models breaks no picture`, async () => {
    const { page, complaints, close } = await open({ width: 1440, scheme: "light" }, n);
    await readAll(page);
    expect(await fits(page)).toBe(true);
    expect(complaints).toEqual([]);
    expect(await page.locator("[data-picture] [role=alert]").count()).toBe(0);
    await close();
  });
}

for (const width of [360, 1440]) {
  test(`nothing on the page moves while a reader goes down and up again at ${width} px`, async () => {
    // As many models as the simulated board has, whose page this is.
    const { page, close } = await open({ width, scheme: "light" }, 20);
    await page.evaluate(() => {
      const seen = window as unknown as { shifts: string[] };
      seen.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as Shift[])
          if (!entry.hadRecentInput)
            seen.shifts.push(
              `${entry.value} ${entry.sources.map(({ node }) => node?.parentElement?.closest("[id]")?.id).join(" ")}`,
            );
      }).observe({ type: "layout-shift", buffered: true });
    });
    const heights = () =>
      page
        .locator("[data-picture]")
        .evaluateAll((all) =>
          Object.fromEntries(all.map((one) => [one.id, Math.round(one.getBoundingClientRect().height)])),
        );
    const foreseen = await heights();
    for (const step of [600, -600]) {
      let hasMoved = true;
      while (hasMoved) {
        hasMoved = await page.evaluate((by) => {
          const from = window.scrollY;
          window.scrollBy(0, by);
          return window.scrollY !== from;
        }, step);
        await page.waitForFunction(() => {
          const isInView = ({ top, bottom }: DOMRect) => top < window.innerHeight && bottom > 0;
          return ![...document.querySelectorAll("[data-picture] .animate-shimmer")].some((one) =>
            isInView(one.getBoundingClientRect()),
          );
        });
      }
    }
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
    // So it is on a slow line, too, where pictures come when their place has long been in view.
    expect(await heights()).toEqual(foreseen);
    await close();
  });
}

test("Ctrl-P prints a board with all of its pictures, none wider than the paper", async () => {
  const { page, complaints, close } = await open({ width: 1440, scheme: "dark" }, 20);
  await page.evaluate(() => {
    const seen = window as unknown as { waiting: number };
    window.print = () => (seen.waiting = document.querySelectorAll("[data-picture] [data-skeleton]").length);
  });
  await page.keyboard.press("Control+p");
  expect(await page.getByRole("status").filter({ hasText: "Loading all pictures" }).count()).toBe(1);
  await page.waitForFunction(() => (window as unknown as { waiting?: number }).waiting === 0);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 700, height: 1000 });
  expect(await fits(page)).toBe(true);
  const paper = () => getComputedStyle(document.documentElement).getPropertyValue("--background").trim();
  expect(await page.evaluate(paper)).toMatch(/^#f+$/);
  expect(await page.getByText("This picture had not been loaded").count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("nothing of a picture is loaded before it is nearly in view", async () => {
  const { page, close } = await open({ width: 1440, scheme: "light" }, 30);
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/pictures/") && asked.push(request.url()));
  await page.waitForSelector("#ratings .recharts-surface");
  expect(asked.some((address) => address.includes("/even-sampling"))).toBe(false);
  await page.evaluate(() => document.getElementById("even-sampling")?.scrollIntoView());
  await page.waitForSelector("#even-sampling .recharts-surface");
  await close();
});

test("pictures of the simulated board are saved as PNG, SVG and CSV, and show their table", async () => {
  const { page, complaints, close } = await open({ width: 1440, scheme: "light" });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pictures-"));
  for (const name of ["ratings", "win-fractions"] as const) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), name);
    await page.waitForSelector(`[id="${name}"] svg[width]`);
    const section = page.locator(`[id="${name}"]`);
    const save = async (kind: string) => {
      const waiting = page.waitForEvent("download");
      await section.getByRole(kind === "CSV" ? "link" : "button", { name: `Save as ${kind}` }).click();
      const download = await waiting;
      const file = path.join(folder, download.suggestedFilename());
      await download.saveAs(file);
      return file;
    };

    const png = fs.readFileSync(await save("PNG"));
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(png.readUInt32BE(16)).toBe(2 * (960 + 48));

    const svg = fs.readFileSync(await save("SVG"), "utf8");
    const finding = await section.getByRole("heading").innerText();
    const parsed = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, "image/svg+xml");
      const isBroken = file.querySelector("parsererror") !== null;
      return { isBroken, root: file.documentElement.nodeName, title: file.querySelector("title")?.textContent };
    }, svg);
    expect(parsed).toEqual({ isBroken: false, root: "svg", title: finding });
    expect(svg).not.toMatch(/var\(--|color-mix|class="/);

    const csv = await save("CSV");
    const database = await (await DuckDBInstance.create()).connect();
    const rows = await database.runAndReadAll(`select * from read_csv('${csv.replaceAll("'", "''")}')`);
    expect(rows.currentRowCount).toBe(name === "ratings" ? 20 : (await decidedPairs(page)) * 2);

    await section.getByRole("button", { name: "Table" }).click();
    expect(await section.getByRole("row").count()).toBe(21);
  }
  fs.rmSync(folder, { recursive: true });
  expect(complaints).toEqual([]);
  await close();
});

/** Pairs with a decided battle, counted from another picture of the same board. */
async function decidedPairs(page: Page): Promise<number> {
  const answer = await page.request.get(
    new URL("/api/leaderboard/pictures/decided-battles?source=simulated&top=1000", inject("baseUrl")).href,
  );
  const { drawing } = (await answer.json()) as { drawing: { cells: (number | null)[][] } };
  return drawing.cells.flatMap((line, i) => line.slice(i + 1)).filter((cell) => cell !== null && cell > 0).length;
}

test("another model can be chosen for the bootstrap, and a failure is told and can be tried again", async () => {
  const { page, close } = await open({ width: 1440, scheme: "light" });
  await page.evaluate(() => document.getElementById("bootstrap")?.scrollIntoView());
  const chooser = page.locator("#bootstrap select");
  await chooser.selectOption("sim-tern-1");
  await page.waitForFunction(() => document.querySelector("#bootstrap h2")?.textContent?.startsWith("Tern 1 came out"));

  let isDown = true;
  await page.route("**/api/leaderboard/pictures/turns*", (route) => (isDown ? route.abort() : route.continue()));
  await page.evaluate(() => document.getElementById("turns")?.scrollIntoView());
  await page.locator("#turns [role=alert]").waitFor();
  isDown = false;
  await page.locator("#turns").getByRole("button", { name: "Try again" }).click();
  await page.getByText("Nothing is known of the turns").waitFor();
  await close();
});
