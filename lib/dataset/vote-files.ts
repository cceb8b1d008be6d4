import { fail, ok } from "#lib/result.ts";
import { withVotes } from "./open-votes.ts";
import { breakDown, findColumn } from "./vote-breakdown.ts";
import { joinParts, readInOrder } from "./vote-order.ts";
import { findStyle } from "./vote-style.ts";
import type { Dropped, PairCount, VoteColumns } from "#lib/rating/index.ts";
import type { Result } from "#lib/result.ts";
import type { ReadFailure, ReadOptions } from "./open-votes.ts";
import type { Breakdown } from "./vote-breakdown.ts";
import type { CellOfFile, OpenedFile } from "./vote-cells.ts";
import type { OrderedPart, Wanted } from "./vote-order.ts";

export type { ReadFailure, ReadOptions } from "./open-votes.ts";

export interface CountedVotes {
  counts: PairCount[];
  dropped: Dropped[];
  /** One for each column asked for, in that order. */
  by: Breakdown[];
}

/** One value per vote out of a column of texts: `values[codes[vote]]`; −1 where the file has none. */
export interface Labels {
  column: string;
  values: string[];
  codes: Int32Array;
}

export interface OrderedVotes {
  votes: VoteColumns;
  dropped: Dropped[];
  /** One for each of `labels` asked for, in that order. */
  labels: Labels[];
  /** Of both answers, a before b for each of `styleFeatures`; empty unless asked for. */
  style: Float64Array[];
}

/**
 * Counts the votes in files of any of the formats: one `PairCount` per pair and verdict. DuckDB does the counting, so memory
 * does not grow with the number of votes. `by` names columns to count apart by, too.
 *
 * Fails: see `withVotes`; "bad_request" for a column that is not there.
 */
export async function countVoteFiles(
  paths: readonly string[],
  { by = [], ...options }: ReadOptions & { by?: readonly string[] } = {},
): Promise<Result<CountedVotes, ReadFailure>> {
  const counts: PairCount[] = [];
  const dropped = new Map<string, number>();
  const breakdowns = by.map((column): Breakdown => ({ column, unlabelled: 0, groups: new Map() }));
  for (const [index, path] of paths.entries()) {
    const file = await withVotes(path, shareOf(options, index, paths.length), async (opened, cells) => {
      for (const breakdown of breakdowns) {
        const done = await breakDown(opened, cells, breakdown);
        if (!done.ok) return done;
      }
      return ok(cells);
    });
    if (!file.ok) return file;
    addDropped(dropped, file.value);
    for (const cell of file.value) {
      if (!cell.problem)
        counts.push({ modelA: cell.modelA, modelB: cell.modelB, winner: cell.winner, count: cell.count });
    }
  }
  return counts.length > 0 ? ok({ counts, dropped: listed(dropped), by: breakdowns }) : noVotes(paths);
}

/**
 * Reads the votes in order: by `tstamp` or `timestamp` where every file has one, else as they stand in the files. A vote takes
 * 17 bytes, and 4 or 8 more for each column of labels or numbers asked for.
 *
 * Fails: as `countVoteFiles`, and for a time or number that cannot be read.
 */
export async function readVoteFiles(
  paths: readonly string[],
  { labels = [], style = false, ...options }: ReadOptions & { labels?: readonly string[]; style?: boolean } = {},
): Promise<Result<OrderedVotes, ReadFailure>> {
  const names = { models: new Map<string, number>(), labels: labels.map(() => new Map<string, number>()) };
  const dropped = new Map<string, number>();
  const parts: OrderedPart[] = [];
  for (const [index, path] of paths.entries()) {
    const file = await withVotes(path, shareOf(options, index, paths.length), async (opened, cells) => {
      addDropped(dropped, cells);
      const wanted = await findWanted(opened, labels, style);
      return wanted.ok ? readInOrder(opened, cells, names, wanted.value) : wanted;
    });
    if (!file.ok) return file;
    const { part, badTimes, badNumbers } = file.value;
    if (badTimes > 0) addTo(dropped, "unknown_time", badTimes);
    if (badNumbers > 0) addTo(dropped, "unknown_style", badNumbers);
    parts.push(part);
  }
  const joined = joinParts(parts);
  if (joined.modelA.length === 0) return noVotes(paths);
  const { modelA, modelB, winner } = joined;
  return ok({
    votes: { models: [...names.models.keys()], modelA, modelB, winner },
    dropped: listed(dropped),
    labels: labels.map((column, i) => ({ column, values: [...names.labels[i].keys()], codes: joined.labels[i] })),
    style: joined.numbers,
  });
}

async function findWanted(
  opened: OpenedFile,
  columns: readonly string[],
  style: boolean,
): Promise<Result<Wanted, "bad_request">> {
  const labels: string[] = [];
  for (const column of columns) {
    const found = await findColumn(opened, column);
    if (!found.ok) return found;
    labels.push(found.value);
  }
  const numbers = style ? await findStyle(opened) : ok([]);
  return numbers.ok ? ok({ labels, numbers: numbers.value }) : numbers;
}

function addDropped(sums: Map<string, number>, cells: CellOfFile[]): void {
  for (const { problem, count } of cells) if (problem) addTo(sums, problem.reason, count);
}

const noVotes = (paths: readonly string[]) =>
  fail("bad_votes", { message: `${paths.join(", ")}: there are no votes to rate` });
const addTo = (sums: Map<string, number>, reason: string, count: number) =>
  sums.set(reason, (sums.get(reason) ?? 0) + count);
const listed = (sums: Map<string, number>): Dropped[] => [...sums].map(([reason, count]) => ({ reason, count }));

const shareOf = ({ onProgress, ...options }: ReadOptions, index: number, files: number): ReadOptions => ({
  ...options,
  onProgress: onProgress && ((share) => onProgress((index + share) / files)),
});
