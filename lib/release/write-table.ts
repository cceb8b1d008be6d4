import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { literal, withDuckDB } from "#lib/dataset/columnar.ts";
import type { Column } from "#lib/dataset/types.ts";
import { writerFor, writeRows } from "#lib/dataset/write-rows.ts";
import type { Manifest } from "./manifest.ts";

type WrittenFile = Manifest["files"][number];

const parquetTypes: Record<Column<never>["type"], string> = {
  string: "VARCHAR",
  integer: "BIGINT",
  float: "DOUBLE",
  boolean: "BOOLEAN",
  json: 'STRUCT("role" VARCHAR, "content" VARCHAR)[]',
};

/** The types of a table's columns as DuckDB names them, so that nothing is guessed from the first rows. */
export const columnTypes = (columns: readonly Column<never>[]): string =>
  `{${columns.map(({ name, type }) => `${literal(name)}: ${literal(parquetTypes[type])}`).join(", ")}}`;

/** How a table's JSON lines are read: a long conversation makes a long line. */
export const readLines = (file: string, columns: readonly Column<never>[]): string =>
  `read_json(${literal(file)}, format = 'newline_delimited', columns = ${columnTypes(columns)}, maximum_object_size = 67108864)`;

/** Writes a table as JSON lines while it is read, then the very same rows as Parquet. Memory does not grow with them. */
export async function writeTable<Row>(
  folder: string,
  name: string,
  columns: Column<Row>[],
  batches: AsyncIterable<Row[]>,
): Promise<WrittenFile[]> {
  const [lines, parquet] = ["jsonl", "parquet"].map((ending) => path.join(folder, `${name}.${ending}`));
  let rows = 0;
  async function* counted() {
    for await (const batch of batches) {
      rows += batch.length;
      yield batch;
    }
  }
  const file = fs.createWriteStream(lines);
  for await (const text of writeRows(writerFor(columns, "jsonl"), counted())) {
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  await withDuckDB(async (connection) => {
    await connection.run(
      `copy (select * from ${readLines(lines, columns)}) to ${literal(parquet)} (format parquet, compression zstd)`,
    );
  });
  return [await describeFile(parquet, rows), await describeFile(lines, rows)];
}

export async function describeFile(file: string, rows: number | null): Promise<WrittenFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of fs.createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name: path.basename(file), bytes, sha256: hash.digest("hex"), rows };
}
