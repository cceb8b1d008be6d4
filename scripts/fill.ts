import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run fill -- --votes N [options]

Fills a source with simulated votes, to see how the product does at size: 10,000,000 take some minutes. Needs the embedded database
or a superuser of yours: triggers rest meanwhile, and the counts are made anew at the end.

  --votes N      how many
  --source S     a new source's name (filled)
  --models N     how many models (130)
  --voters N     how many people voted (50000)
  --answers N    how many of the newest battles get a prompt and answers (1000)
  --days N       over how many days, up to now (365)
  --seed N       another seed makes other votes (0)`;

const badArguments = 2;
const number = { type: "string" } as const;

function readArguments() {
  const { values } = parseArgs({
    options: {
      ...{ votes: number, models: number, voters: number, answers: number, days: number, seed: number },
      source: { type: "string", default: "filled" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return null;
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(values.source)) throw new Error("--source: must be a short lower-case name");
  const whole = (name: "votes" | "models" | "voters" | "answers" | "days" | "seed", least: number, usual?: number) => {
    const given = values[name];
    const value = given === undefined ? usual : Number(given);
    if (value === undefined) throw new Error(`--${name} is missing`);
    if (!Number.isInteger(value) || value < least) throw new Error(`--${name}: must be a whole number from ${least}`);
    return value;
  };
  const votes = whole("votes", 1);
  return {
    slug: values.source,
    votes,
    models: whole("models", 2, 130),
    voters: whole("voters", 1, 50_000),
    answers: Math.min(votes, whole("answers", 0, 1000)),
    days: whole("days", 1, 365),
    seed: whole("seed", 0, 0),
    until: new Date(),
  };
}

async function main(): Promise<number> {
  let filling;
  try {
    filling = readArguments();
  } catch (error) {
    console.error(`fill: ${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  if (!filling) {
    console.log(usage);
    return 0;
  }
  const { slug } = filling;
  return withDatabase(async (url) => {
    await migrate(url);
    const { closeDatabase, pool } = await import("#lib/db.ts");
    const { fillSource } = await import("#lib/dataset/fill-source.ts");
    const { foldChanges, rebuildCounts } = await import("#lib/counts/store.ts");
    const bar = new cliProgress.SingleBar(
      { format: "{what} {bar} {percentage}% {duration_formatted}" },
      cliProgress.Presets.shades_classic,
    );
    const client = await pool().connect();
    try {
      const { rowCount } = await client.query(`select from "Source" where slug = $1`, [slug]);
      if (rowCount) {
        console.error(`fill: there is a source ${JSON.stringify(slug)} already; give another --source`);
        return 1;
      }
      bar.start(1, 0, { what: "battles   " });
      const sourceId = await fillSource(client, filling, (share, what) => bar.update(share, { what: what.padEnd(10) }));
      await client.query("analyze");
      await rebuildCounts(sourceId, (share) => bar.update(share, { what: "counts    " }));
      await foldChanges();
      bar.update(1);
      return 0;
    } finally {
      bar.stop();
      client.release();
      await closeDatabase();
    }
  });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
