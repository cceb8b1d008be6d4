import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** A secret kept in a file that only we can read; made at the first start, so that sessions survive the next. */
export function persistentSecret(file: string): string {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
  try {
    fs.linkSync(draft, file); // whole, and only when there is none: two first starts agree on one
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(draft);
  }
  return fs.readFileSync(file, "utf8").trim();
}
