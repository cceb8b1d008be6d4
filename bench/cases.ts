import fs from "node:fs";
import path from "node:path";
import type { Case } from "./case.ts";
import type { Report } from "./report.ts";

/** Every case of every file here that has some, or of one file: what others load is no part of a case's memory. */
export const casesIn = async (only?: string): Promise<(Case & { file: string })[]> =>
  (await modules(only)).flatMap(({ file, cases = [] }) => cases.map((one) => ({ ...one, file })));

/** Every report of every file here that has some. */
export const reportsIn = async (): Promise<Report[]> => (await modules()).flatMap(({ reports = [] }) => reports);

interface BenchModule {
  file: string;
  cases?: Case[];
  reports?: Report[];
}

async function modules(only?: string): Promise<BenchModule[]> {
  const folder = import.meta.dirname;
  const found: BenchModule[] = [];
  for (const file of fs.readdirSync(folder).sort())
    if (/^[a-z]+-.*\.ts$/.test(file) && (only === undefined || file === only))
      found.push({ file, ...((await import(path.join(folder, file))) as Omit<BenchModule, "file">) });
  return found;
}
