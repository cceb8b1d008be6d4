import { tmpdir } from "node:os";
import path from "node:path";
import { DOUBLE, DuckDBInstance, DuckDBTableFunction, INTEGER, VARCHAR } from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { fileKindOf, isLines, longestLine } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { contentOf } from "./inspect-file.ts";

/** What DuckDB may take: half a gigabyte, so that a process that reads ten million votes stays below one. */
const memoryLimit = "512MB";

/** The one place DuckDB is opened: an empty database in memory, gone when `use` returns. */
export async function withDuckDB<T>(
  use: (connection: DuckDBConnection) => Promise<T>,
  { threads }: { threads?: number } = {},
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    // Times without a zone are UTC, whatever machine reads them. Progress is counted, and never printed by DuckDB itself.
    // What does not fit in memory goes to a temporary folder.
    await connection.run(
      `set timezone = 'UTC'; set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0;
       set memory_limit = '${memoryLimit}'; set temp_directory = ${literal(path.join(tmpdir(), "ringside-duckdb"))};
       ${threads ? `set threads = ${threads}` : ""}`,
    );
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A file name as an SQL literal that stands for that file only, whatever brackets and stars are in its name. */
function fileLiteral(path: string): string {
  return literal(path.replaceAll(/[[*?]/g, "[$&]"));
}

/** Something DuckDB can select from, and how each of its columns is read. */
export interface Source {
  kind: FileKind;
  /** A relation; its own column names are of no concern to anyone but the functions below. */
  from: string;
  columns: readonly string[];
  /** A relation of the same rows and `rowNumber`, the number of each in its file, from 0. */
  numbered: string;
  /** The value of a column, of whatever type it is. */
  value: (column: string) => string;
  /** The value of a column as text. */
  text: (column: string) => string;
  /** The value of a column as JSON: null where it is none. */
  json: (column: string) => string;
  /** The type of a column as DuckDB names it; VARCHAR where files have no types. */
  type: (column: string) => string;
}

/** How the reader calls what the file has no name for: no file's own column is called so. */
export const internal = (name: string | number) => identifier(`ringside:${name}`);

export const rowNumber = internal("row");
const withRowNumbers = (from: string) => `(select *, row_number() over () - 1 as ${rowNumber} from ${from})`;

/**
 * Opens a file as a table of texts. Nothing is guessed but the delimiter: a reader that guesses may take a bad row for a
 * header and leave rows out untold.
 */
export async function openFile(
  connection: DuckDBConnection,
  path: string,
  { skipsBadRows = false }: { skipsBadRows?: boolean } = {},
): Promise<Source> {
  const file = fileLiteral(path);
  switch (fileKindOf(path)) {
    case "parquet":
      return openParquet(connection, file);
    case "json":
      return openJson(
        connection,
        `read_json_objects(${file}, format = '${await jsonFormatOf(path)}', ignore_errors = ${skipsBadRows && isLines(path)})`,
      );
    case "csv":
      return openCsv(connection, path, file, skipsBadRows);
  }
}

/** A list behind a byte order mark is not seen by DuckDB for itself. */
async function jsonFormatOf(path: string): Promise<"auto" | "array"> {
  for await (const piece of contentOf(path))
    return /^\uFEFF\s*\[/.test(piece.toString("utf8", 0, 64)) ? "array" : "auto";
  return "auto";
}

/** A name that two columns have, or two members of one of the first thousand objects, and where to look for the second. */
export async function repeatedColumn(
  connection: DuckDBConnection,
  { kind, from, columns }: Source,
): Promise<{ name: string; field: number; record: number } | null> {
  if (kind === "csv") {
    const field = columns.findIndex((name, i) => name !== "" && columns.indexOf(name) < i);
    return field < 0 ? null : { name: columns[field], field, record: -1 };
  }
  if (kind === "parquet") return null;
  const found = await connection.run(
    `select n, keys from (select row_number() over () - 1 as n, json_keys(${internal("json")}) as keys from (from ${from} limit 1000))
     where len(keys) > list_unique(keys) order by n limit 1`,
  );
  const [row] = await found.getRowObjectsJson();
  if (!row) return null;
  const keys = row.keys as string[];
  const name = keys.find((key, i) => keys.indexOf(key) < i)!;
  return { name, field: 0, record: Number(row.n) };
}

async function openParquet(connection: DuckDBConnection, file: string): Promise<Source> {
  const from = `read_parquet(${file})`;
  const described = await (
    await connection.run(`select column_name, column_type from (describe select * from ${from})`)
  ).getRows();
  const types = new Map(described.map(([name, type]) => [String(name), String(type)]));
  const type = (column: string) => types.get(column) ?? "VARCHAR";
  return {
    kind: "parquet",
    from,
    numbered: types.has("file_row_number")
      ? withRowNumbers(from)
      : // Known to the file, so that reading it may be shared out among threads.
        `(select * rename (file_row_number as ${rowNumber}) from read_parquet(${file}, file_row_number = true))`,
    columns: [...types.keys()],
    type,
    value: identifier,
    text: (column) => `cast(${identifier(column)} as varchar)`,
    json: (column) => (type(column) === "VARCHAR" ? jsonInText(identifier(column)) : `to_json(${identifier(column)})`),
  };
}

async function openJson(connection: DuckDBConnection, objects: string): Promise<Source> {
  const from = `(select json as ${internal("json")} from ${objects})`;
  const sample = `select ${internal("json")} as v from ${from} where v is not null limit 1000`;
  const columns = await texts(connection, `select distinct unnest(json_keys(v)) from (${sample})`);
  const text = (column: string) => `${internal("json")} ->> ${literal(jsonPath(column))}`;
  return {
    kind: "json",
    from,
    numbered: withRowNumbers(from),
    columns: columns.sort(),
    type: () => "VARCHAR",
    value: text,
    text,
    // FastChat's remote logger writes nested values as texts that hold JSON: the ->> reads either.
    json: (column) => jsonInText(`(${text(column)})`),
  };
}

async function openCsv(
  connection: DuckDBConnection,
  path: string,
  file: string,
  skipsBadRows: boolean,
): Promise<Source> {
  const [header = ""] = await texts(
    connection,
    `select coalesce(line, '') from ${csv(file, "''", false, ["line"], "''")} limit 1`,
  );
  const delimiter = delimiterOf(header, path);
  const columns = splitHeader(header, delimiter);
  const rejects = skipsBadRows ? ", ignore_errors = true, store_rejects = true" : "";
  const places = columns.map((_, index) => `ringside:${index}`);
  const text = (column: string) => internal(columns.indexOf(column));
  const from = csv(file, literal(delimiter), true, places, `'"'`, rejects);
  return {
    kind: "csv",
    from,
    numbered: withRowNumbers(from),
    columns,
    type: () => "VARCHAR",
    value: text,
    text,
    json: (column) => jsonInText(text(column)),
  };
}

const jsonInText = (text: string) => `case when json_valid(${text}) then cast(${text} as json) end`;

/** How many rows of a CSV file DuckDB has skipped on this connection. */
export async function countRejectedRows(connection: DuckDBConnection): Promise<number> {
  const tables = await texts(connection, "select table_name from duckdb_tables() where table_name = 'reject_errors'");
  if (tables.length === 0) return 0;
  const [rows] = await texts(
    connection,
    "select cast(count(*) as varchar) from (select distinct scan_id, file_id, line from reject_errors)",
  );
  return Number(rows);
}

/** A table to be written: named columns of equal length. */
export interface Table {
  columns: { name: string; type: "varchar" | "double" | "integer"; values: readonly (string | number)[] }[];
}

/** Writes a table as Parquet, CSV or JSON Lines, by the file's ending (`.gz` compresses the last two). */
export async function writeFile(path: string, { columns }: Table): Promise<void> {
  const total = columns[0]?.values.length ?? 0;
  let done = 0;
  await writeStream(path, {
    columns: columns,
    next: (atMost) => {
      const [from, to] = [done, Math.min(done + atMost, total)];
      done = to;
      return { count: to - from, values: columns.map(({ values }) => values.slice(from, to)) };
    },
  });
}

/** A table that is made while it is written. */
export interface StreamedTable {
  /** What `next` gives. */
  columns: { name: string; type: "varchar" | "double" | "integer" }[];
  /** What is written, made of those columns by SQL, where it is not just them. */
  select?: { name: string; sql: string }[];
  /** The next rows, at most so many, as columns; none when all are written. */
  next: (atMost: number) => { count: number; values: readonly ArrayLike<string | number>[] };
}

/** Writes as `writeFile` does, a few rows at a time: memory does not grow with them. */
export async function writeStream(path: string, { columns, select, next }: StreamedTable): Promise<void> {
  const format = { parquet: "format parquet", json: "format json", csv: "format csv, header" }[fileKindOf(path)];
  const types = { varchar: VARCHAR, double: DOUBLE, integer: INTEGER };
  let problem: unknown;
  const rows = DuckDBTableFunction.create({
    name: "streamed_rows",
    bindFunction: (bind) => {
      for (const { name, type } of columns) bind.addResultColumn(name, types[type]);
      bind.setBindData({});
    },
    initFunction: (init) => {
      init.setInitData({});
      init.setMaxThreads(1);
    },
    mainFunction: (info, chunk) => {
      try {
        const { count, values } = next(rowsPerChunk);
        chunk.rowCount = count;
        values.forEach((column, i) => chunk.setColumnValues(i, Array.from(column)));
      } catch (error) {
        problem = error;
        info.setError(String(error));
      }
    },
  });
  await withDuckDB(async (connection) => {
    connection.registerTableFunction(rows);
    const list = select?.map(({ name, sql }) => `${sql} as ${identifier(name)}`).join(", ") ?? "*";
    try {
      await connection.run(`copy (select ${list} from streamed_rows()) to ${literal(path)} (${format})`);
    } catch (error) {
      throw problem ?? error;
    }
  });
}

/** What writing a file may take: a download shares its process with others. */
const writingLimit = "200MB";

/** Turns lines of JSON into a Parquet file with exactly these types, row by row in their order. */
export async function jsonLinesToParquet(
  from: string,
  to: string,
  { columns, rowGroup }: { columns: readonly { name: string; type: string }[]; rowGroup: number },
): Promise<void> {
  // Times are read as texts: a cast knows nanoseconds, and the zone that they end in is the one that such columns have none of.
  const isTime = (type: string) => type.startsWith("TIMESTAMP");
  const shape = columns.map(({ name, type }) => `${literal(name)}: ${literal(isTime(type) ? "VARCHAR" : type)}`);
  const list = columns.map(({ name, type }) => {
    const column = identifier(name);
    return isTime(type) ? `cast(rtrim(${column}, 'Z') as ${type}) as ${column}` : column;
  });
  await withDuckDB(
    async (connection) => {
      await connection.run(`set memory_limit = '${writingLimit}'`);
      await connection.run(
        `copy (select ${list.join(", ")} from read_json(${fileLiteral(from)}, format = 'newline_delimited', columns = {${shape.join(", ")}}, maximum_object_size = ${longestLine}))
         to ${literal(to)} (format parquet, compression zstd, row_group_size ${rowGroup})`,
      );
    },
    // One after another: threads would each hold a group of rows.
    { threads: 1 },
  );
}

/** What DuckDB takes at a time. */
const rowsPerChunk = 2048;

/** The first column of a query's result, as texts. */
export async function texts(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const [first = []] = await (await connection.run(sql)).getColumns();
  return first.map(String);
}

/**
 * The first columns of two queries as texts, so many rows of both at a time, or of one when the other has ended. They are worked
 * out only as fast as they are read, and a few hundred kilobytes ahead.
 */
export async function* inStep(queries: readonly [string, string]): AsyncGenerator<readonly string[][]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: writingLimit });
  try {
    const streams = await Promise.all(
      queries.map(async (sql) => {
        const connection = await instance.connect();
        await connection.run(`set streaming_buffer_size = '200KB'`);
        const chunks = (await connection.stream(sql))[Symbol.asyncIterator]();
        return { chunks, page: [] as string[] };
      }),
    );
    for (;;) {
      for (const stream of streams) {
        if (stream.page.length > 0) continue;
        const { value } = await stream.chunks.next();
        stream.page = value ? (value as DuckDBDataChunk).getColumnValues(0).map(String) : [];
      }
      const lengths = streams.map(({ page }) => page.length).filter((length) => length > 0);
      if (lengths.length === 0) return;
      yield streams.map(({ page }) => page.splice(0, Math.min(...lengths)));
    }
  } finally {
    instance.closeSync();
  }
}

function csv(file: string, delimiter: string, header: boolean, columns: string[], quote: string, more = ""): string {
  const shape = columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(", ");
  // Conversations make long lines: 16 MB is eight times what DuckDB expects. It would read sixteen such lines at a time.
  return `read_csv(${file}, auto_detect = false, header = ${header}, delim = ${delimiter}, quote = ${quote}, escape = ${quote}, max_line_size = ${longestLine}, buffer_size = ${2 * longestLine}, columns = {${shape}}${more})`;
}

/** The column separator, told by the header, where no value can contain one. */
function delimiterOf(header: string, path: string): string {
  if (/\.tsv(\.gz)?$/i.test(path)) return "\t";
  const times = (mark: string) => header.split(mark).length;
  return ["\t", ";"].reduce((best, mark) => (times(mark) > times(best) ? mark : best), ",");
}

/** Column names may be quoted, and contain the separator when they are. */
function splitHeader(header: string, delimiter: string): string[] {
  const names: string[] = [];
  let rest = header;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"/.exec(rest);
    const end = rest.indexOf(delimiter, quoted?.[0].length ?? 0);
    names.push(quoted ? quoted[1].replaceAll('""', '"') : rest.slice(0, end < 0 ? undefined : end).trim());
    if (end < 0) return names;
    rest = rest.slice(end + delimiter.length);
  }
}

/** The path of a member, of a member of it, and so on. */
export function jsonPath(...keys: string[]): string {
  return `$${keys.map((key) => `."${key.replaceAll('"', '\\"')}"`).join("")}`;
}
