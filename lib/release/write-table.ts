import { createHash } from "node:crypto";
import fs from "node:fs";
import { open as openFile } from "node:fs/promises";
import path from "node:path";
import { jsonLinesToParquet, literal } from "#lib/dataset/columnar.ts";
import { longestLine } from "#lib/dataset/file-kind.ts";
import { rowGroupWithout, rowGroupWithTexts, typesOf } from "#lib/dataset/download.ts";
import type { Column } from "#lib/dataset/types.ts";
import { writerFor } from "#lib/dataset/write-rows.ts";
import { tables } from "./columns.ts";
import type { Rows, TableName } from "./columns.ts";
import type { Manifest } from "./manifest.ts";

type WrittenFile = Manifest["files"][number];

/** How a table's JSON lines are read. */
export const readLines = (file: string, columns: readonly Column<never>[]): string => {
  const shape = typesOf(columns).map(({ name, type }) => `${literal(name)}: ${literal(type)}`);
  return `read_json(${literal(file)}, format = 'newline_delimited', columns = {${shape.join(", ")}}, maximum_object_size = ${longestLine})`;
};

/** Rows as the database wrote them. */
interface Lines {
  rows: number;
  lines: readonly Uint8Array[];
}

/** Rows of some tables, such as conversations with the pairs that come of them. */
export type Batch = { [Name in TableName]?: Rows[Name][] | Lines };

/**
 * Writes tables as JSON lines while their rows are read, then the very same rows as Parquet. A batch is on the disk before the
 * next is asked for, so memory does not grow with them.
 */
export async function writeTables(
  folder: string,
  names: readonly TableName[],
  batches: AsyncIterable<Batch>,
): Promise<WrittenFile[]> {
  const open = await Promise.all(
    names.map(async (name) => {
      const columns = tables[name] as Column<never>[];
      const lines = path.join(folder, `${name}.jsonl`);
      return { name, columns, lines, rows: 0, writer: writerFor(columns, "jsonl"), file: await openFile(lines, "w") };
    }),
  );
  try {
    for await (const batch of batches) {
      for (const table of open) {
        const some = (batch[table.name] ?? []) as never[] | Lines;
        const { rows, lines } = Array.isArray(some)
          ? { rows: some.length, lines: [some.map(table.writer.row).join("")] }
          : some;
        table.rows += rows;
        for (const text of lines) await table.file.writeFile(text);
      }
    }
  } finally {
    await Promise.all(open.map(({ file }) => file.close()));
  }
  const written: WrittenFile[] = [];
  for (const { name, columns, lines, rows } of open) {
    const parquet = path.join(folder, `${name}.parquet`);
    const rowGroup = columns.some(({ type }) => type === "json") ? rowGroupWithTexts : rowGroupWithout;
    await jsonLinesToParquet(lines, parquet, { columns: typesOf(columns), rowGroup });
    written.push(await describeFile(parquet, rows), await describeFile(lines, rows));
  }
  return written;
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
