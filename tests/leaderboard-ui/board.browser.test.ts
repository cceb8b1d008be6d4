import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
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
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    const seen = window as unknown as { shifts: number };
    seen.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(new URL(address, inject("baseUrl")).href);
  return { page, complaints, close: () => context.close() };
}

const simulated = "/leaderboard?source=simulated";
const addresses = [
  "/leaderboard",
  simulated,
  `${simulated}&tab=full`,
  `${simulated}&tab=compare&versus=ties:out`,
  `${simulated}&tab=trust`,
  `${simulated}&tab=votes`,
  "/data",
];

const looks: Look[] = [
  { width: 360, height: 740, scheme: "light" },
  { width: 360, height: 740, scheme: "dark" },
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
];

for (const look of looks) {
  test(`the boards and the data page read well at ${look.width} px, ${look.scheme}`, async () => {
    for (const address of addresses) {
      const { page, complaints, close } = await visit(address, look);
      await page.waitForLoadState("load");
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts), address).toBeLessThan(0.005);
      expect(await violationsOn(page), address).toEqual([]);
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
  await close();
});

test.each([768, 1024, 1280, 1440])("at %i px the head of the board covers none of its rows", async (width) => {
  const all = "votes,tier,winrate,interval,style,cutoff,price,speed,organization,license";
  for (const columns of ["", `&columns=${all}`]) {
    const { page, close } = await visit(`${simulated}${columns}`, { ...looks[2], width });
    await page.locator("tr[data-model]").first().waitFor();
    const [head, row] = await Promise.all(
      [page.locator("#board thead"), page.locator("tr[data-model]").first()].map((part) => part.boundingBox()),
    );
    expect([columns, row!.y]).toEqual([columns, head!.y + head!.height]);
    const followsTheWindow = await page.evaluate(() => {
      window.scrollTo(0, document.querySelector("#board")!.getBoundingClientRect().top + window.scrollY + 200);
      return document.querySelector("#board thead")!.getBoundingClientRect().top > 0;
    });
    expect([columns, followsTheWindow]).toEqual([columns, width >= 1280 && columns === ""]);
    await close();
  }
});

test("a wheel over the tabs turns the page on a phone, whose tabs scroll sideways only", async () => {
  const { page, close } = await visit(simulated, looks[0]);
  await page.getByRole("navigation", { name: "Views of this board" }).hover();
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => window.scrollY > 200);
  await close();
});

test("a board that does not exist is not found", async () => {
  const { page, close } = await visit("/leaderboard?source=nowhere", looks[2]);
  expect(await page.locator("main").innerText()).not.toContain("Total models");
  await close();
});

/** A source of recorded votes, made of plain SQL: pairs of model names with who won how often. */
async function makeSource(slug: string, battles: [a: string, b: string, winner: string, count: number][]) {
  const source = uuidv7();
  await database.query(`insert into "Source" (id, slug, name, kind) values ($1, $2, $2, 'imported')`, [source, slug]);
  const names = [...new Set(battles.flatMap(([a, b]) => [a, b]))];
  await database.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     select gen_random_uuid(), $1 || '-' || name, name, 'Lab ' || left(name, 1), case when length(name) % 2 = 0 then 'MIT' else 'Apache-2.0' end,
            'imported', 'external', now() from unnest($2::text[]) name`,
    [slug, names],
  );
  const vote = (some: typeof battles) =>
    database.query(
      `with pair as (
         select gen_random_uuid() as id, a.id as a, b.id as b, w.winner
         from unnest($2::text[], $3::text[], $4::text[], $5::int[]) w(a, b, winner, count)
         join "Model" a on a.slug = $6 || '-' || w.a join "Model" b on b.slug = $6 || '-' || w.b
         cross join generate_series(1, w.count)),
       battle as (insert into "Battle" (id, "sourceId", "modelAId", "modelBId", state)
         select id, $1, a, b, 'recorded' from pair returning id)
       insert into "Vote" (id, "sourceId", "battleId", winner, "wasBlind")
       select gen_random_uuid(), $1, p.id, p.winner::"Winner", true from pair p join battle using (id)`,
      [source, ...[0, 1, 2, 3].map((place) => some.map((one) => one[place])), slug],
    );
  if (battles.length > 0) await vote(battles);
  return { vote };
}

/** A finished board of so many models, as a worker would have published it. */
async function publishMany(slug: string, models: number) {
  await makeSource(slug, []);
  await database.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     select gen_random_uuid(), $1 || '-' || i, 'model ' || i || ' with a name of some length', 'Lab ' || i % 9, 'MIT', 'imported', 'external', now()
     from generate_series(1, $2::int) i`,
    [slug, models],
  );
  await database.query(
    `with made as (
       insert into "Snapshot" (id, "sourceId", board, category, method, parameters, filters, excluded, seed, rounds, "voteCutoff",
         votes, models, dropped, converged, components, "codeVersion", "inputHash", rows, findings)
       select gen_random_uuid(), s.id, 'overall/bradley-terry/half/all/0/as-cast', 'overall', 'bradley-terry', '{}', '[]', '[]', 0,
         1000, now(), $2 * 500, $2, '[]', true, 1, 'test', repeat('0', 64),
         (select json_agg(json_build_object('rank', 1 + (i - 1) / 5, 'rankLow', 1 + (i - 1) / 5, 'rankHigh', 8 + (i - 1) / 5,
            'model', $1 || '-' || i, 'rating', 1300 - i, 'low', 1290 - i, 'high', 1312 - i, 'component', 0, 'votes', 1000,
            'wins', 400, 'losses', 400, 'ties', 200)) from generate_series(1, $2::int) i), '[]'
       from "Source" s where s.slug = $1 returning id, "sourceId", board)
     insert into "Publication" ("sourceId", board, "snapshotId", position) select "sourceId", board, id, 0 from made`,
    [slug, models],
  );
}

const says = (page: Page, text: string) =>
  page.waitForFunction((part) => document.body.innerText.includes(part), text, { timeout: 60_000 });
const order = (page: Page) =>
  page.locator("tr[data-model]").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.model));

test("a vote moves the board of whoever watches it, and a paused board waits", async () => {
  const { vote } = await makeSource("watched", []);
  await database.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     select gen_random_uuid(), 'watched-' || name, name, 'Example Lab', 'MIT', 'imported', 'external', now()
     from unnest(array['ada', 'bob']) name`,
  );
  const { page, complaints, close } = await visit("/leaderboard?source=watched", looks[2]);
  await says(page, "No votes in this source");
  await says(page, "Live");
  await vote([["ada", "bob", "model_a", 1]]);
  await says(page, "Total votes: 1.");
  await says(page, "Undefeated in 1 vote");
  await page.getByRole("button", { name: "Pause" }).click();
  await vote([["ada", "bob", "model_b", 2]]);
  await page.waitForTimeout(3000);
  await says(page, "Total votes: 1.");
  // The button changed under the one who pressed it; the keyboard is still there.
  await page.keyboard.press("Enter");
  await says(page, "Total votes: 3.");
  expect((await order(page))[0]).toBe("watched-bob");
  expect(complaints).toEqual([]);
  await close();
});

test("every view of a board follows it, tells so, waits while paused, says when it is stale and comes back", async () => {
  const { vote } = await makeSource("followed", [
    ["ada", "bob", "model_a", 6],
    ["ada", "bob", "model_b", 4],
    ["ada", "bob", "tie", 2],
  ]);
  const board = "source=followed";
  await expect
    .poll(async () => (await fetch(new URL(`/api/leaderboard?${board}`, inject("baseUrl")))).status, {
      timeout: 30_000,
    })
    .toBe(200);
  const views = ["tab=full", "tab=trust", "tab=votes", "tab=compare&versus=ties:out"];
  const pages = [...views.map((view) => `/leaderboard?${board}&${view}`), `/leaderboard/pictures?${board}`];
  const open = await Promise.all(pages.map((address) => visit(address, looks[2])));
  const each = (look: (page: Page) => Promise<unknown>) => Promise.all(open.map(({ page }) => look(page)));
  const texts = () => Promise.all(open.map(({ page }) => page.locator("main").innerText()));
  await each((page) => page.getByText("Live", { exact: true }).waitFor());
  // Boards beyond the standard set are made first, and pictures drawn.
  await open[3].page.getByText("Rank here").waitFor();
  await open[4].page.locator("#ratings .recharts-surface").waitFor();
  const before = await texts();
  await vote([["ada", "bob", "model_a", 30]]);
  await each((page) => page.getByRole("status").filter({ hasText: "Board updated: 42 votes" }).waitFor());
  await expect.poll(async () => (await texts()).map((text, i) => text !== before[i])).toEqual(pages.map(() => true));
  await open[4].page.getByText("followed: 42 votes").waitFor();

  await each((page) => page.getByRole("button", { name: "Pause" }).click());
  await each((page) => page.getByText("Paused", { exact: true }).waitFor());
  const paused = await texts();
  await vote([["ada", "bob", "model_b", 60]]);
  await open[0].page.waitForTimeout(3_500);
  expect(await texts()).toEqual(paused);
  await each((page) => page.getByRole("button", { name: "Resume" }).click());
  await expect.poll(async () => (await texts()).map((text, i) => text !== paused[i])).toEqual(pages.map(() => true));

  // The line fails from now on; what stands on the page stays.
  await each((page) => page.route("**/api/leaderboard/live?*", (route) => route.abort()));
  await each((page) => page.getByRole("button", { name: "Pause" }).click());
  await each((page) => page.getByRole("button", { name: "Resume" }).click());
  await each((page) => page.getByText(/^Stale since \d\d:\d\d/).waitFor());
  await each((page) => page.getByRole("status").filter({ hasText: "No longer live, stale since" }).waitFor());
  await each((page) => page.unroute("**/api/leaderboard/live?*"));
  await each((page) => page.getByRole("button", { name: "Reconnect" }).click());
  await each((page) => page.getByText("Live", { exact: true }).waitFor());
  await each((page) => page.getByRole("status").filter({ hasText: "Live again" }).waitFor());
  await Promise.all(open.map(({ close }) => close()));
});

test("every control of the table changes address and rows, and both survive a reload and the way back", async () => {
  const { page, complaints, close } = await visit(simulated, looks[2]);
  const board = await order(page);
  const query = () => new URL(page.url()).searchParams;
  const survives = async (rows: (string | undefined)[]) => {
    await page.reload();
    await expect.poll(() => order(page)).toEqual(rows);
  };

  await page.locator("th a", { hasText: "Votes" }).click();
  await page.waitForURL(/sort=votes/);
  await expect.poll(() => order(page)).not.toEqual(board);
  const byVotes = await order(page);
  await survives(byVotes);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes("sort"));
  await expect.poll(() => order(page)).toEqual(board);

  await page.getByLabel("Organization", { exact: true }).selectOption({ index: 1 });
  await expect.poll(async () => (await order(page)).length).toBeLessThan(board.length);
  const some = await order(page);
  await survives(some);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect.poll(() => order(page)).toEqual(board);

  await page.getByRole("searchbox", { name: "Search" }).fill("larkspur");
  await page.waitForURL(/q=larkspur/);
  await expect.poll(async () => (await order(page)).every((model) => model?.includes("larkspur"))).toBe(true);
  const found = await order(page);
  await survives(found);
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await expect.poll(() => order(page)).toEqual(board);

  await page.getByRole("button", { name: /^Pin / }).nth(2).click();
  await page.getByRole("button", { name: /^Pin / }).nth(5).click();
  await expect.poll(() => query().get("pin")?.split(",")).toHaveLength(2);
  await survives([
    ...query().get("pin")!.split(","),
    ...board.filter((model) => !query().get("pin")!.includes(model!)),
  ]);
  const link = page.getByRole("link", { name: /^Compare .* and / });
  expect(await link.getAttribute("href")).toBe(`/compare/${query().get("pin")!.replace(",", "/")}`);

  await page.getByText("Columns", { exact: true }).click();
  // Ticked at once, before the address has been told to React.
  const isTicked = await page.getByRole("checkbox", { name: /Win share/ }).evaluate(async (box: HTMLInputElement) => {
    box.click();
    await Promise.resolve();
    return box.checked;
  });
  expect(isTicked).toBe(true);
  await page.getByRole("columnheader", { name: "Win share" }).waitFor();
  await page.getByRole("checkbox", { name: /^Organization/ }).click();
  await expect.poll(() => query().get("columns")).toMatch(/winrate(?!.*organization)/);
  await page.reload();
  expect(await page.getByRole("columnheader", { name: "Win share" }).count()).toBe(1);
  expect(await page.getByRole("columnheader", { name: "Organization" }).count()).toBe(0);

  await page.getByLabel("Change since").fill("2020-01-01");
  await says(page, "There was no such board on 1 Jan 2020");
  expect(query().get("since")).toBe("2020-01-01");
  expect(complaints).toEqual([]);
  await close();
});

test("every choice of a board leads to that board, which is made on demand, and back", async () => {
  const { page, complaints, close } = await visit(simulated, looks[2]);
  const choose = async (label: string, option: string, words: RegExp) => {
    await page.getByLabel(label, { exact: true }).selectOption(option);
    await page.waitForURL(words, { timeout: 60_000 });
  };
  await page.getByText("Choices", { exact: true }).click();
  await choose("Ties", "davidson", /ties=davidson/);
  await page.locator("tr[data-model]").first().waitFor({ timeout: 60_000 });
  await choose("Pairs", "even", /sampling=even/);
  // Online Elo takes ties as halves and pairs as they came: both give way.
  await choose("Method", "elo", /\?source=simulated&method=elo$/);
  await page.locator("tr[data-model]").first().waitFor({ timeout: 60_000 });
  expect(await page.locator("details summary").filter({ hasText: "Choices" }).innerText()).toContain("Online Elo");
  await choose("Time", "30d", /window=30d/);
  await choose("Minimum votes", "50", /minVotes=50/);
  await page.goBack();
  await page.waitForURL(/window=30d$/);
  await page.reload();
  expect(await page.getByLabel("Time", { exact: true }).inputValue()).toBe("30d");
  expect(complaints).toEqual([]);
  await close();
});

test("a comparison says which ranks change and which choice foresees votes better", async () => {
  const { page, complaints, close } = await visit(`${simulated}&tab=compare`, looks[2]);
  await page.getByLabel("Compare this board with").selectOption("ties:out");
  await says(page, "Log loss per vote");
  await says(page, "Rank, Left out");
  expect(page.url()).toContain("versus=ties:out");
  expect(complaints).toEqual([]);
  await close();
});

test("the table downloads as files that DuckDB opens, with the rows of the board", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-"));
  const { page, close } = await visit(simulated, looks[2]);
  for (const format of ["CSV", "JSON"]) {
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: format, exact: true }).click();
    const file = path.join(folder, `board.${format.toLowerCase()}`);
    await (await saved).saveAs(file);
    const rows =
      format === "CSV"
        ? `read_csv('${file}')`
        : `(select unnest(board.rows, recursive := true) from read_json('${file}'))`;
    const answer = await connection.runAndReadAll(
      `select count(*)::int, count(rating)::int, sum(votes)::int from ${rows}`,
    );
    expect(answer.getRows()[0], format).toEqual([20, 20, 24_000]);
  }
  await close();
  fs.rmSync(folder, { recursive: true });
  connection.closeSync();
  instance.closeSync();
});

test("the board can be sorted, searched and pinned by keyboard alone", async () => {
  const { page, close } = await visit(simulated, looks[2]);
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      if (await reached()) return;
    }
    throw new Error("Sixty presses of Tab did not lead there.");
  };
  const isOn = (selector: string) => () =>
    page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector);
  await tabTo(isOn("input[type=search]"));
  await page.keyboard.type("quill");
  await page.waitForURL(/q=quill/);
  await tabTo(isOn("th a[href*='sort=votes']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=votes/);
  await tabTo(isOn("button[aria-label^='Pin ']"));
  await page.keyboard.press("Space");
  await page.waitForURL(/pin=/);
  await close();
});

test("boards of one vote, of two models, in groups and of five hundred models each say what they can", async () => {
  await publishMany("many", 500);
  await makeSource("lonely", [["ada", "bob", "model_a", 1]]);
  await makeSource("two", [
    ["ada", "bob", "model_a", 3],
    ["ada", "bob", "model_b", 2],
  ]);
  await makeSource("apart", [
    ["ada", "bob", "model_a", 3],
    ["ada", "bob", "model_b", 2],
    ["cy", "dee", "model_a", 2],
    ["cy", "dee", "model_b", 2],
    ["eve", "ada", "model_b", 1],
  ]);
  const expected = {
    lonely: ["Undefeated in 1 vote", "No win in 1 vote"],
    two: ["Total models: 2. Total votes: 5.", "provisional"],
    apart: ["Group 1 of 2.", "Group 2 of 2.", "No win in 1 vote"],
    many: ["Total models: 500. Total votes: 250,000."],
  };
  for (const [source, texts] of Object.entries(expected)) {
    for (const look of [looks[1], looks[2]]) {
      const { page, complaints, close } = await visit(`/leaderboard?source=${source}`, look);
      for (const text of texts) await says(page, text);
      // Rows of a long board are laid out before anybody scrolls to them.
      if (source === "many")
        await page.waitForFunction(() => document.querySelectorAll("tr[data-model][data-ready]").length === 500);
      if (look === looks[1]) expect(await violationsOn(page), source).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), source).toBe(true);
      expect(complaints, source).toEqual([]);
      await close();
    }
  }
  const { page, close } = await visit("/leaderboard?source=apart&tab=trust", looks[2]);
  await says(page, "The votes fall into 2 groups that never met");
  await close();
  const html = await (await fetch(new URL("/leaderboard?source=many", inject("baseUrl")))).text();
  expect(html.match(/data-model="many-/g)).toHaveLength(500);
});

test("a page of one address and snapshot is the same for every visitor", async () => {
  const read = async (headers: Record<string, string>) => {
    const response = await fetch(new URL(simulated, inject("baseUrl")), { headers });
    return (await response.text()).replaceAll(/nonce(="|\\":\\")[^"\\]+/g, "nonce");
  };
  const plain = await read({});
  const other = await read({
    cookie: "theme=dark; next-auth.session-token=x",
    "accept-language": "de",
    "user-agent": "Other",
  });
  expect(other).toBe(plain);
});

test("the board's page asks for at most 150 kB of scripts, as they are sent", async () => {
  const address = new URL(simulated, inject("baseUrl"));
  const html = await (await fetch(address)).text();
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sizes = scripts.map(async ([, source]) => {
    const headers = { "accept-encoding": "br" };
    // The Brotli twin is made when it is first asked for.
    for (let attempt = 0; attempt < 100; attempt++) {
      const bytes = await sentBytes(new URL(source, address), headers);
      if (bytes !== null) return bytes;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${source} is never sent as Brotli.`);
  });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(scripts.length).toBeGreaterThan(5);
  expect(total).toBeLessThanOrEqual(150_000);
});

/** What goes over the line for an address; null when it is not sent as Brotli yet. */
function sentBytes(address: URL, headers: Record<string, string>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    http
      .get(address, { headers }, (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => (bytes += chunk.length));
        response.on("end", () => resolve(response.headers["content-encoding"] === "br" ? bytes : null));
      })
      .on("error", reject);
  });
}
