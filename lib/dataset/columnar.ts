import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";

/** The one place DuckDB is opened: an empty database in memory, gone when `use` returns. */
export async function withDuckDB<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    // Times without a zone are UTC, whatever machine reads them. Progress is counted, and never printed by DuckDB itself.
    await connection.run(
      "set timezone = 'UTC'; set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0",
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

export type FileKind = "csv" | "json" | "parquet";

/** Something DuckDB can select from, and how each of its columns is read as text. */
export interface Source {
  kind: FileKind;
  from: string;
  columns: readonly string[];
  text: (column: string) => string;
}

/** The kind of file, by its name; `.gz` does not count. Unknown endings are read as CSV. */
export function fileKindOf(path: string): FileKind {
  const name = path.toLowerCase().replace(/\.(gz|zst)$/, "");
  if (/\.(parquet|pq)$/.test(name)) return "parquet";
  return /\.(jsonl?|ndjson)$/.test(name) ? "json" : "csv";
}

/**
 * Opens a file as a table of texts. Nothing is guessed but the delimiter: a reader that guesses may take a bad row for a
 * header and leave rows out untold.
 */
export async function openFile(
  connection: DuckDBConnection,
  path: string,
  { skipsBadRows = false }: { skipsBadRows?: boolean } = {},
): Promise<Source> {
  const kind = fileKindOf(path);
  const file = fileLiteral(path);
  switch (kind) {
    case "parquet": {
      const from = `read_parquet(${file})`;
      const columns = await texts(connection, `select column_name from (describe select * from ${from})`);
      return { kind, from, columns, text: (column) => `cast(${identifier(column)} as varchar)` };
    }
    case "json": {
      const from = `read_json_objects(${file}, format = 'auto', ignore_errors = ${skipsBadRows && isLines(path)})`;
      const sample = `select json from ${from} where json is not null limit 1000`;
      const columns = await texts(connection, `select distinct unnest(json_keys(json)) from (${sample})`);
      return { kind, from, columns: columns.sort(), text: (column) => `json ->> ${literal(jsonPath(column))}` };
    }
    case "csv": {
      const [header = ""] = await texts(
        connection,
        `select line from ${csv(file, "''", false, ["line"], "''")} limit 1`,
      );
      const delimiter = delimiterOf(header, path);
      const columns = splitHeader(header, delimiter);
      const places = columns.map((_, index) => `c${index}`);
      const rejects = skipsBadRows ? ", ignore_errors = true, store_rejects = true" : "";
      const from = csv(file, literal(delimiter), true, places, `'"'`, rejects);
      return { kind, from, columns, text: (column) => `c${columns.indexOf(column)}` };
    }
  }
}

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

/** Whether the file holds one JSON object per line, by its name. */
export function isLines(path: string): boolean {
  return /\.(jsonl|ndjson)(\.(gz|zst))?$/i.test(path);
}

/** A table to be written: named columns of equal length. */
export interface Table {
  columns: { name: string; type: "varchar" | "double" | "integer"; values: readonly (string | number)[] }[];
}

/** Writes a table as Parquet, CSV or JSON Lines, by the file's ending (`.gz` compresses the last two). */
export async function writeFile(path: string, { columns }: Table): Promise<void> {
  const format = { parquet: "format parquet", json: "format json", csv: "format csv, header" }[fileKindOf(path)];
  await withDuckDB(async (connection) => {
    const shape = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
    await connection.run(`create table rows (${shape.join(", ")})`);
    const appender = await connection.createAppender("rows");
    for (let row = 0; row < (columns[0]?.values.length ?? 0); row++) {
      for (const { type, values } of columns) {
        const value = values[row];
        if (type === "varchar") appender.appendVarchar(String(value));
        else if (type === "double") appender.appendDouble(Number(value));
        else appender.appendInteger(Number(value));
      }
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(`copy rows to ${literal(path)} (${format})`);
  });
}

/** The first column of a query's result, as texts. */
export async function texts(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const [first = []] = await (await connection.run(sql)).getColumns();
  return first.map(String);
}

function csv(file: string, delimiter: string, header: boolean, columns: string[], quote: string, more = ""): string {
  const shape = columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(", ");
  // Conversations make long lines: 16 MB is eight times what DuckDB expects.
  return `read_csv(${file}, auto_detect = false, header = ${header}, delim = ${delimiter}, quote = ${quote}, escape = ${quote}, max_line_size = 16777216, columns = {${shape}}${more})`;
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

function jsonPath(column: string): string {
  return `$."${column.replaceAll('"', '\\"')}"`;
}
