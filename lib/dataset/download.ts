import { createHash } from "node:crypto";
import type { ExportRequest } from "./schema.ts";
import type { Column } from "./types.ts";
import type { Piece, TextFormat } from "./write-rows.ts";

export interface Download {
  filename: string;
  /** The same for the same bytes, however often they are made. */
  etag: string;
  /** The state of the database that it is made of: asked for again, it gives the same bytes. Null for a board. */
  at: string | null;
  /** Where the next rows begin, for votes that were asked for by pages or that are yet to be cast. */
  next: string | null;
  /** Whether a page ended before the votes did. */
  hasMore: boolean;
  /** The columns as DuckDB names them, for a Parquet file; and how many rows of it are held in memory at a time. */
  columns: { name: string; type: string }[];
  rowGroup: number;
  /** Begins the work: rows as text in a format. */
  write: (format: TextFormat) => AsyncGenerator<Piece>;
}

/** A Parquet writer holds a whole group of rows: conversations are about a thousand times as large as bare votes. */
export const rowGroupWithTexts = 10_000;
export const rowGroupWithout = 50_000;

/** Such as `ringside-arena-votes-lmsys-2023-2026-01-31.jsonl.zst`. */
export function filenameOf(
  { dataset, profile, format, compression, source, counted }: ExportRequest,
  now: Date,
): string {
  const what = profile.name === "ringside" ? dataset : `${dataset}-${profile.name}`;
  const which = counted === "true" ? "" : counted === "all" ? "-all" : "-not-counted";
  // A source's slug is ours, but it goes into a header: nothing but plain characters may.
  const safe = source.replaceAll(/[^a-z0-9._-]+/gi, "-");
  const ending = { none: "", gzip: ".gz", zstd: ".zst" }[compression];
  return `ringside-${safe}-${what}${which}-${now.toISOString().slice(0, 10)}.${format}${ending}`;
}

const plainTypes = {
  string: "VARCHAR",
  integer: "BIGINT",
  bigint: "BIGINT",
  float: "DOUBLE",
  boolean: "BOOLEAN",
} as const;

export function typesOf(columns: readonly Column<never>[]): { name: string; type: string }[] {
  return columns.map(({ name, type, parquet }) => ({
    name,
    type: parquet ?? (type === "json" ? "JSON" : type === "timestamp" ? "TIMESTAMP" : plainTypes[type]),
  }));
}

/** Names the state in front, so that whoever has only the tag can ask for the rest of the same bytes. */
export const etagOf = (state: unknown, at = ""): string =>
  `"${at}~${createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 32)}"`;
