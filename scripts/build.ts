import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inTurn } from "./take-turns.mjs";

const checkout = path.join(import.meta.dirname, "..");
const stamp = path.join(checkout, ".next", "ringside-built");

/** Whatever decides what `next build` makes. */
const sources = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma", "next.config.js", "postcss.config.mjs"],
  ...["package.json", "package-lock.json", "tsconfig.json", "proxy.ts", "instrumentation.ts"],
];

/** Builds the pages unless these very sources were built before. Tells whether it did. */
export async function buildIfStale(): Promise<boolean> {
  if (isBuilt()) return false;
  return inTurn(path.join(checkout, ".data", "build.lock"), async () => {
    const hash = hashSources();
    if (isBuilt(hash)) return false;
    fs.rmSync(stamp, { force: true });
    await runNextBuild();
    fs.writeFileSync(stamp, hash);
    return true;
  });
}

function isBuilt(hash = hashSources()): boolean {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash;
}

function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) addToHash(source);
  return hash.digest("hex");

  function addToHash(name: string) {
    const whole = path.join(checkout, name);
    const entry = fs.statSync(whole, { throwIfNoEntry: false });
    if (!entry) return;
    if (entry.isFile()) hash.update(name).update(fs.readFileSync(whole));
    else for (const child of fs.readdirSync(whole).sort()) addToHash(`${name}/${child}`);
  }
}

function runNextBuild(): Promise<void> {
  const next = path.join(checkout, "node_modules", "next", "dist", "bin", "next");
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: "production" } as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, [next, "build"], { cwd: checkout, env, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (printed += chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${printed.trim()}\nnext build ended with ${signal ?? code}`));
    });
    // A build that outlives its supervisor would hold two cores for nobody.
    process.once("exit", () => child.kill());
  });
}
