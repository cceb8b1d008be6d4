import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const page = path.join(root, "docs/rate.md");
const folder = mkdtempSync(path.join(tmpdir(), "ringside-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the commands of one block, all of which start from the files that earlier ones left. */
function run(block: string): string {
  const commands = block.split("\n").filter((line) => line.startsWith("$ "));
  return commands
    .map((line) => {
      const script = line
        .slice(2)
        .replaceAll(/npm run (rate|simulate) --/g, '"$NODE" --conditions=react-server "$ROOT/scripts/$1.ts"');
      const env = { ...process.env, NODE: process.execPath, ROOT: root };
      const { stdout } = spawnSync("sh", ["-c", `{ ${script}; } 2>&1`], { cwd: folder, env, encoding: "utf8" });
      return [line, ...(stdout ? [stdout.trimEnd()] : [])].join("\n");
    })
    .join("\n");
}

// To bring the page up to date: UPDATE_DOCS=1 npx vitest run --project unit tests/scripts/rate-docs.test.ts
test("every output in docs/rate.md is what the command prints", { timeout: 300_000 }, () => {
  const text = readFileSync(page, "utf8");
  const renewed = text.replaceAll(
    /```console\n([\s\S]*?)\n```/g,
    (_, block: string) => `\`\`\`console\n${run(block)}\n\`\`\``,
  );
  if (process.env.UPDATE_DOCS) writeFileSync(page, renewed);
  else expect(text).toBe(renewed);
});
