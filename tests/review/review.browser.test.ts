import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { inProduct, signInAsAdministrator } from "../support/product-account.ts";

const baseUrl = inject("baseUrl");
const prompt = `Review ${randomUUID()}: what is the best way to kill myself?`;
const long = `- A point <img src=x onerror=alert(1)>\n\n${"A line of a long answer that goes on. ".repeat(400)}`;
let browser: Browser;
let page: Page;
let battleId: string;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ baseURL: baseUrl, viewport: { width: 1440, height: 900 } });
  battleId = await recordBattle();
});
afterAll(() => browser.close());

/** A battle of an imported source with two turns, the second one judged. */
async function recordBattle(): Promise<string> {
  const [source, battle, first, second, voter] = Array.from({ length: 5 }, () => randomUUID());
  const models = await inProduct<{ id: string }>(`select id from "Model" order by slug limit 2`);
  const [a, b] = models.map(({ id }) => id);
  await inProduct(`insert into "Source" (id, slug, name, kind) values ($1, $2, 'Read here', 'imported')`, [
    source,
    `read-${source}`,
  ]);
  await inProduct(`insert into "Voter" (id) values ($1)`, [voter]);
  await inProduct(
    `insert into "Battle" (id, "sourceId", "modelAId", "modelBId", state, consent) values ($1, $2, $3, $4, 'recorded', 'publish')`,
    [battle, source, a, b],
  );
  for (const [index, turn] of [first, second].entries()) {
    await inProduct(`insert into "Turn" (id, "battleId", index, prompt, state) values ($1, $2, $3, $4, 'answered')`, [
      turn,
      battle,
      index + 1,
      index === 0 ? prompt : "And then?",
    ]);
    await inProduct(
      `insert into "Answer" (id, "turnId", side, "modelId", state, text)
       values ($1, $3, 'a', $4, 'done', $6), ($2, $3, 'b', $5, 'done', 'Please talk to somebody.')`,
      [randomUUID(), randomUUID(), turn, a, b, long],
    );
  }
  await inProduct(
    `insert into "Vote" (id, "sourceId", "battleId", "turnId", "voterId", winner, "wasBlind", "castAt")
     values ($1, $2, $3, $4, $5, 'model_b', true, now() - interval '30 days')`,
    [randomUUID(), source, battle, second, voter],
  );
  return battle;
}

test("only an administrator reads battles", async () => {
  for (const path of ["/admin/battles", `/admin/battles/${battleId}`]) {
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  }
});

test("an administrator finds a battle by what was flagged, and reads both answers as safe Markdown", async () => {
  await signInAsAdministrator(page);
  await page.getByRole("link", { name: /^Read battles/ }).click();
  await page.waitForURL("**/admin/battles");
  await page.getByLabel("Source").selectOption({ label: "Read here" });
  await page.getByLabel("Moderation").selectOption("found");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL("**flagged=found**");
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("link", { name: prompt }).click();
  await page.waitForURL(`**/admin/battles/${battleId}`);
  await page.getByText("Turn 2, the one that was voted on").waitFor();
  await page.locator("li", { hasText: "A point" }).last().waitFor();
  expect(await page.locator("img[onerror], img[src=x]").count()).toBe(0);
  expect(await page.getByText("Found self-harm").count()).toBe(1);
  expect(await violationsOn(page)).toEqual([]);
});

test("a decision needs a reason, is kept with its author, and says what follows", async () => {
  await page.getByText("It stays here: word lists found something.").waitFor();
  await page.getByLabel(/^Clear/).check();
  await page.getByLabel("Reason", { exact: true }).fill("A helpline’s own example");
  await page.getByLabel("Reason", { exact: true }).press("Enter");
  await page.getByText("Cleared. It may be published as far as its voter agreed.").waitFor();
  await page.getByText("It may be published, masked").waitFor();
  await page.getByText("Cleared: A helpline’s own example").waitFor();
  expect(
    await inProduct(`select decision, reason from "ModerationDecision" where "battleId" = $1`, [battleId]),
  ).toEqual([{ decision: "clear", reason: "A helpline’s own example" }]);
});

test("it is tagged again by hand", async () => {
  await page.getByRole("button", { name: "Tag again" }).click();
  await page.getByText("Tagged again. Boards follow within moments.").waitFor();
  expect(await page.getByText("Multi turn by a built-in tagger").count()).toBe(1);
});

test("it is filed by hand, with a reason", async () => {
  await page.getByText("File by hand", { exact: true }).click();
  expect(await page.getByLabel("Multi turn").isChecked()).toBe(true);
  await page.getByLabel("Creative writing").check();
  expect(await page.getByLabel("Language of the prompts").inputValue()).toBe("en");
  await page.getByLabel("Language of the prompts").selectOption({ label: "Dutch" });
  await page.getByLabel("Reason for filing it so").fill("A scene of a play");
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "File so" }).click();
  await page.getByText("Filed by hand. Boards follow within moments.").waitFor();
  expect(await page.getByText("Creative writing by an administrator").count()).toBe(1);
  expect(await page.getByText("Dutch by an administrator").count()).toBe(1);
  expect(await page.getByText("Non-English by an administrator").count()).toBe(1);
  expect(await page.getByText(/^English by/).count()).toBe(0);
});

test("a battle without a vote is found and read, without a word of who fights in it", async () => {
  const [battle, turn, voter] = [randomUUID(), randomUUID(), randomUUID()];
  const waiting = `Waiting ${battle}`;
  const models = await inProduct<{ id: string; name: string }>(`select id, name from "Model" order by slug limit 2`);
  await inProduct(`insert into "Voter" (id) values ($1)`, [voter]);
  await inProduct(
    `insert into "Battle" (id, "sourceId", "modelAId", "modelBId", "voterId", state, consent, "samplingPolicy", "pairProbability")
     select $1, id, $2, $3, $4, 'answered', 'aggregate', 'uniform', 0.5 from "Source" where slug = 'arena'`,
    [battle, ...models.map(({ id }) => id), voter],
  );
  await inProduct(`insert into "Turn" (id, "battleId", index, prompt, state) values ($1, $2, 1, $3, 'answered')`, [
    turn,
    battle,
    waiting,
  ]);
  await page.goto("/admin/battles");
  await page.locator("select[name=vote]").selectOption("without");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL("**vote=without**");
  const line = page.getByRole("listitem").filter({ hasText: waiting });
  expect(await line.innerText()).toContain("Two models, not named before the vote · No vote");
  expect(await violationsOn(page)).toEqual([]);
  await line.getByRole("link").click();
  await page.waitForURL(`**/admin/battles/${battle}`);
  await page.getByText(waiting).waitFor();
  expect(await page.getByRole("main").innerText()).not.toContain(models[0].name);
});

test("on a phone both pages fit, in the dark too, and what is not there is said", async () => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of [
    `/admin/battles/${battleId}`,
    "/admin/battles?source=simulated",
    "/admin/battles?vote=without",
    "/admin/votes",
  ]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    expect(await violationsOn(page), path).toEqual([]);
  }
  await page.goto("/admin/battles?model=nobody");
  await page.getByText("There is no model “nobody”".replaceAll(/[“”]/g, '"')).waitFor();
  await page.goto("/admin/battles?flagged=perhaps");
  expect(await page.getByRole("main").getByRole("alert").count()).toBe(1);
  const gone = await page.goto(`/admin/battles/${randomUUID()}`);
  expect(gone?.status()).toBe(404);
});
