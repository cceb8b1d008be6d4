import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readExportRequest } from "#lib/dataset/schema.ts";
import { withDatabase } from "./database.ts";

const usage = `Usage: npm run export -- DATASET [options] > FILE

  DATASET            votes, battles or leaderboard
  --format F         jsonl (default), csv or json
  --profile P        lmsys-2023 (votes), ringside (battles, leaderboard)
  --source S         arena (default), simulated, or an imported data set by name
  --counted C        true (default): the votes the board is made of; false: the others; all
  --category C       which board (leaderboard only)
  --method M         which board (leaderboard only)`;

const text = { type: "string" } as const;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: text,
      profile: text,
      source: text,
      counted: text,
      category: text,
      method: text,
      help: { type: "boolean", short: "h" },
    },
  });
  const { help, ...query } = values;
  if (help) return null;
  if (positionals.length !== 1) throw new Error(`give one data set, not ${positionals.length}`);
  const request = readExportRequest(positionals[0], query as Record<string, string>);
  if (!request.ok) throw new Error(request.message ?? request.error);
  return request.value;
}

async function main(): Promise<number> {
  let request;
  try {
    request = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (!request) {
    console.log(usage);
    return 0;
  }
  return withDatabase(async () => {
    const { exportDataset } = await import("#lib/dataset/export.ts");
    const { closeDatabase } = await import("#lib/db.ts");
    try {
      const download = await exportDataset(request);
      if (!download.ok) {
        console.error(download.message ?? download.error);
        return 1;
      }
      await pipeline(download.value.text, process.stdout, { end: false });
      return 0;
    } finally {
      await closeDatabase();
    }
  });
}

// A reader such as `head` that has seen enough closes the pipe; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
