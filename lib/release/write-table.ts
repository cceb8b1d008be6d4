import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { jsonLinesToParquet, literal } from "#lib/dataset/columnar.ts";
import { rowGroupWithout, rowGroupWithTexts, typesOf } from "#lib/dataset/download.ts";
import type { Column } from "#lib/dataset/types.ts";
import { writerFor, writeRows } from "#lib/dataset/write-rows.ts";
import type { Manifest } from "./manifest.ts";

type WrittenFile = Manifest["files"][number];

/** How a table's JSON lines are read: a long conversation makes a long line. */
export const readLines = (file: string, columns: readonly Column<never>[]): string => {
  const shape = typesOf(columns).map(({ name, type }) => `${literal(name)}: ${literal(type)}`);
  return `read_json(${literal(file)}, format = 'newline_delimited', columns = {${shape.join(", ")}}, maximum_object_size = 67108864)`;
};

/** Writes a table as JSON lines while it is read, then the very same rows as Parquet. Memory does not grow with them. */
export async function writeTable<Row>(
  folder: string,
  name: string,
  columns: Column<Row>[],
  batches: AsyncIterable<Row[]>,
): Promise<WrittenFile[]> {
  const [lines, parquet] = ["jsonl", "parquet"].map((ending) => path.join(folder, `${name}.${ending}`));
  let rows = 0;
  const file = fs.createWriteStream(lines);
  for await (const { text, rows: more } of writeRows(writerFor(columns, "jsonl"), batches)) {
    rows += more;
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  const hasTexts = columns.some(({ type }) => type === "json");
  const rowGroup = hasTexts ? rowGroupWithTexts : rowGroupWithout;
  await jsonLinesToParquet(lines, parquet, { columns: typesOf(columns), rowGroup });
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
