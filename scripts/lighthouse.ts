/**
 * Runs the product on a database of its own and has Lighthouse look at its main pages with the phone profile: prints the
 * scores, which `docs/benchmarks.md` keeps. Not a test: on a busy machine the same page scores less.
 */
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import lighthouse from "lighthouse";
import { openBrowser } from "../tests/support/browser.ts";
import { asAdmin, atDatabase, openTestServer, testDatabaseName } from "../tests/support/database-server.ts";
import { startProduct } from "../tests/support/running-product.ts";

const usage = `usage: npm run lighthouse -- [PATH…] [--why]

Scores pages by Lighthouse with its phone profile; without paths the arena, the leaderboard, a model and the methods.
--why also prints every audit that did not pass.`;

const args = process.argv.slice(2);
if (args.includes("--help") || args.includes("-h")) {
  console.log(usage);
  process.exit();
}
const unknown = args.find((arg) => arg.startsWith("-") && arg !== "--why");
if (unknown) {
  console.error(`Unknown option ${unknown}.\n\n${usage}`);
  process.exit(2);
}
const asksWhy = args.includes("--why");
const paths = args.filter((arg) => arg.startsWith("/"));
const goal = 95;

/** What the score of performance is made of. */
const timings = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "speed-index",
  "cumulative-layout-shift",
];

/** Scores of one page, 0 to 100, by category; `failed` are the audits below par. */
async function look(url: string, port: number) {
  const result = await lighthouse(url, { port, logLevel: "error", output: "json" });
  if (!result) throw new Error(`Lighthouse had nothing to say of ${url}.`);
  const { categories, audits } = result.lhr;
  const scores = Object.values(categories).map(({ title, score }) => ({
    title,
    score: Math.round(100 * (score ?? 0)),
  }));
  const failed = Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative")
    .map(({ id, title, displayValue }) => `${id}: ${title}${displayValue ? ` (${displayValue})` : ""}`);
  const times = timings.map((id) => `${audits[id].title} ${audits[id].displayValue}`);
  return { scores, times, failed };
}

/** The worker makes the board of the simulated votes soon after the start. */
async function firstModel(baseUrl: string): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const response = await fetch(`${baseUrl}/api/leaderboard?source=simulated`);
    const { rows } = (await response.json()) as { rows?: { model: string }[] };
    if (rows?.length) return rows[0].model;
    await sleep(500);
  }
  throw new Error("There was no board after a minute.");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const { adminUrl, stop } = await openTestServer();
const name = testDatabaseName();
await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`));
const product = await startProduct(atDatabase(adminUrl, name));
const port = await freePort();
const browser = await openBrowser([`--remote-debugging-port=${port}`]);
try {
  const leader = await firstModel(product.baseUrl);
  const usual = ["/", "/leaderboard?source=simulated", `/models/${leader}`, "/methods"];
  for (const path of paths.length > 0 ? paths : usual) {
    const { scores, times, failed } = await look(product.baseUrl + path, port);
    const cells = scores.map(({ title, score }) => `${title} ${score}${score < goal ? " !" : ""}`);
    console.log(`${path.padEnd(32)} ${cells.join(" · ")}`);
    console.log(`    ${times.join(" · ")}`);
    if (asksWhy) for (const line of failed) console.log(`    ${line}`);
  }
} finally {
  await browser.close();
  await product.stop();
  await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  await stop();
}
