import type { Page } from "playwright-core";
import { afterAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator } from "../support/product-account.ts";

const browser = await openBrowser();
afterAll(() => browser.close());

const head = "key,Model,MT-bench (score),MMLU,License,Organization,Link,Knowledge cutoff date";
const file = (value: string) => ({
  name: "scores.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [head, `tried-xl,Tried XL,8.99,0.864,Apache-2.0,Tried,,2023/4`, `tried-s,Tried S,${value},-,MIT,Tried,,-`].join(
      "\n",
    ),
  ),
});

async function take(page: Page, value: string) {
  await page.getByLabel("File").setInputFiles(file(value));
  await page.getByRole("button", { name: "Take the table" }).click();
}

async function set(page: Page, score: Record<"Model" | "Benchmark" | "Value" | "Where", string>) {
  for (const [label, text] of Object.entries(score)) await page.getByLabel(new RegExp(`^${label}`)).fill(text);
  await page.getByRole("button", { name: "Set the score" }).click();
}

const patiently = { timeout: 20_000 };

/** What the full leaderboard says of the two models, which have no rating. */
async function onTheBoard() {
  const page = await browser.newPage({ baseURL: inject("baseUrl"), viewport: { width: 1440, height: 900 } });
  await page.goto("/leaderboard?source=simulated&tab=full");
  const rows = await page.getByRole("row").filter({ hasText: "Tried" }).allInnerTexts();
  await page.close();
  return rows.map((row) => row.replaceAll(/\s+/g, " ").trim()).sort();
}

test("an administrator brings scores of other benchmarks in, is told what is wrong with them, and mends one", async () => {
  const page = await browser.newPage({ baseURL: inject("baseUrl"), viewport: { width: 360, height: 740 } });
  await signInAsAdministrator(page);
  await page.goto("/admin/benchmarks");

  await take(page, "8.3.1");
  await page.getByText(/^scores\.csv: .*line 3.*8\.3\.1/).waitFor();
  expect(await onTheBoard()).toEqual([]);
  expect(await violationsOn(page)).toEqual([]);

  await take(page, "8.30");
  await page.getByText("3 scores of 2 models taken from scores.csv.").waitFor();
  // A page is shown for a second as it was.
  await expect.poll(onTheBoard, patiently).toHaveLength(2);
  const [small, large] = await onTheBoard();
  expect(small).toContain("8.3");
  expect(large).toContain("8.99");
  expect(large).toContain("86.4");

  const score = { Model: "tried-s", Benchmark: "MMLU", Value: "70 %", Where: "Its card" };
  await set(page, score);
  await page.getByText('"70 %" is not a number').waitFor();
  for (const [label, text] of Object.entries(score))
    expect(await page.getByLabel(new RegExp(`^${label}`)).inputValue()).toBe(text);
  expect(await onTheBoard()).toEqual([small, large]);

  await set(page, { ...score, Value: "70.1" });
  await page.getByText("The scores in MMLU are shares from 0 to 1, and 70.1 is not one.").waitFor();
  await set(page, { ...score, Value: "0.701" });
  await page.getByText(/^MMLU of .* is 0\.701\.$/).waitFor();
  await expect.poll(onTheBoard, patiently).toEqual([expect.stringContaining("70.1"), large]);
  await set(page, { ...score, Value: "" });
  await page.getByText(/^MMLU of .* taken away\.$/).waitFor();
  await expect.poll(onTheBoard, patiently).toEqual([small, large]);
  await page.close();
});

test("nobody but an administrator comes to the page, and what they did is written down", async () => {
  const page = await browser.newPage({ baseURL: inject("baseUrl") });
  await page.goto("/admin/benchmarks");
  expect(page.url()).toContain("/sign-in");
  await page.close();
  const entries = await inProduct<{ action: string }>(`select action from "AuditEntry" where action like 'benchmark%'`);
  expect(entries.length).toBe(3);
});
