import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run rebuild -- [--source S]

Counts every vote again and corrects the counts where they differ. Votes and boards go on meanwhile. Without --source, of every source.`;

const badArguments = 2;

async function rebuild(slug: string | undefined): Promise<number> {
  const { closeDatabase } = await import("#lib/db.ts");
  const { listSources } = await import("#lib/leaderboard/store.ts");
  const { rebuildCounts } = await import("#lib/counts/store.ts");
  try {
    const sources = (await listSources()).filter((source) => slug === undefined || source.slug === slug);
    if (sources.length === 0) {
      console.error(`rebuild: there is no source ${JSON.stringify(slug)}`);
      return 1;
    }
    for (const source of sources) {
      const bar = new cliProgress.SingleBar(
        { format: `${source.slug} {bar} {percentage}% {duration_formatted}`, stream: process.stderr },
        cliProgress.Presets.shades_classic,
      );
      if (process.stderr.isTTY) bar.start(1, 0);
      const corrected = await rebuildCounts(source.id, (share) => process.stderr.isTTY && bar.update(share));
      bar.stop();
      const votes = source.votes.toLocaleString("en-US");
      console.log(`${source.slug}: ${votes} votes, ${corrected.length.toLocaleString("en-US")} counts corrected`);
    }
    return 0;
  } finally {
    await closeDatabase();
  }
}

async function main(): Promise<number> {
  let source: string | undefined;
  try {
    const { values } = parseArgs({ options: { source: { type: "string" }, help: { type: "boolean", short: "h" } } });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    source = values.source;
  } catch (error) {
    console.error(`rebuild: ${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  return withDatabase(async (url) => {
    await migrate(url);
    return rebuild(source);
  });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
