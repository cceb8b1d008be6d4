/**
 * Scrolls a page of a running product from top to bottom in a real browser, and says how many of its frames came late. Not a
 * test: on a busy machine, and without a graphics card, the same page does worse. `docs/benchmarks.md` keeps what was found.
 */
import { loadavg } from "node:os";
import type { Browser } from "playwright-core";
import { openBrowser } from "../tests/support/browser.ts";

const usage = `usage: npm run scroll -- ADDRESS

Scrolls the page at 1,440 and at 360 pixels, each with the whole processor and with a quarter of it.`;

const [address] = process.argv.slice(2);
if (!address || !URL.canParse(address)) {
  console.error(usage);
  process.exit(address === "--help" || address === "-h" ? 0 : 2);
}

/** A hand on a wheel, or a long flick on a phone, in pixels a second. */
const speed = 2_400;
const distance = 12_000;
/** A frame at 60 a second, and half of the next: later than this, one was left out. */
const lateMs = 25;

interface Found {
  frames: number;
  late: number;
  longestMs: number;
}

async function scroll(browser: Browser, width: number, slowdown: number): Promise<Found> {
  const isPhone = width < 600;
  const context = await browser.newContext({ viewport: { width, height: isPhone ? 740 : 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(5_000);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.evaluate(() => {
    const seen = window as unknown as { frames: number[] };
    seen.frames = [];
    const note = (at: number) => {
      seen.frames.push(at);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await devtools.send("Input.synthesizeScrollGesture", {
    ...{ x: Math.floor(width / 2), y: 400, yDistance: -distance, speed },
    ...{ gestureSourceType: "mouse", preventFling: true },
  });
  const found = await page.evaluate((late) => {
    const { frames } = window as unknown as { frames: number[] };
    const steps = frames.slice(1).map((at, i) => at - frames[i]);
    return { frames: steps.length, late: steps.filter((step) => step > late).length, longestMs: Math.max(...steps) };
  }, lateMs);
  if ((await page.evaluate(() => window.scrollY)) === 0) throw new Error("The page did not scroll.");
  await context.close();
  return found;
}

const browser = await openBrowser();
console.log(`${address}, load ${loadavg()[0].toFixed(1)}`);
for (const width of [1440, 360])
  for (const slowdown of [1, 4]) {
    const { frames, late, longestMs } = await scroll(browser, width, slowdown);
    console.log(
      `${String(width).padStart(5)} px, processor 1/${slowdown}: ${frames} frames, ${late} late (${((100 * late) / frames).toFixed(1)} %), the longest ${longestMs.toFixed(0)} ms`,
    );
  }
await browser.close();
