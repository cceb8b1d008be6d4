import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGzip, createZstdCompress } from "node:zlib";
import { jsonLinesToParquet } from "./columnar.ts";
import type { Download } from "./download.ts";
import type { Compression, ExportRequest } from "./schema.ts";
import { isSpooled, spool } from "./spool.ts";
import type { Spooled } from "./spool.ts";
import { contentTypes } from "./write-rows.ts";
import type { Piece } from "./write-rows.ts";

type Layout = Pick<ExportRequest, "format" | "compression">;

export function contentTypeOf({ format, compression }: Layout): string {
  return compression === "none"
    ? contentTypes[format]
    : compression === "gzip"
      ? "application/gzip"
      : "application/zstd";
}

/** Whether the bytes lie ready, so that a part of them costs next to nothing. */
export const isReady = (download: Download): boolean => isSpooled(download.etag);

/** The bytes as they are made; of a file that lies ready, or must be whole before it can be sent, from there. */
export async function* downloadBytes(
  download: Download,
  layout: Layout,
  onRows: (rows: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  if (layout.format === "parquet") {
    const { path, size } = await downloadFile(download, layout, onRows);
    return yield* readPart(path, 0, size - 1);
  }
  yield* compressed(encoded(download.write(layout.format), onRows), layout.compression);
}

/** The whole download as a file on this machine, kept for a while: parts of it can then be given as they are asked for. */
export function downloadFile(
  download: Download,
  { format, compression }: Layout,
  onRows: (rows: number) => void = () => {},
): Promise<Spooled> {
  return spool(download.etag, async (path) => {
    if (format !== "parquet") return write(path, compressed(encoded(download.write(format), onRows), compression));
    await write(`${path}.jsonl`, encoded(download.write("jsonl"), onRows));
    await jsonLinesToParquet(`${path}.jsonl`, path, download);
  });
}

/** Bytes from one place to another, both included. */
export async function* readPart(path: string, first: number, last: number): AsyncGenerator<Uint8Array> {
  if (last < first) return;
  yield* createReadStream(path, { start: first, end: last, highWaterMark: 256 * 1024 });
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, "w");
  try {
    for await (const chunk of bytes) await file.write(chunk);
  } finally {
    await file.close();
  }
}

/** So that whoever reads slowly is not handed many megabytes at once. */
const largestChunk = 1024 * 1024;

async function* encoded(pieces: AsyncIterable<Piece>, onRows: (rows: number) => void): AsyncGenerator<Uint8Array> {
  for await (const { text, bytes = [], rows } of pieces) {
    const written = Buffer.from(text);
    for (let at = 0; at < written.length; at += largestChunk) yield written.subarray(at, at + largestChunk);
    yield* bytes;
    onRows(rows);
  }
}

async function* compressed(bytes: AsyncGenerator<Uint8Array>, compression: Compression): AsyncGenerator<Uint8Array> {
  if (compression === "none") return yield* bytes;
  const source = Readable.from(bytes, { objectMode: false });
  const packed = source.pipe(compression === "gzip" ? createGzip() : createZstdCompress());
  source.on("error", (error) => packed.destroy(error));
  try {
    yield* packed;
  } finally {
    source.destroy();
  }
}
