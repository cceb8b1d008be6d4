import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Finished {
  status: number | null;
  out: string;
  err: string;
}

/** Runs `scripts/<name>.ts` as npm would, and waits for it to end. */
export function runScript(name: string, ...args: string[]): Promise<Finished> {
  const child = spawn(process.execPath, ["--conditions=react-server", `scripts/${name}.ts`, ...args], { cwd: root });
  const finished: Finished = { status: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (finished.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (finished.err += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ ...finished, status }));
  });
}

/** A folder for this test file's own files; gone afterwards. */
export function workFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "ringside-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: (name: string) => path.join(folder, name),
    write: (name: string, content: string | Uint8Array) => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    },
  };
}
