import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readScoreFile } from "#lib/benchmarks/read-file.ts";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run benchmarks -- FILE [--source NAME]

  FILE            a table of scores in LMSYS's layout: key, Model, License, Organization, Link, Knowledge cutoff date, and
                  one column of numbers per benchmark, with - for what is not known
  --source NAME   where the scores are from, as the full leaderboard says it; the file's name unless told otherwise

Scores that are there already are replaced, others stay. A file with anything wrong in it changes nothing.`;

const badArguments = 2;

function readArguments(): { file: string; source: string } | null {
  const { values, positionals } = parseArgs({
    options: { source: { type: "string" }, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help) return null;
  const [file] = positionals;
  if (positionals.length !== 1) throw new Error("name one file");
  return { file, source: values.source ?? path.basename(file) };
}

async function main(): Promise<number> {
  let given;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  if (!given) {
    console.log(usage);
    return 0;
  }
  const { file, source } = given;
  const read = readScoreFile(fs.readFileSync(file, "utf8"));
  if (!read.ok) throw new Error(`${file}: ${read.message}`);
  await withDatabase(async (url) => {
    await migrate(url);
    const { closeDatabase } = await import("#lib/db.ts");
    const { storeFile } = await import("#lib/benchmarks/store.ts");
    const { models, scores } = await storeFile(read.value, source, "command line").finally(closeDatabase);
    console.log(`${models} models and ${scores} scores of ${read.value.benchmarks.join(", ") || "no benchmark"}`);
  });
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
