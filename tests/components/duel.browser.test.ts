import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Look {
  width: number;
  height: number;
  scheme: "light" | "dark";
}

const desk: Look = { width: 1440, height: 900, scheme: "light" };
const looks: Look[] = [
  { width: 360, height: 740, scheme: "light" },
  { width: 360, height: 740, scheme: "dark" },
  desk,
  { ...desk, scheme: "dark" },
];

/** Opens the arena; `complaints` gathers console errors, uncaught errors and requests to anywhere but the product. */
async function enter({ width, height, scheme }: Look, address = "/") {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(inject("baseUrl"));
  page.on("console", (message) => {
    // An answer with an error status is logged by the browser itself; tests that provoke one look at the page.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  await page.addInitScript(() => {
    const seen = window as unknown as { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) seen.shifted += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(origin + address);
  await page.waitForLoadState("networkidle");
  return { page, complaints, close: () => context.close() };
}

async function send(page: Page, prompt: string) {
  await page.click("#prompt");
  await page.keyboard.type(prompt);
  await page.keyboard.press("Enter");
}

const untilOpen = (page: Page) =>
  page.locator("button", { hasText: "A is better" }).and(page.locator(":enabled")).waitFor();

/** Motion is over before contrast is measured. */
async function violations(page: Page): Promise<string[]> {
  await page.waitForTimeout(400);
  return violationsOn(page);
}

/** A pane's text, once its Markdown is typeset. */
async function text(page: Page, side: "a" | "b"): Promise<string> {
  await page.locator(`#pane-${side} .answer-text`).last().waitFor();
  return page.locator(`#pane-${side}`).innerText();
}

/** Lets the arena hear this stream instead of one of its own. */
async function overhear(page: Page, events: readonly (readonly [string, object])[]) {
  const body = events
    .map(([event, data], i) => `id: ${i}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    .join("");
  await page.route("**/api/battles/*/stream", (route) =>
    route.fulfill({ contentType: "text/event-stream", body: `retry: 60000\n\n${body}` }),
  );
}

for (const look of looks) {
  const { width, height, scheme } = look;
  test(`a duel by keyboard at ${width} px, ${scheme}, is accessible in every state and nothing jumps`, async () => {
    const { page, complaints, close } = await enter(look);
    expect(await violations(page)).toEqual([]);

    await send(page, "What is 17 % of 2,340?");
    await page.getByText("Voting opens when both answers are complete.").waitFor();
    const bar = page.getByRole("group", { name: "Your verdict" });
    const before = await bar.boundingBox();
    await untilOpen(page);
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press("b");
    await page.getByRole("button", { name: "New round" }).waitFor();
    expect(await bar.boundingBox()).toEqual(before);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("New round");

    const [wide, high, shifted] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
      (window as unknown as { shifted: number }).shifted,
    ]);
    expect([wide, high]).toEqual([width, height]);
    // Mostly 0; where the machine is so slow that an answer to a key comes late, the browser counts it as unasked for.
    expect(shifted).toBeLessThan(0.1);

    await page.keyboard.press("n");
    await page.getByRole("heading", { name: "Ask anything" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(complaints).toEqual([]);
    await close();
  });
}

test("reloading and a second tab show the same answers, and a vote in one is seen in the other", async () => {
  const { page, close } = await enter(desk);
  await send(page, "Compare tea and coffee in a small table.");
  await page.waitForURL(/battle=/);
  await page.reload();
  await untilOpen(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await untilOpen(other);
  expect([await text(other, "a"), await text(other, "b")]).toEqual([await text(page, "a"), await text(page, "b")]);

  await other.keyboard.press("t");
  await other.getByRole("button", { name: "New round" }).waitFor();
  await page.keyboard.press("a");
  await page.getByRole("button", { name: "New round" }).waitFor();
  expect(await page.getByRole("button", { name: "Tie", pressed: true }).count()).toBe(1);
  await close();
});

test("a double click on a verdict is one vote and not a new round", async () => {
  const { page, close } = await enter(desk);
  let votes = 0;
  page.on("request", (request) => (votes += Number(request.url().endsWith("/vote"))));
  await send(page, "Solve 3x + 5 = 20.");
  await untilOpen(page);
  await page.getByRole("button", { name: "B is better" }).dblclick();
  await page.getByRole("button", { name: "New round" }).waitFor();
  expect(votes).toBe(1);
  await close();
});

test("a round that cannot be finished says so, names no side, and offers the same prompt again", async () => {
  const { page, close } = await enter({ ...desk, width: 360, height: 740 });
  await overhear(page, [
    ["delta", { side: "a", turn: 1, text: "It begins" }],
    ["failed", { side: "a", turn: 1, reason: "unavailable" }],
    ["failed", { side: "b", turn: 1, reason: "unavailable" }],
  ]);
  await send(page, "Will this end?");
  await page.getByText("This round could not be finished.").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.unroute("**/api/battles/*/stream");
  await page.getByRole("button", { name: "New round, same prompt" }).click();
  await untilOpen(page);
  expect(await text(page, "a")).toContain("Will this end?");
  await close();
});

test("a refused prompt stays in the box, with what happened and when to try again", async () => {
  const { page, close } = await enter(desk);
  await page.route("**/api/battles", (route) =>
    route.fulfill({
      status: 429,
      headers: { "retry-after": "42" },
      json: { error: { code: "rate_limited", message: "That was a lot in a short time." } },
    }),
  );
  await send(page, "One more");
  await page.getByText("Your prompt is still in the box. Try again in 42 seconds.").waitFor();
  expect(await page.inputValue("#prompt")).toBe("One more");
  expect(await violations(page)).toEqual([]);
  await close();
});

test("an answer can neither run a script, nor load an image, nor link into our own pages", async () => {
  const { page, complaints, close } = await enter(desk);
  const hostile = [
    "![seen](https://tracker.example/pixel.png)",
    '<img src="https://tracker.example/raw.png" onerror="document.title = \'taken\'">',
    "<script>document.title = 'taken'</script><style>body { display: none }</style>",
    '<iframe src="https://tracker.example"></iframe><form action="/api/battles"><button>Go</button></form>',
    "[run](javascript:alert(1)) [inside](/admin) [outside](https://example.org/page)",
  ].join("\n\n");
  await overhear(page, [
    ["delta", { side: "a", turn: 1, text: hostile }],
    ["delta", { side: "b", turn: 1, text: "Hello" }],
    ["done", { side: "a", turn: 1 }],
    ["done", { side: "b", turn: 1 }],
    ["ready", { turn: 1 }],
  ]);
  await send(page, "Be nasty");
  await untilOpen(page);
  await page.locator("#pane-a a", { hasText: "outside" }).waitFor();
  expect(await page.locator("#pane-a").locator("img, script, style, iframe, form, [onerror]").count()).toBe(0);
  const links = await page
    .locator("#pane-a a")
    .evaluateAll((all) =>
      all.map((link) => [
        link.textContent,
        link.getAttribute("href"),
        link.getAttribute("rel"),
        link.getAttribute("target"),
      ]),
    );
  const away = ["noopener noreferrer nofollow", "_blank"];
  expect(links).toEqual([
    ["Image: seen", "https://tracker.example/pixel.png", ...away],
    ["Image", "https://tracker.example/raw.png", ...away],
    ["outside", "https://example.org/page", ...away],
  ]);
  expect(await page.title()).toBe("Ringside: judge two language models blind");
  expect(complaints).toEqual([]);
  await close();
});
