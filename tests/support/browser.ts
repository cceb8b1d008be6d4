import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import chromium, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";
import { inTurn } from "../../scripts/take-turns.mjs";

/** No sandbox: root and plain containers have none to offer, and only our own pages are opened. */
const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--font-render-hinting=none"],
  // Nothing but our own pages is asked for anything.
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  ...[
    "--disable-domain-reliability",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  ],
];

/** A headless Chromium: `CHROMIUM_PATH`, an installed one, or the one that ships in a package. Close it after use. */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = installedChromium() ?? (await packagedChromium());
  return playwright.launch({ executablePath, headless: true, args: [...flags, ...more] });
}

function installedChromium(): string | undefined {
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return [process.env.CHROMIUM_PATH, ...usual].find((file) => file && fs.existsSync(file));
}

/**
 * It unpacks itself into the temporary folder, once per machine; two at once would run a half-written program. Libraries
 * that a plain server lacks (NSS and its kin) come in the same package, for Lambda, and are used only where needed.
 */
async function packagedChromium(): Promise<string> {
  return inTurn(path.join(os.tmpdir(), "ringside-chromium.lock"), async () => {
    const executable = await chromium.executablePath();
    if (spawnSync(executable, ["--version"], { stdio: "ignore" }).status === 0) return executable;
    const libraries = path.join(os.tmpdir(), "al2023", "lib");
    if (!fs.existsSync(libraries)) {
      const packed = path.join(import.meta.dirname, "..", "..", "node_modules", "@sparticuz", "chromium", "bin");
      await inflate(path.join(packed, "al2023.tar.br"));
    }
    setupLambdaEnvironment(libraries);
    return executable;
  });
}
