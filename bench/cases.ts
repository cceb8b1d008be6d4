import fs from "node:fs";
import path from "node:path";
import type { Case } from "./case.ts";
import type { Report } from "./report.ts";

/** Every case of every file here that has some. */
export const casesIn = async (): Promise<Case[]> => (await modules()).flatMap(({ cases = [] }) => cases);

/** Every report of every file here that has some. */
export const reportsIn = async (): Promise<Report[]> => (await modules()).flatMap(({ reports = [] }) => reports);

interface BenchModule {
  cases?: Case[];
  reports?: Report[];
}

async function modules(): Promise<BenchModule[]> {
  const folder = import.meta.dirname;
  const found: BenchModule[] = [];
  for (const file of fs.readdirSync(folder).sort())
    if (/^[a-z]+-.*\.ts$/.test(file)) found.push((await import(path.join(folder, file))) as BenchModule);
  return found;
}
