import "server-only";
import { isDeepStrictEqual } from "node:util";
import { env } from "#lib/env.ts";
import { codeVersion } from "#lib/version.ts";
import { boardMethods, boardOptions, hashInput, rateBoard } from "./build-snapshot.ts";
import type { BoardInput, BoardMethod } from "./build-snapshot.ts";
import { rankMoves } from "./moves.ts";
import { countVotes, insertSnapshot, listSources, newestInput, votesInOrder } from "./store.ts";
import type { CountedVotes } from "./store.ts";
import type { SnapshotId } from "./types.ts";

const category = "overall";
/** A NOTIFY carries 8,000 bytes; whoever wants all moves compares the boards. */
const mostMovesTold = 30;

/** Makes new boards of a source where its votes, verdicts, options or our code changed. Returns the new snapshots. */
export async function refreshSource(source: { id: string; slug: string }): Promise<SnapshotId[]> {
  const counted = await countVotes(source.id);
  if (counted.counts.length === 0) return [];
  const made: SnapshotId[] = [];
  for (const method of boardMethods) {
    const snapshot = await refreshBoard(source, method, counted);
    if (snapshot) made.push(snapshot);
  }
  return made;
}

export async function refreshAllSources(): Promise<SnapshotId[]> {
  const made: SnapshotId[] = [];
  for (const source of await listSources()) made.push(...(await refreshSource(source)));
  return made;
}

async function refreshBoard(source: { id: string; slug: string }, method: BoardMethod, counted: CountedVotes) {
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
  const moved = rankMoves(before?.rows.map(({ rank, model }) => ({ rank, model: model.slug })) ?? [], board.rows);
  return insertSnapshot(
    { sourceId: source.id, category, options, board, filters, voteCutoff, codeVersion, inputHash },
    (snapshot) => ({
      snapshot,
      source: source.slug,
      category,
      votes: board.votes,
      moved: moved.slice(0, mostMovesTold),
    }),
  );
}
