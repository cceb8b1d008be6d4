import { stat } from "node:fs/promises";
import { fail, ok } from "#lib/result.ts";
import { winners } from "#lib/rating/index.ts";
import { countRejectedRows, isLines, openFile, withDuckDB } from "./columnar.ts";
import { locateBadJson, locateValue } from "./locate-record.ts";
import { dialects, knownWinnerWords } from "./winner-words.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dropped, PairCount, VoteColumns, Winner } from "#lib/rating/index.ts";
import type { Result } from "#lib/result.ts";
import type { Source } from "./columnar.ts";
import type { Cell, Dialect } from "./winner-words.ts";

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

/** All rows that say the same: who met whom, and how the file puts the verdict. */
type CellOfFile = { id: number; count: number } & (
  | { modelA: string; modelB: string; winner: Winner; problem?: undefined }
  | { problem: { reason: string; column: string; value: Cell; explanation: string } }
);

interface OpenedFile {
  path: string;
  connection: DuckDBConnection;
  source: Source;
  dialect: Dialect;
  lenient: boolean;
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

const rowsOf = ({ source, dialect }: OpenedFile, more = "") => {
  const [a, b] = dialect.models;
  const verdict = [0, 1, 2].map(
    (v) => (v < dialect.verdict.length ? source.text(dialect.verdict[v]) : "null") + ` as v${v}`,
  );
  return `(select ${source.text(a)} as a, ${source.text(b)} as b, ${verdict.join(", ")}${more} from ${source.from})`;
};

const isSameCell = ["a", "b", "v0", "v1", "v2"].map((c) => `rows.${c} is not distinct from cells.${c}`).join(" and ");

async function gatherCells(opened: OpenedFile): Promise<CellOfFile[]> {
  const { connection, dialect, source, lenient } = opened;
  await connection.run(
    `create temp table cells as select cast(row_number() over () - 1 as integer) as id, * from
       (select a, b, v0, v1, v2, cast(count(*) as double) as votes from ${rowsOf(opened)} group by all)`,
  );
  const result = await connection.run("select id, votes, a, b, v0, v1, v2 from cells order by id");
  const cells = (await result.getRows()).map((row): CellOfFile => {
    const [id, count, a, b, ...verdict] = row as [number, number, Cell, Cell, ...Cell[]];
    return { id, count, ...readCell(dialect, a, b, verdict.slice(0, dialect.verdict.length), source) };
  });
  const rejected = lenient ? await countRejectedRows(connection) : 0;
  if (rejected > 0) {
    const problem = { reason: "malformed_row", column: "", value: null, explanation: "" };
    cells.push({ id: -1, count: rejected, problem });
  }
  return cells;
}

type Reading = { modelA: string; modelB: string; winner: Winner } | { problem: NonNullable<CellOfFile["problem"]> };

function readCell(dialect: Dialect, a: Cell, b: Cell, verdict: Cell[], { kind }: Source): Reading {
  const problem = (reason: string, column: string, value: Cell, explanation: string) => ({
    problem: { reason, column, value, explanation },
  });
  if (kind === "json" && [a, b, ...verdict].every((cell) => cell === null)) {
    return problem("malformed_row", dialect.models[0], null, "names no model");
  }
  if (!a) return problem("missing_model", dialect.models[0], a, "names no model");
  if (!b) return problem("missing_model", dialect.models[1], b, "names no model");
  const winner = dialect.read(verdict, a, b);
  if (winner) return { modelA: a, modelB: b, winner };
  const explanation =
    dialect.verdict.length === 1
      ? `is not a known verdict (${knownWinnerWords.slice(0, 4).join(", ")}, tie, both_bad and the like)`
      : `does not say, with the rest of ${dialect.verdict.join(", ")}, who won`;
  return problem("unknown_winner", dialect.verdict[0], verdict[0], explanation);
}

/** The message for the first row, in file order, that cannot be read. */
async function findFirstBad(opened: OpenedFile, cells: CellOfFile[]): Promise<string | undefined> {
  const bad = new Map(cells.flatMap((cell) => (cell.problem ? [[cell.id, cell.problem] as const] : [])));
  if (bad.size === 0) return undefined;
  const numbered = rowsOf(opened, ", row_number() over () - 1 as n");
  const result = await opened.connection.run(
    `select cells.id, cast(n as double) from ${numbered} as rows join cells on ${isSameCell}
     where cells.id in (${[...bad.keys()].join(", ")}) order by n limit 1`,
  );
  const [[id, record]] = (await result.getRows()) as [number, number][];
  return describe(opened, record, bad.get(id)!);
}

async function describe(
  { path, source }: OpenedFile,
  record: number,
  { column, value, explanation }: { column: string; value: Cell; explanation: string },
): Promise<string> {
  const field = source.columns.indexOf(column);
  const place = await locateValue(path, source.kind, { record, field, name: column });
  const where = place ? `${path}:${place.line}:${place.column}` : `${path}: row ${record + 1}`;
  return `${where}: ${column}: ${value === null ? "nothing" : JSON.stringify(value)} ${explanation}`;
}

interface OrderedPart {
  modelA: Int32Array;
  modelB: Int32Array;
  winner: Uint8Array;
  /** Null when the file has no times. */
  time: Float64Array | null;
  badTimes: number;
}

async function readInOrder(
  opened: OpenedFile,
  cells: CellOfFile[],
  models: Map<string, number>,
): Promise<OrderedPart | { problem: string }> {
  const { connection, source, lenient } = opened;
  const good = cells.filter((cell): cell is CellOfFile & { problem?: undefined } => !cell.problem);
  const total = good.reduce((sum, { count }) => sum + count, 0);
  const clock = ["tstamp", "timestamp"].find((column) => source.columns.includes(column));
  const text = clock ? source.text(clock) : "null";
  // A number is taken as Unix seconds; anything else must be a date and time.
  const time = `coalesce(try_cast(${text} as double), epoch(try_cast(${text} as timestamptz)))`;
  const numbered = rowsOf(opened, `, row_number() over () - 1 as n, ${time} as t, ${text} as clock`);

  const seat = (name: string) => models.get(name) ?? (models.set(name, models.size), models.size - 1);
  const ofCell = new Map(
    good.map(({ id, modelA, modelB, winner }) => [id, [seat(modelA), seat(modelB), winners.indexOf(winner)] as const]),
  );
  const part = {
    modelA: new Int32Array(total),
    modelB: new Int32Array(total),
    winner: new Uint8Array(total),
    time: clock ? new Float64Array(total) : null,
    badTimes: 0,
  };
  let next = 0;
  const result = await connection.stream(
    `select cells.id, t, cast(n as double), clock from ${numbered} as rows join cells on ${isSameCell}
     order by t nulls first, n`,
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const ids = chunk.getColumnValues(0) as number[];
    const times = chunk.getColumnValues(1) as (number | null)[];
    for (let row = 0; row < ids.length; row++) {
      const cell = ofCell.get(ids[row]);
      if (!cell) continue;
      const at = times[row];
      if (clock && (at === null || Number.isNaN(at))) {
        if (!lenient) {
          const value = chunk.getColumnValues(3)[row] as Cell;
          const record = chunk.getColumnValues(2)[row] as number;
          return { problem: await describe(opened, record, { column: clock, value, explanation: "is not a time" }) };
        }
        part.badTimes++;
        continue;
      }
      [part.modelA[next], part.modelB[next], part.winner[next]] = cell;
      if (part.time) part.time[next] = at!;
      next++;
    }
  }
  return {
    modelA: part.modelA.subarray(0, next),
    modelB: part.modelB.subarray(0, next),
    winner: part.winner.subarray(0, next),
    time: part.time?.subarray(0, next) ?? null,
    badTimes: part.badTimes,
  };
}

/** One sequence out of several files: by time when all have times, else one file after another. */
function joinParts(parts: OrderedPart[], models: string[]): VoteColumns {
  if (parts.length === 1) return { models, ...parts[0] };
  const total = parts.reduce((sum, { modelA }) => sum + modelA.length, 0);
  const joined = { modelA: new Int32Array(total), modelB: new Int32Array(total), winner: new Uint8Array(total) };
  const time = new Float64Array(total);
  let offset = 0;
  for (const part of parts) {
    joined.modelA.set(part.modelA, offset);
    joined.modelB.set(part.modelB, offset);
    joined.winner.set(part.winner, offset);
    if (part.time) time.set(part.time, offset);
    offset += part.modelA.length;
  }
  if (!parts.every((part) => part.time)) return { models, ...joined };
  const order = Uint32Array.from(time.keys()).sort((left, right) => time[left] - time[right] || left - right);
  return {
    models,
    modelA: Int32Array.from(order, (vote) => joined.modelA[vote]),
    modelB: Int32Array.from(order, (vote) => joined.modelB[vote]),
    winner: Uint8Array.from(order, (vote) => joined.winner[vote]),
  };
}

function missingColumns(path: string, { columns, kind }: Source): Result<never, Failed> {
  const wanted = dialects[0];
  const missing = [...wanted.models, ...wanted.verdict].filter((column) => !columns.includes(column));
  const where = kind === "csv" ? `${path}:1:1` : path;
  const list = columns.length > 0 ? `it has ${columns.join(", ")}` : "it has none";
  return bad(where, `no column ${missing.join(" and no column ")}; ${list}`);
}

/** Puts DuckDB's own complaint about a file into one line with its place. */
async function unreadable(path: string, error: unknown): Promise<Result<never, Failed>> {
  const text = error instanceof Error ? error.message : String(error);
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
