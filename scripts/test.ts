import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { styleText } from "node:util";

/**
 * `npm test`: every check there is, each to its end, and the count of all of them in the last line. A check's name runs
 * only that (`npm test -- types unit`), a path only the tests under it (`npm test -- tests/rating`).
 */
const checkout = path.join(import.meta.dirname, "..");
const bin = (...parts: string[]) => path.join(checkout, "node_modules", ...parts);

type Count = { passed: number; failed: number };
type Check = { name: string; run: () => Promise<Count> };

const commands: Record<string, string[][]> = {
  types: [
    [bin("next", "dist", "bin", "next"), "typegen"],
    [bin("typescript", "bin", "tsc"), "--noEmit"],
  ],
  lint: [[bin("eslint", "bin", "eslint.js"), ".", "--max-warnings=0"]],
  format: [[bin("prettier", "bin", "prettier.cjs"), ".", "--check", "--log-level=warn"]],
  unused: [[bin("knip", "bin", "knip.js")]],
};
const suffixes: Record<string, RegExp> = {
  unit: /(?<!\.(db|browser))\.test\.tsx?$/,
  database: /\.db\.test\.ts$/,
  browser: /\.browser\.test\.ts$/,
};

const wanted = process.argv.slice(2);
const all: Check[] = [
  ...Object.entries(commands).map(([name, steps]) => ({ name, run: () => runStatic(steps) })),
  ...Object.keys(suffixes).map((name) => ({ name, run: () => runTests(name, []) })),
];
const names = wanted.filter((word) => all.some(({ name }) => name === word));
const paths = wanted.filter((word) => !names.includes(word));

const total: Count = { passed: 0, failed: 0 };
const checks = chooseChecks();
if (checks.length === 0) {
  console.error(
    `Nothing to run for "${wanted.join(" ")}". Checks: ${all.map(({ name }) => name).join(", ")}; or a path.`,
  );
  total.failed++;
}
const results: string[] = [];
for (const { name, run } of checks) {
  console.log(styleText("bold", `\n── ${name}`, { stream: process.stdout }));
  const begun = performance.now();
  const { passed, failed } = await run();
  total.passed += passed;
  total.failed += failed;
  const [colour, sign] = failed === 0 ? (["green", "✓"] as const) : (["red", "✗"] as const);
  const mark = styleText(colour, sign, { stream: process.stdout });
  const line = `${mark} ${name}: ${passed} passed, ${failed} failed (${((performance.now() - begun) / 1000).toFixed(1)} s)`;
  results.push(line);
  console.log(line);
}
console.log(`\n${results.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function chooseChecks(): Check[] {
  if (wanted.length === 0) return all;
  if (paths.length === 0) return all.filter(({ name }) => names.includes(name));
  const files = fs.readdirSync(path.join(checkout, "tests"), { recursive: true, encoding: "utf8" });
  const matching = files
    .map((file) => path.join("tests", file))
    .filter((file) => paths.some((part) => file.includes(part)));
  return Object.entries(suffixes)
    .filter(
      ([name, suffix]) => matching.some((file) => suffix.test(file)) && (names.length === 0 || names.includes(name)),
    )
    .map(([name]) => ({ name, run: () => runTests(name, paths) }));
}

/** A check without tests of its own counts as one. */
async function runStatic(steps: string[][]): Promise<Count> {
  for (const step of steps) if ((await runNode(step)) !== 0) return { passed: 0, failed: 1 };
  return { passed: 1, failed: 0 };
}

async function runTests(project: string, filters: string[]): Promise<Count> {
  const report = path.join(os.tmpdir(), `ringside-${project}-${process.pid}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = await runNode([bin("vitest", "vitest.mjs"), "run", `--project=${project}`, ...reporters, ...filters]);
  try {
    const counts = JSON.parse(fs.readFileSync(report, "utf8")) as Record<"numPassedTests" | "numFailedTests", number>;
    // A file that could not be loaded, or an error outside of any test, fails the run without failing a test.
    return { passed: counts.numPassedTests, failed: Math.max(counts.numFailedTests, status === 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    fs.rmSync(report, { force: true });
  }
}

function runNode(args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: checkout, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}
