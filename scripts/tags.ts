import { parseArgs } from "node:util";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run tags -- --rerun

  --rerun   tags every voted battle as the taggers do now; boards of categories follow by themselves`;

const badArguments = 2;

async function rerun(): Promise<void> {
  const { closeDatabase } = await import("#lib/db.ts");
  const { retagBattles } = await import("#lib/tagging/retag-battles.ts");
  try {
    const { battles, changed, completed } = await retagBattles((done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done.toLocaleString("en-US")} battles`);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[2K");
    console.log(
      `${battles.toLocaleString("en-US")} battles tagged, ${changed.toLocaleString("en-US")} of them otherwise than before`,
    );
    if (completed > 0)
      console.log(
        `${completed.toLocaleString("en-US")} battles without text, or filed by hand, filed as non-English too`,
      );
  } finally {
    await closeDatabase();
  }
}

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({ options: { rerun: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    if (!values.rerun) throw new Error("say --rerun");
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  await withDatabase(async (url) => {
    await migrate(url);
    await rerun();
  });
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
