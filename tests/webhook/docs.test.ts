import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { retrySeconds } from "#lib/webhook/retries.ts";
import { sign } from "#lib/webhook/sign.ts";

const page = fs.readFileSync(path.join(import.meta.dirname, "..", "..", "docs", "api.md"), "utf8");
const snippet = (language: string, has: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))]
    .map(([, code]) => code)
    .find((code) => code.includes(has))!;

const secret = "whsec_for-these-tests";
const body = '{"type":"model.retired","data":{"name":"Adä"}}';
const now = new Date("2026-11-25T12:00:00Z");
const header = sign(secret, body, now);
const cases: [string, string, number, boolean][] = [
  [body, header, 0, true],
  [body, header, 299, true],
  [body, header, 301, false],
  [`${body} `, header, 0, false],
  [body, header.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")), 0, false],
  [body, "", 0, false],
];

test("the JavaScript of the page tells our signatures from others, and a replay from a delivery", async () => {
  const code = snippet("js", "isGenuine");
  const { isGenuine } = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
    isGenuine(secret: string, body: string, header: string, now: number): boolean;
  };
  for (const [given, signature, later, holds] of cases)
    expect(isGenuine(secret, given, signature, now.getTime() + later * 1000)).toBe(holds);
});

test("the Python of the page says the same, where there is a Python", () => {
  const calls = cases.map(
    ([given, signature, later]) =>
      `print(is_genuine(${JSON.stringify(secret)}, ${JSON.stringify(given)}.encode(), ${JSON.stringify(signature)}, ${now.getTime() / 1000 + later}))`,
  );
  const code = `${snippet("python", "is_genuine")}\n${calls.join("\n")}\n`;
  const run = spawnSync("python3", ["-"], { input: code, encoding: "utf8" });
  if (run.error) return console.log("Skipped: python3 is not here to run the snippet.");
  expect(run.stderr).toBe("");
  expect(run.stdout.trim().split("\n")).toEqual(cases.map(([, , , holds]) => (holds ? "True" : "False")));
});

test("the page names the waits between tries that are kept", () => {
  const words = retrySeconds.map((seconds) =>
    seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600}`,
  );
  expect(words).toEqual(["10 s", "1 min", "5 min", "30 min", "2", "6", "12", "16"]);
  expect(page).toContain("after 10 s, 1 min, 5 min, 30 min, 2, 6, 12 and 16 hours");
});
