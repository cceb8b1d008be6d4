import { parseArgs } from "node:util";
import type { Manifest } from "#lib/release/manifest.ts";
import { verifyFiles, verifyOrder } from "#lib/release/verify-files.ts";
import { withDatabase } from "./database.ts";

const usage = `Usage: npm run verify-release -- FOLDER [LATER FOLDER…] [--database]

Checks that each folder is a whole and unchanged release: files and their SHA-256, rows, both writings of each table, and the
Merkle root of its votes. Of several, in their order, that each goes on from the one before: no vote edited or dropped.

  --database   also that every vote still stands unchanged in this arena's own database

Exit status 0 when everything is as it should be, 1 when not, each finding on a line of its own.`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { database: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return null;
  if (positionals.length === 0) throw new Error("give at least one folder");
  return { folders: positionals, database: values.database };
}

interface Checked {
  folder: string;
  manifest: Manifest;
  sound: boolean;
}

async function checkFolders(folders: readonly string[]): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const folder of folders) {
    const { manifest, problems } = await verifyFiles(folder);
    for (const problem of problems) console.error(`${folder}: ${problem}`);
    if (!manifest) return [];
    const before = checked.at(-1)?.manifest;
    const order = before ? verifyOrder(before, manifest) : [];
    for (const problem of order) console.error(problem);
    checked.push({ folder, manifest, sound: problems.length + order.length === 0 });
  }
  return checked;
}

const whole = (count: number) => count.toLocaleString("en-US");

async function main(): Promise<number> {
  let given;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (!given) {
    console.log(usage);
    return 0;
  }
  const checked = await checkFolders(given.folders);
  let isSound = checked.length === given.folders.length && checked.every(({ sound }) => sound);
  if (given.database && checked.length > 0) {
    await withDatabase(async () => {
      const { verifyStored } = await import("#lib/release/verify-stored.ts");
      const { closeDatabase } = await import("#lib/db.ts");
      try {
        for (const { folder, manifest } of checked) {
          const problems = await verifyStored(folder, manifest);
          for (const problem of problems) console.error(`${folder}: ${problem}`);
          isSound &&= problems.length === 0;
        }
      } finally {
        await closeDatabase();
      }
    });
  }
  if (!isSound) return 1;
  for (const { manifest } of checked) {
    const { number, source, merkle, files } = manifest;
    const votes = `${whole(merkle.size - merkle.first)} votes of ${source}`;
    console.log(`Release ${number} is sound: ${votes}, ${files.length} files, Merkle root ${merkle.root}`);
  }
  if (given.database) console.log("Every vote in it stands unchanged in the database.");
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
