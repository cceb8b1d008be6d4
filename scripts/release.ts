import { parseArgs } from "node:util";
import { readEnv } from "#lib/env.ts";
import { inDataFolder, withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run release [-- options]

  --source S   arena (default), simulated, or an imported data set by name
  --json       prints manifest.json of the new release and nothing else

Makes the next release: the votes that no release before it held, conversations that may be published by now, and the
newest board, as Parquet and JSON lines with a card, a manifest and a Merkle root. Exit status 3 when there is nothing new.`;

const nothingNew = 3;

function readArguments() {
  const { values } = parseArgs({
    options: {
      source: { type: "string", default: "arena" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  return values.help ? null : values;
}

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
  const { source, json } = given;
  return withDatabase(async (url) => {
    await migrate(url);
    const { makeRelease } = await import("#lib/release/make-release.ts");
    const { folderName, releasesFolder } = await import("#lib/release/releases-folder.ts");
    const { closeDatabase } = await import("#lib/db.ts");
    try {
      const made = await makeRelease(source, (share, note) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${Math.round(share * 100)} % ${note}`);
      });
      if (process.stderr.isTTY) process.stderr.write("\r\x1b[2K");
      if (!made.ok) {
        console.error(made.error === "nothing_to_release" ? `There is nothing new in ${source}.` : made.message);
        return made.error === "nothing_to_release" ? nothingNew : 1;
      }
      const { number, merkle, files } = made.value;
      if (json) console.log(JSON.stringify(made.value, null, 2));
      else {
        const { RELEASE_S3_BUCKET } = readEnv(process.env);
        const place = RELEASE_S3_BUCKET ? `bucket ${RELEASE_S3_BUCKET}` : `${releasesFolder()}/${folderName(number)}`;
        const votes = (merkle.size - merkle.first).toLocaleString("en-US");
        console.log(`Release ${number} of ${source}: ${votes} votes, ${files.length} files, in ${place}`);
        console.log(`Merkle root of all ${merkle.size.toLocaleString("en-US")} votes so far: ${merkle.root}`);
      }
      return 0;
    } finally {
      await closeDatabase();
    }
  });
}

// Where releases are kept is the same wherever the command is called from.
process.env.DATA_DIR = inDataFolder();
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
