import { stat } from "node:fs/promises";
import { fail, ok } from "#lib/result.ts";
import { isLines, openFile, withDuckDB } from "./columnar.ts";
import { locateBadJson } from "./locate-record.ts";
import { findFirstBad, gatherCells } from "./vote-cells.ts";
import { joinParts, readInOrder } from "./vote-order.ts";
import { dialects } from "./winner-words.ts";
import type { Dropped, PairCount, VoteColumns } from "#lib/rating/index.ts";
import type { Result } from "#lib/result.ts";
import type { Source } from "./columnar.ts";
import type { CellOfFile, OpenedFile } from "./vote-cells.ts";
import type { OrderedPart } from "./vote-order.ts";

export interface ReadOptions {
  /** Count bad rows and leave them out, instead of failing at the first. */
  lenient?: boolean;
  /** Called now and then with the share of the reading done, between 0 and 1. */
  onProgress?: (share: number) => void;
}

export interface CountedVotes {
  counts: PairCount[];
  dropped: Dropped[];
}

export interface OrderedVotes {
  votes: VoteColumns;
  dropped: Dropped[];
}

type Failed = "bad_votes";

/**
 * Counts the votes in files of any of the formats: one `PairCount` per pair and verdict. DuckDB does the counting, so memory
 * does not grow with the number of votes.
 *
 * Fails: "bad_votes", with a message that names file, line, column and value.
 */
export async function countVoteFiles(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<Result<CountedVotes, Failed>> {
  const counts: PairCount[] = [];
  const dropped = new Map<string, number>();
  for (const [index, path] of paths.entries()) {
    const file = await readFile(path, shareOf(options, index, paths.length), async (_, cells) => cells);
    if (!file.ok) return file;
    for (const cell of file.value) {
      if (cell.problem) addTo(dropped, cell.problem.reason, cell.count);
      else counts.push({ modelA: cell.modelA, modelB: cell.modelB, winner: cell.winner, count: cell.count });
    }
  }
  return counts.length > 0 ? ok({ counts, dropped: listed(dropped) }) : noVotes(paths);
}

/**
 * Reads the votes in order: by `tstamp` or `timestamp` where every file has one, else as they stand in the files.
 *
 * Fails: as `countVoteFiles`, and for a time that cannot be read.
 */
export async function readVoteFiles(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<Result<OrderedVotes, Failed>> {
  const models = new Map<string, number>();
  const dropped = new Map<string, number>();
  const parts: OrderedPart[] = [];
  for (const [index, path] of paths.entries()) {
    const file = await readFile(path, shareOf(options, index, paths.length), async (opened, cells) => {
      for (const cell of cells) if (cell.problem) addTo(dropped, cell.problem.reason, cell.count);
      return readInOrder(opened, cells, models);
    });
    if (!file.ok) return file;
    if ("problem" in file.value) {
      if (!options.lenient) return fail("bad_votes", { message: file.value.problem });
      continue;
    }
    if (file.value.badTimes > 0) addTo(dropped, "unknown_time", file.value.badTimes);
    parts.push(file.value);
  }
  const votes = joinParts(parts, [...models.keys()]);
  return votes.modelA.length > 0 ? ok({ votes, dropped: listed(dropped) }) : noVotes(paths);
}

async function readFile<T>(
  path: string,
  { lenient = false, onProgress }: ReadOptions,
  use: (opened: OpenedFile, cells: CellOfFile[]) => Promise<T>,
): Promise<Result<T, Failed>> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return bad(path, found.code === "ENOENT" ? "there is no such file" : found.message);
  if (found.isDirectory()) return bad(path, "this is a folder, not a file");
  if (found.size === 0) return bad(path, "the file is empty");

  return withDuckDB(async (connection) => {
    const ticking = onProgress && setInterval(() => onProgress(Math.max(0, connection.progress.percentage / 100)), 100);
    try {
      const source = await openFile(connection, path, { skipsBadRows: lenient });
      const dialect = dialects.find(({ models, verdict }) =>
        [...models, ...verdict].every((column) => source.columns.includes(column)),
      );
      if (!dialect) return missingColumns(path, source);
      const opened = { path, connection, source, dialect, lenient };
      const cells = await gatherCells(opened);
      const firstBad = lenient ? undefined : await findFirstBad(opened, cells);
      if (firstBad) return fail("bad_votes", { message: firstBad });
      return ok(await use(opened, cells));
    } catch (error) {
      return unreadable(path, error);
    } finally {
      clearInterval(ticking);
    }
  });
}

function missingColumns(path: string, { columns, kind }: Source): Result<never, Failed> {
  const wanted = dialects[0];
  const missing = [...wanted.models, ...wanted.verdict].filter((column) => !columns.includes(column));
  const where = kind === "csv" ? `${path}:1:1` : path;
  const list = columns.length > 0 ? `it has ${columns.join(", ")}` : "it has none";
  return bad(where, `no column ${missing.join(" and no column ")}; ${list}`);
}

/** Puts DuckDB's own complaint about a file into one line with its place. Anything else is a fault of ours, and thrown on. */
async function unreadable(path: string, error: unknown): Promise<Result<never, Failed>> {
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  const text = error.message;
  const csvLine = /CSV Error on Line: (\d+)/.exec(text);
  if (csvLine) {
    const original = /Original Line:\s?\n?(.*)/.exec(text)?.[1];
    const reason =
      /^(Expected Number of Columns.*|Value with unterminated quote.*|Invalid unicode.*|Maximum line size.*)/m.exec(
        text,
      );
    return bad(
      `${path}:${csvLine[1]}:1`,
      `${reason?.[1] ?? "this line is not CSV"}: ${JSON.stringify(original ?? "")}`,
    );
  }
  if (/Malformed JSON/.test(text)) {
    const place = isLines(path) ? await locateBadJson(path) : null;
    return bad(place ? `${path}:${place.line}:${place.column}` : path, "this is not JSON");
  }
  return bad(path, text.split("\n")[0].replace(/^[A-Z][A-Za-z ]* Error: /, ""));
}

const bad = (where: string, what: string) => fail("bad_votes", { message: `${where}: ${what}` });
const noVotes = (paths: readonly string[]) => bad(paths.join(", "), "there are no votes to rate");
const addTo = (sums: Map<string, number>, reason: string, count: number) =>
  sums.set(reason, (sums.get(reason) ?? 0) + count);
const listed = (sums: Map<string, number>): Dropped[] => [...sums].map(([reason, count]) => ({ reason, count }));

const shareOf = ({ lenient, onProgress }: ReadOptions, index: number, files: number): ReadOptions => ({
  lenient,
  onProgress: onProgress && ((share) => onProgress((index + share) / files)),
});
