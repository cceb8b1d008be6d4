import fs from "node:fs";
import { parseArgs } from "node:util";
import { isProved } from "#lib/release/check-proof.ts";
import type { Manifest } from "#lib/release/manifest.ts";
import { proofSchema } from "#lib/release/proof.ts";
import { proveFromFiles } from "#lib/release/prove-from-files.ts";
import { verifyFiles, verifyOrder } from "#lib/release/verify-files.ts";
import { withDatabase } from "./database.ts";

const usage = `Usage: npm run verify-release -- FOLDER [LATER FOLDER…] [--database]
       npm run verify-release -- FOLDER --vote ID
       npm run verify-release -- --proof FILE [FOLDER]

Checks that each folder is a whole and unchanged release: files and their SHA-256, rows, both writings of each table, and the
Merkle root of its votes. Of several, in their order, that each goes on from the one before: no vote edited or dropped.

  --database   also that every vote still stands unchanged in this arena's own database
  --vote ID    writes the proof that one vote of a release is in its Merkle tree, as JSON: by its position, its question_id,
               or that and its turn, as in b81d…:2
  --proof FILE checks such a proof by itself: with a folder, also that its root is that of the release there

Exit status 0 when everything is as it should be, 1 when not, each finding on a line of its own.`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: "boolean", default: false },
      vote: { type: "string" },
      proof: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const { vote, proof, database, help } = values;
  if (help) return null;
  if ([vote !== undefined, proof !== undefined, database].filter(Boolean).length > 1)
    throw new Error("give only one of --vote, --proof and --database");
  if (vote !== undefined && positionals.length !== 1) throw new Error("--vote needs one folder");
  if (proof !== undefined && positionals.length > 1) throw new Error("--proof takes one folder at most");
  if (proof === undefined && positionals.length === 0) throw new Error("give at least one folder");
  return { folders: positionals, database, vote, proof };
}

/** Writes a proof to standard output, and nothing else there. */
async function proveOne({ folder, manifest, sound }: Checked, vote: string): Promise<number> {
  // A proof from files that do not lead to their root would prove nothing.
  if (!sound) return 1;
  const proof = await proveFromFiles(folder, manifest, vote);
  if (!proof.ok) {
    console.error(proof.message);
    return 1;
  }
  console.log(JSON.stringify(proof.value, null, 2));
  return 0;
}

function checkProof(file: string, manifest: Manifest | undefined): number {
  let proof;
  try {
    proof = proofSchema.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`${file} cannot be read: ${(error as Error).message}`);
    return 1;
  }
  if (!proof.success) {
    const [{ path, message }] = proof.error.issues;
    console.error(`${file} is no proof: ${path.join(".")} ${message}.`);
    return 1;
  }
  const { release, source, tree, vote } = proof.data;
  if (!isProved(proof.data)) {
    console.error(`${file} does not prove it: its path does not lead from this vote to the root ${tree.root}.`);
    return 1;
  }
  if (manifest && (manifest.merkle.root !== tree.root || manifest.merkle.size !== tree.size)) {
    console.error(`${file} is of another tree: release ${manifest.number} has the root ${manifest.merkle.root}.`);
    return 1;
  }
  console.log(`Vote ${vote.position} of ${source} is one of the ${whole(tree.size)} under Merkle root ${tree.root}`);
  console.log(
    manifest
      ? `That is the root of release ${manifest.number} in the folder.`
      : `Compare that root with the manifest of release ${release}.`,
  );
  return 0;
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
  if (given.proof !== undefined) {
    if (checked.length < given.folders.length || checked.some(({ sound }) => !sound)) return 1;
    return checkProof(given.proof, checked[0]?.manifest);
  }
  if (given.vote !== undefined) return checked.length === 0 ? 1 : proveOne(checked[0], given.vote);
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
