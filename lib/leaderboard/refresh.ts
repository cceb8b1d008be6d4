import "server-only";
import { isDeepStrictEqual } from "node:util";
import { env } from "#lib/env.ts";
import { taggingVersion } from "#lib/tagging/topics.ts";
import { codeVersion } from "#lib/version.ts";
import { boardMethods, boardOptions, hashInput, rateBoard } from "./build-snapshot.ts";
import type { BoardInput, BoardMethod } from "./build-snapshot.ts";
import { rankMoves } from "./moves.ts";
import { overall } from "./categories.ts";
import {
  countCategories,
  countVotes,
  insertSnapshot,
  listCategories,
  listSources,
  newestInput,
  votesInOrder,
} from "./store.ts";
import type { CountedVotes } from "./store.ts";
import type { SnapshotId } from "./types.ts";

/** A NOTIFY carries 8,000 bytes; whoever wants all moves compares the boards. */
const mostMovesTold = 30;

interface Source {
  id: string;
  slug: string;
}

/** Makes new boards of a source where its votes, verdicts, tags, options or our code changed. Returns the new snapshots. */
export async function refreshSource(source: Source): Promise<SnapshotId[]> {
  const counted = await countVotes(source.id);
  if (counted.counts.length === 0) return [];
  const made: (SnapshotId | null)[] = [];
  for (const method of boardMethods) made.push(await refreshBoard(source, overall, method, counted));

  // Categories after the board of all votes, which more people watch, and by the one method that counts are enough for.
  const categories = await countCategories(source.id);
  for (const category of await listCategories(source.id))
    // A board whose last vote was filed elsewhere or kept off becomes empty; it does not stay as it was.
    if (category !== overall && !categories.has(category)) categories.set(category, nothing);
  for (const [category, votes] of categories) {
    const isNew = votes.counts.length > 0 || (await newestInput(source.id, category, "bradley-terry")) !== null;
    if (isNew) made.push(await refreshBoard(source, category, "bradley-terry", votes));
  }
  return made.filter((snapshot) => snapshot !== null);
}

const nothing: CountedVotes = { counts: [], filters: [], voteCutoff: null };

export async function refreshAllSources(): Promise<SnapshotId[]> {
  const made: SnapshotId[] = [];
  for (const source of await listSources()) made.push(...(await refreshSource(source)));
  return made;
}

async function refreshBoard(source: Source, category: string, method: BoardMethod, counted: CountedVotes) {
  const input: BoardInput =
    method === "bradley-terry" ? { method, counts: counted.counts } : { method, votes: await votesInOrder(source.id) };
  const options = boardOptions(method, env().BOOTSTRAP_ROUNDS);
  const inputHash = hashInput(input);
  const before = await newestInput(source.id, category, method);
  const isSame =
    before?.inputHash === inputHash &&
    before.codeVersion === codeVersion &&
    before.rounds === options.rounds &&
    isDeepStrictEqual(before.filters, counted.filters);
  if (isSame) return null;

  const board = rateBoard(input, options);
  const { filters, voteCutoff } = counted;
  const tagging = category === overall ? null : taggingVersion;
  const moved = rankMoves(before?.rows.map(({ rank, model }) => ({ rank, model: model.slug })) ?? [], board.rows);
  return insertSnapshot(
    { sourceId: source.id, category, options, board, filters, voteCutoff, tagging, codeVersion, inputHash },
    (snapshot) => ({
      snapshot,
      source: source.slug,
      category,
      votes: board.votes,
      moved: moved.slice(0, mostMovesTold),
    }),
  );
}
