export type FileKind = "csv" | "json" | "parquet";

/** The kind of file, by its name; `.gz` does not count. Unknown endings are read as CSV. */
export function fileKindOf(path: string): FileKind {
  const name = path.toLowerCase().replace(/\.(gz|zst)$/, "");
  if (/\.(parquet|pq)$/.test(name)) return "parquet";
  return /\.(jsonl?|ndjson)$/.test(name) ? "json" : "csv";
}

/** Whether the file holds one JSON object per line, by its name. */
export function isLines(path: string): boolean {
  return /\.(jsonl|ndjson)(\.(gz|zst))?$/i.test(path);
}

/** The longest line, or JSON object, that is read, in bytes: conversations are long. */
export const longestLine = 16 * 1024 * 1024;
