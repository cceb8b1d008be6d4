import fs from "node:fs";
import path from "node:path";
import type { Case } from "./case.ts";

/** Every case of every file here that has some. */
export async function casesIn(folder = import.meta.dirname): Promise<Case[]> {
  const files = fs.readdirSync(folder).filter((file) => /^[a-z]+-.*\.ts$/.test(file));
  const found: Case[] = [];
  for (const file of files.sort()) {
    const { cases } = (await import(path.join(folder, file))) as { cases?: Case[] };
    found.push(...(cases ?? []));
  }
  return found;
}
