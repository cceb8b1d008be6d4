import "server-only";
import { CountMirror } from "#lib/counts/mirror.ts";
import { readCounts as readCountRows } from "#lib/counts/store.ts";
import { connect, listen } from "#lib/live/bus.ts";
import type { PairCount, VoteColumns } from "#lib/rating/index.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { countsOf } from "./assemble.ts";
import { isMadeOfCounts, isStandard, windowDays } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { withoutRareModels } from "./build-snapshot.ts";
import { readOrderedVotes } from "./ordered-votes-store.ts";
import { demandBoard, findLeaderboard, listSources, newestSnapshotId, slugsById } from "./store.ts";
import type { Leaderboard } from "./types.ts";

export interface LoadedBoard {
  board: Leaderboard | null;
  /** "making": a worker has been asked for it, and the event stream will tell when it is there. */
  state: "current" | "making" | "empty";
}

/**
 * The board as it is now, and a word to the worker that somebody looks at it: what is looked at is kept up to date first, and
 * boards beyond the standard set are made because of it.
 */
export async function loadBoard(spec: BoardSpec): Promise<LoadedBoard> {
  const [id] = await Promise.all([newestSnapshotId(spec), demandBoard(spec)]);
  const board = id && (await findLeaderboard(id));
  if (board) return { board, state: "current" };
  const source = (await listSources()).find(({ slug }) => slug === spec.source);
  const mayCome = source !== undefined && source.votes > 0 && !isStandard(spec);
  return { board: null, state: mayCome ? "making" : "empty" };
}

/** A board beyond the standard set takes a moment when nobody has asked for it lately. */
const patienceMs = 15_000;

/** The board as it is now, or as soon as a worker has made it. */
export async function awaitBoard(
  spec: BoardSpec,
  signal: AbortSignal,
): Promise<Result<Leaderboard, "source_not_found" | "snapshot_not_found" | "board_in_making">> {
  await connect();
  let wake = () => {};
  const hush = listen("snapshot", () => wake());
  try {
    for (const deadline = Date.now() + patienceMs; ;) {
      const news = new Promise<void>((resolve) => (wake = resolve));
      const { board, state } = await loadBoard(spec);
      if (board) return ok(board);
      if (state === "empty") {
        const isKnown = (await listSources()).some(({ slug }) => slug === spec.source);
        return fail(isKnown ? "snapshot_not_found" : "source_not_found");
      }
      const left = deadline - Date.now();
      if (left <= 0 || signal.aborted) return fail("board_in_making", { retryAfterSeconds: 5 });
      await Promise.race([news, new Promise((resolve) => setTimeout(resolve, Math.min(left, 1_000)))]);
    }
  } finally {
    hush();
  }
}

/**
 * Counted votes of a board per ordered pair and winner, models by slug; for pictures. As many rows as there are pairs, from the
 * counts; only a time window reads votes.
 */
export async function readCounts(spec: BoardSpec): Promise<PairCount[]> {
  const source = (await listSources()).find(({ slug }) => slug === spec.source);
  if (!source) return [];
  const { category } = spec;
  if (!isMadeOfCounts({ ...spec, method: "bradley-terry" })) {
    const { votes } = await readOrderedVotes({
      sourceId: source.id,
      category,
      days: windowDays(spec),
      withStyle: false,
    });
    return withoutRareModels(countsOf(votes), spec.minVotes).counts;
  }
  const [{ rows }, slugs] = await Promise.all([readCountRows(source.id, category), slugsById()]);
  const mirror = new CountMirror();
  for (const row of rows) mirror.add(row);
  const slug = (id: string) => slugs.get(id) ?? id;
  const counts = [...mirror.counts()].map(({ modelA, modelB, ...rest }) => ({
    modelA: slug(modelA),
    modelB: slug(modelB),
    ...rest,
  }));
  return withoutRareModels(counts, spec.minVotes).counts;
}

/** Counted votes of a board in the order in which they were cast; null for boards without rare models, which are few. */
export async function readVotesInOrder(spec: BoardSpec): Promise<VoteColumns | null> {
  const source = (await listSources()).find(({ slug }) => slug === spec.source);
  if (!source || spec.minVotes > 0) return null;
  const { category } = spec;
  const { votes } = await readOrderedVotes({ sourceId: source.id, category, days: windowDays(spec), withStyle: false });
  return votes;
}
