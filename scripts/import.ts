import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { findFiles } from "#lib/dataset/find-files.ts";
import { readAliases, readImportOptions } from "#lib/import/schema.ts";
import { describePlan } from "#lib/import/describe-plan.ts";
import { profiles } from "#lib/import/profiles.ts";
import type { OnProgress } from "#lib/import/types.ts";
import { wholeNumber } from "#lib/wording.ts";
import { inDataFolder, withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run import -- FILE… --source NAME [options]

Reads votes of other arenas, or of another Ringside, into a source of their own: all of a call, or nothing. The same file
again adds nothing; called again after it was broken off, it goes on where it had read to.

  FILE               .csv, .json, .jsonl or .parquet; the first three also .gz; patterns such as "logs/*-conv.json"
  --source NAME      what to call the source; votes are added to one that is there
  --profile P        the format, where its columns do not tell:
${profiles.map(({ name, says }) => `                       ${name.padEnd(14)} ${says}`).join("\n")}
  --dry-run          says what would happen, and writes nothing
  --aliases FILE     names of models in the files and the slugs they stand for, as JSON or YAML: {"GPT 4": "gpt-4"}
  --consent C        aggregate (default): texts stay here; publish: they may be exported, too
  --license L        under which licence the data is; noted with the source
  --json             the outcome as one JSON object`;

const badArguments = 2;
const badData = 1;
const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

async function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ source: text, profile: text, aliases: text, consent: text, license: text },
      ...{ "dry-run": flag, json: flag, help: { ...flag, short: "h" } },
    },
  });
  const { help, json = false, aliases: aliasFile, "dry-run": isDryRun = false, ...query } = values;
  if (help) return null;
  if (positionals.length === 0) throw new Error("name a file");
  const options = readImportOptions(query);
  if (!options.ok) throw new Error(options.message);
  if (positionals.includes("-"))
    throw new Error("standard input cannot be imported: a file is read more than once, and its name tells the format");
  const aliases = aliasFile === undefined ? undefined : readAliases(await textOf(aliasFile));
  if (aliases && !aliases.ok) throw new Error(`--aliases ${aliasFile}: ${aliases.message}`);
  const files = (await findFiles(positionals)).map((path) => ({ path, name: path }));
  return { json, request: { ...options.value, files, isDryRun, aliases: aliases?.value, actor: "command line" } };
}

/** The text of the file with aliases. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = { ENOENT: "there is no such file", EISDIR: "this is a folder, not a file" }[code ?? ""] ?? message;
    throw new Error(`--aliases ${file}: ${why}`, { cause: error });
  }
}

function progressBar(isShown: boolean): { report: OnProgress; stop: () => void } {
  if (!isShown) return { report: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    {
      format: "{phase} {bar} {percentage}% {rows}{duration_formatted}",
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { phase: "reading ", rows: "" });
  return {
    report: (phase, share, rows) =>
      bar.update(Math.min(1, share), {
        phase: phase.padEnd(8),
        rows: rows ? `${wholeNumber(rows.done)} of ${wholeNumber(rows.of)} rows, ` : "",
      }),
    stop: () => bar.stop(),
  };
}

async function main(): Promise<number> {
  let given;
  try {
    given = await readArguments();
  } catch (error) {
    console.error(`import: ${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  if (!given) {
    console.log(usage);
    return 0;
  }
  const { json, request } = given;
  return withDatabase(async (url) => {
    await migrate(url);
    const { importVotes } = await import("#lib/import/import-votes.ts");
    const { closeDatabase } = await import("#lib/db.ts");
    const progress = progressBar(!!process.stderr.isTTY);
    try {
      const plan = await importVotes(request, progress.report);
      progress.stop();
      if (!plan.ok) {
        console.error(`import: ${plan.message ?? plan.error}`);
        return badData;
      }
      for (const problem of plan.value.problems) console.error(`import: ${problem}`);
      if (json) console.log(JSON.stringify(plan.value));
      else if (plan.value.problems.length === 0) console.log(describePlan(plan.value, request.isDryRun));
      else console.error("import: nothing was written");
      return plan.value.problems.length > 0 ? badData : 0;
    } finally {
      progress.stop();
      await closeDatabase();
    }
  });
}

// An import that was broken off is found again wherever the command is called from.
process.env.DATA_DIR = inDataFolder();
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return badData;
});
