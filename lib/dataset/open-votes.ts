import { stat } from "node:fs/promises";
import { fail, ok } from "#lib/result.ts";
import { openFile, repeatedColumn, withDuckDB } from "./columnar.ts";
import { fileKindOf, longestLine } from "./file-kind.ts";
import { inspectFile } from "./inspect-file.ts";
import { locateBadJson, locateValue } from "./locate-record.ts";
import { quote, shorten, visible } from "./quote.ts";
import { findFirstBad, gatherCells } from "./vote-cells.ts";
import { filterRows } from "./vote-condition.ts";
import { dialects } from "./vote-dialects.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Result } from "#lib/result.ts";
import type { Source } from "./columnar.ts";
import type { CellOfFile, OpenedFile } from "./vote-cells.ts";

export interface ReadOptions {
  /** Count bad rows and leave them out, instead of failing at the first. */
  lenient?: boolean;
  /** An SQL condition on the columns of the files: only rows that satisfy it are read. */
  where?: string;
  threads?: number;
  /** Called now and then with the share of the reading done, between 0 and 1. */
  onProgress?: (share: number) => void;
}

/** What is wrong with the files; what is wrong with what was asked of them. */
export type ReadFailure = "bad_votes" | "bad_request";

/**
 * Opens one vote file and hands over what it says, counted.
 *
 * Fails: "bad_votes", with a message that names file, line, column and value; "bad_request" for a `where` that cannot be asked.
 */
export async function withVotes<T>(
  path: string,
  { lenient = false, where, threads, onProgress }: ReadOptions,
  use: (opened: OpenedFile, cells: CellOfFile[]) => Promise<Result<T, ReadFailure>>,
): Promise<Result<T, ReadFailure>> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return bad(path, found.code === "ENOENT" ? "there is no such file" : found.message);
  if (found.isDirectory()) return bad(path, "this is a folder, not a file");
  if (!found.isFile()) return bad(path, "this is a device or a pipe; it is read more than once, so save it to a file");
  if (found.size === 0) return bad(path, "the file is empty");
  const wrong = await inspectFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES") return "this file may not be read: permission is denied";
    throw error;
  });
  if (wrong !== null) return bad(path, wrong);

  const read = async (connection: DuckDBConnection): Promise<Result<T, ReadFailure>> => {
    const ticking = onProgress && setInterval(() => onProgress(Math.max(0, connection.progress.percentage / 100)), 100);
    try {
      const source = await openFile(connection, path, { skipsBadRows: lenient });
      const dialect = dialects.find(({ fits }) => fits(source.columns));
      if (!dialect) return missingColumns(path, source);
      const repeated = await repeatedColumn(connection, source);
      if (repeated) return await twoColumns(path, source, repeated);
      const rows = await rowsAsked(connection, source, where);
      if (!rows.ok) return fail("bad_request", { message: `--where: ${rows.message} (${path})` });
      const opened = { path, connection, source, dialect, lenient, rows: rows.value };
      const cells = await gatherCells(opened);
      const firstBad = lenient ? undefined : await findFirstBad(opened, cells);
      if (firstBad) return bad(firstBad);
      return await use(opened, cells);
    } catch (error) {
      // Rows are read as texts, so that only a condition can ask for a value that a text does not hold.
      const conversion =
        where !== undefined && /^(Conversion|Out of Range) Error: (.*)/.exec(String((error as Error).message));
      if (conversion) return fail("bad_request", { message: `--where: ${conversion[2]} (${path})` });
      return await unreadable(path, error);
    } finally {
      clearInterval(ticking);
    }
  };
  return withDuckDB(read, { threads });
}

async function rowsAsked(
  connection: DuckDBConnection,
  source: Source,
  where: string | undefined,
): Promise<Result<(isNumbered: boolean) => string>> {
  const all = (isNumbered: boolean) => (isNumbered ? source.numbered : source.from);
  if (where === undefined) return ok(all);
  const filter = await filterRows(connection, source, where);
  return filter.ok ? ok((isNumbered) => filter.value(all(isNumbered))) : filter;
}

function missingColumns(path: string, { columns, kind }: Source): Result<never, ReadFailure> {
  const missing = ["model_a", "model_b", "winner"].filter((column) => !columns.includes(column));
  const where = kind === "csv" ? `${path}:1:1` : path;
  const named = columns.filter(Boolean);
  const list = named.length > 0 ? `it has ${shorten(named.map(visible).join(", "))}` : "it has none";
  const isBoard = columns.some((column) => /^(arena[_ ]?)?(score|rating|rank|elo)$/i.test(column));
  const board = isBoard ? "; it looks like a leaderboard, which votes are counted for and not read from" : "";
  return bad(where, `no column ${missing.join(" and no column ")}; ${list}${board}`);
}

async function twoColumns(
  path: string,
  { kind }: Source,
  { name, field, record }: { name: string; field: number; record: number },
): Promise<Result<never, ReadFailure>> {
  const place = await locateValue(path, kind, { record, field, name });
  const what = kind === "csv" ? "two columns are" : "two members of an object are";
  return bad(place ? `${path}:${place.line}:${place.column}` : path, `${what} called ${JSON.stringify(name)}`);
}

/** Puts DuckDB's own complaint about a file into one line with its place. Anything else is a fault of ours, and thrown on. */
async function unreadable(path: string, error: unknown): Promise<Result<never, ReadFailure>> {
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  const text = error.message;
  const csvLine = /CSV Error on Line: (\d+)/.exec(text);
  if (csvLine) {
    const original = /Original Line:\s?\n?(.*)/.exec(text)?.[1];
    const nul = original?.indexOf("\\0") ?? -1;
    if (nul >= 0) return bad(`${path}:${csvLine[1]}:${nul + 1}`, "there is a NUL here, which no text has");
    const reason =
      /^(Expected Number of Columns.*|Value with unterminated quote.*|Invalid unicode.*|Maximum line size.*)/m.exec(
        text,
      );
    return bad(`${path}:${csvLine[1]}:1`, `${reason?.[1] ?? "this line is not CSV"}: ${quote(original ?? "")}`);
  }
  if (/Malformed JSON/.test(text)) {
    const place = await locateBadJson(path);
    return place ? bad(`${path}:${place.line}:${place.column}`, place.what) : bad(path, "this is not JSON");
  }
  if (/maximum_object_size|Parallel CSV Reader/.test(text))
    return bad(
      path,
      `something in it is longer than ${longestLine / 1024 ** 2} MB, the most that a line or an object may take`,
    );
  if (/failed to allocate|Out of Memory/i.test(text))
    return bad(path, "its rows are too large for the memory that reading may take; texts of several megabytes are");
  const reason = text.split("\n")[0].replace(/^[A-Z][A-Za-z ]* Error: /, "");
  return bad(path, fileKindOf(path) === "parquet" ? `this Parquet file is damaged: ${reason}` : reason);
}

const bad = (where: string, what?: string) =>
  fail("bad_votes", { message: what === undefined ? where : `${where}: ${what}` });
