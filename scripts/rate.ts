import { writeFile } from "node:fs/promises";
import cliProgress from "cli-progress";
import { findFiles } from "#lib/dataset/find-files.ts";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import { ArgumentError, readArguments, usage } from "./rate-arguments.ts";
import { chart } from "./rate-chart.ts";
import { makeReport } from "./rate-report.ts";
import { csv, markdown, terminalText } from "./rate-table.ts";
import type { Output } from "./rate-arguments.ts";
import type { Report } from "./rate-report.ts";

/** Exit statuses: the arguments make no sense; the data cannot be read. */
const badArguments = 2;
const badData = 1;

async function main(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given === "help") {
    console.log(usage);
    return 0;
  }
  const progress = progressBar(!given.asJson && !!process.stdout.isTTY);
  const threads = openThreads(given.threads === undefined ? undefined : given.threads - 1);
  try {
    const report = await makeReport({ ...given, files: await findFiles(given.files) }, progress.report, { threads });
    progress.stop();
    if (!report.ok) {
      if (report.error === "bad_request") throw new ArgumentError(report.message);
      console.error(`rate: ${report.message}`);
      return badData;
    }
    for (const output of given.outputs) {
      const problem = await writeOutput(output, report.value);
      if (problem) return badData;
    }
    await write(given.asJson ? json(report.value) : terminalText(report.value));
    return 0;
  } finally {
    progress.stop();
    await threads.close();
  }
}

const json = (report: Report) => `${JSON.stringify(report)}\n`;

/** Says why on standard error when a file cannot be written. */
async function writeOutput({ path, format }: Output, report: Report): Promise<Error | undefined> {
  try {
    await writeFile(path, { csv, json, md: markdown, svg: chart }[format](report));
    return undefined;
  } catch (error) {
    console.error(`rate: --out ${path}: ${(error as Error).message}`);
    return error as Error;
  }
}

function progressBar(isShown: boolean) {
  if (!isShown) return { report: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    { format: "{phase} {bar} {percentage}%", clearOnComplete: true, hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { phase: "reading" });
  return {
    report: (phase: string, share: number) => bar.update(Math.min(1, share), { phase: phase.padEnd(7) }),
    stop: () => bar.stop(),
  };
}

/** Waits until everything is handed over, so that a pipe gets all of it. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

// A reader that has seen enough (`| head`) closes the pipe: no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ArgumentError) && !(error instanceof RangeError)) throw error;
  console.error(`rate: ${error.message}\n\n${usage.split("\n")[0]}; npm run rate -- --help lists them`);
  process.exitCode = badArguments;
}
