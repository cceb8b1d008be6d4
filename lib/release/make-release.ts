import "server-only";
import fs from "node:fs";
import path from "node:path";
import { namedModels } from "#lib/dataset/export-store.ts";
import { findSource } from "#lib/dataset/store.ts";
import { env } from "#lib/env.ts";
import { newestLeaderboard, pinSnapshot } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { checkConversations } from "#lib/privacy/check-conversations.ts";
import { openModerator } from "#lib/privacy/moderation-model.ts";
import { personalKinds } from "#lib/privacy/types.ts";
import { fail, ok } from "#lib/result.ts";
import { codeVersion } from "#lib/version.ts";
import { writeCard } from "./card.ts";
import { tableNames } from "./columns.ts";
import type { Rows, TableName } from "./columns.ts";
import { enterConversations } from "./enter-conversations.ts";
import { leafRecipe, manifestName, writeManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { consistencyRanges, GrowingTree, rootsOf } from "./merkle.ts";
import { namersFor, namesFor } from "./names.ts";
import { releasesFolder } from "./releases-folder.ts";
import { openShelf } from "./shelf.ts";
import * as store from "./store.ts";
import type { Earlier, Session } from "./store.ts";
import { describeFile, writeTables } from "./write-table.ts";
import type { Batch } from "./write-table.ts";

export type Progress = (share: number, note: string) => void;

const hex = (hash: Buffer) => hash.toString("hex");

/**
 * Makes the next release of a source: the votes that none before it held, the conversations that may be published by now,
 * and the newest board. Written down in one transaction with its files in place. Files that are there already, though the
 * database knows nothing of them, are never replaced: somebody may have them.
 */
export async function makeRelease(slug: string, progress: Progress = () => {}, now = new Date()) {
  const source = await findSource(slug);
  if (!source) return fail("source_not_found", { message: `There is no source of votes ${JSON.stringify(slug)}.` });
  const moderator = openModerator();
  if (moderator) await checkConversations(moderator);
  await fs.promises.mkdir(releasesFolder(), { recursive: true });
  const folder = await fs.promises.mkdtemp(path.join(releasesFolder(), ".making-"));
  await fs.promises.chmod(folder, 0o755);
  try {
    return await store.inReleaseSession(async (session) => {
      const earlier = await store.readEarlier(session, source.id);
      const voteCutoff = await store.newestVoteAt(session, source.id);
      const board = await newestLeaderboard({ source: source.slug });
      const checker = moderator?.name ?? null;
      const making: Making = { session, source, earlier, folder, board, checker, now, progress };
      const written = voteCutoff && (await writeFiles(making, voteCutoff));
      if (!voteCutoff || !written) return fail("nothing_to_release");

      const { manifest, names } = written;
      const shelf = openShelf();
      await shelf.put(manifest.number, folder, [
        ...manifest.files,
        await describeFile(path.join(folder, manifestName), null),
      ]);
      try {
        if (manifest.snapshot) await pinSnapshot(manifest.snapshot.id, `release ${manifest.number}`);
        await store.insertRelease(session, { sourceId: source.id, voteCutoff, manifest });
      } catch (error) {
        await shelf.discard(manifest.number, names);
        throw error;
      }
      progress(1, `release ${manifest.number}`);
      return ok(manifest);
    });
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
}

interface Making {
  session: Session;
  source: { id: string; slug: string; name: string };
  earlier: Earlier;
  folder: string;
  board: Leaderboard | null;
  /** The moderation model that must have found nothing, if there is one. */
  checker: string | null;
  now: Date;
  progress: Progress;
}

async function writeFiles(making: Making, voteCutoff: string) {
  const { session, source, earlier, folder, board, checker, now, progress } = making;
  const number = earlier.next;
  const tree = await growAgain(making);
  const previous = {
    number: earlier.manifests.at(-1)?.number ?? 0,
    size: tree.size,
    root: hex(tree.root()),
    frontier: tree.frontier.map(hex),
  };

  const files: Manifest["files"] = [];
  const write = async (names: readonly TableName[], batches: AsyncIterable<Batch>) => {
    progress((0.9 * tableNames.indexOf(names[0])) / tableNames.length, names[0]);
    files.push(...(await writeTables(folder, names, batches)));
  };
  await write(["votes"], enterVotes(making, voteCutoff, tree));
  const votedUntil = new Date(now.getTime() - env().PUBLISH_AFTER_DAYS * 24 * 3600 * 1000);
  const licenses = trainingLicenses();
  const { battle: name } = namesFor(source.slug, earlier.cutoffs);
  const entering = { release: number, sourceId: source.id, votedUntil, checker, name, licenses };
  await write(["conversations", "preference-pairs"], enterConversations(session, entering));
  const rowsOf = (name: TableName) => files.find((file) => file.name === `${name}.jsonl`)?.rows ?? 0;
  if (rowsOf("votes") + rowsOf("conversations") === 0) return null;
  await write(["not-counted"], as("not-counted", store.readNotCounted(session, source.id)));
  await write(["leaderboard"], as("leaderboard", [board?.rows ?? []]));

  const ranges = consistencyRanges(previous.size, tree.size);
  const proof = ranges.length > 0 ? await rootsOf(ranges, store.readLeaves(session, source.id)) : [];
  const manifest: Omit<Manifest, "files"> = {
    format: "ringside-release/3",
    number,
    source: source.slug,
    madeAt: now.toISOString(),
    codeVersion,
    license: env().DATA_LICENSE ?? "other",
    filters: {
      votes: { consent: ["aggregate", "publish"], castUntil: new Date(voteCutoff).toISOString() },
      conversations: {
        consent: ["publish"],
        votedUntil: votedUntil.toISOString(),
        masked: [...personalKinds],
        flagged: sayModeration(checker),
      },
      pairs: { counted: true, licenses },
    },
    pseudonyms: env().PSEUDONYMS,
    snapshot: board && {
      id: board.snapshot.id,
      voteCutoff: board.snapshot.voteCutoff,
      inputHash: board.snapshot.inputHash,
    },
    merkle: {
      leaf: leafRecipe,
      size: tree.size,
      root: hex(tree.root()),
      first: previous.size,
      previous,
      consistency: proof.map(hex),
    },
  };
  const perTable = (value: (file: Manifest["files"][number]) => number) =>
    Object.fromEntries(
      tableNames.map((table) => [table, value(files.find((file) => file.name === `${table}.parquet`)!)]),
    ) as Record<TableName, number>;
  const card = writeCard({
    manifest,
    sourceName: source.name,
    rows: perTable(({ rows }) => rows ?? 0),
    bytes: perTable(({ bytes }) => bytes),
    earlier: earlier.manifests,
  });
  await fs.promises.writeFile(path.join(folder, "README.md"), card);
  files.push(await describeFile(path.join(folder, "README.md"), null));
  const whole: Manifest = { ...manifest, files };
  await fs.promises.writeFile(path.join(folder, manifestName), writeManifest(whole));
  return { manifest: whole, names: [...files.map(({ name }) => name), manifestName] };
}

/** The tree as the last release left it. A ledger that no longer leads there must not be built on. */
async function growAgain({ session, source, earlier }: Making): Promise<GrowingTree> {
  const tree = new GrowingTree();
  for await (const leaf of store.readLeaves(session, source.id)) tree.append(leaf);
  const before = earlier.manifests.at(-1)?.merkle;
  if (before && (before.size !== tree.size || before.root !== hex(tree.root())))
    throw new Error(`The ledger of ${source.slug} no longer has the root of its last release.`);
  return tree;
}

/** The votes that enter the ledger: late ones first, without a pseudonym that would join this release to an earlier one. */
async function* enterVotes(making: Making, voteCutoff: string, tree: GrowingTree): AsyncGenerator<Batch> {
  const { session, source, earlier } = making;
  const entering = {
    ...{ sourceId: source.id, release: earlier.next, at: await store.seenBy(session) },
    ...{ models: await namedModels(), namers: namersFor(source.slug, earlier.ends) },
  };
  async function* enter(range: { after: string; until: string }, isLate: boolean): AsyncGenerator<Batch> {
    for await (const { rows, leaves, lines } of store.enterVotes(
      session,
      { ...entering, isLate },
      { ...range, first: tree.size },
    )) {
      for (const leaf of store.splitLeaves(leaves)) tree.append(leaf);
      yield { votes: { rows, lines } };
    }
  }
  if (earlier.manifests.length > 0) yield* enter({ after: "-infinity", until: earlier.cutoff }, true);
  yield* enter({ after: earlier.cutoff, until: voteCutoff }, false);
  await store.analyzeLedger(session);
}

/** Which models' answers may be trained on; null for all. */
function trainingLicenses(): string[] | null {
  const { TRAINING_LICENSES } = env();
  return TRAINING_LICENSES.includes("any") ? null : TRAINING_LICENSES;
}

const sayModeration = (checker: string | null) =>
  `Conversations that word lists${checker ? ` or ${checker}` : ""} found sexual, hateful, threatening or about self-harm are left out, unless an administrator cleared them, and so is what one withheld.`;

async function* as<Name extends TableName>(
  name: Name,
  batches: AsyncIterable<Rows[Name][]> | Iterable<Rows[Name][]>,
): AsyncGenerator<Batch> {
  for await (const rows of batches) yield { [name]: rows };
}
