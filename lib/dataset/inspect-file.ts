import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { fileKindOf, isLines, longestLine } from "./file-kind.ts";

/** As much of a file's beginning and end as tells what it is. */
const seenBytes = 4096;

type Compression = "gzip" | "zstd";

/**
 * What a file's own bytes say against reading it as what its name says it is; null when nothing does. DuckDB reads what is cut off
 * up to the cut and calls it whole, leaves out a last line that is too long for it, and takes nearly anything for a CSV file: all of
 * that must be noticed before.
 */
export async function inspectFile(path: string): Promise<string | null> {
  const compression = compressionOf(path);
  const outside = await endsOfFile(path);
  if (!compression) return inspectContent(path, outside);
  if (magicOf(outside.head) !== compression) return `this is no ${compression} file${seemsOf(outside.head)}`;
  try {
    return inspectContent(path, await endsOf(contentOf(path)));
  } catch (error) {
    const { message } = error as Error;
    return message === "unexpected end of file"
      ? `this ${compression} file is cut off: its end is missing`
      : `this ${compression} file is damaged: ${message}`;
  }
}

function inspectContent(path: string, { head, tail, lastLine }: Ends): string | null {
  const kind = fileKindOf(path);
  const magic = magicOf(head);
  if (kind === "parquet") {
    if (magic !== "Parquet") return `this is no Parquet file${seemsOf(head)}`;
    return tail.subarray(-4).toString("latin1") === "PAR1" ? null : "this Parquet file is cut off: its end is missing";
  }
  if (magic !== undefined) return `this is ${wordsFor[magic]}`;
  const [first, last] = [
    head
      .toString()
      .replace(/^\uFEFF/, "")
      .trimStart(),
    tail.toString().trimEnd(),
  ];
  if (first === "") return "there is nothing in it but blanks";
  if (kind === "csv" && /^[{[]/.test(first)) return "this looks like JSON: its name should end in .json or .jsonl";
  if (kind === "csv" && lastLine > longestLine) return `its last line is longer than ${longestLine / 1024 ** 2} MB`;
  if (kind === "json" && !isLines(path) && first.startsWith("[") && !last.endsWith("]"))
    return `the list in it has no end: it is cut off after ${JSON.stringify(last.slice(-40))}`;
  return null;
}

const wordsFor = {
  Parquet: "a Parquet file: its name should end in .parquet",
  gzip: "a gzip file: its name should end in .gz, after what is inside",
  zstd: "a zstd file: its name should end in .zst, after what is inside",
  zip: "a zip file or a spreadsheet: save it as CSV",
  "UTF-16": "a text in UTF-16: save it as UTF-8",
};

const seemsOf = (head: Buffer) => {
  const magic = magicOf(head);
  return magic === undefined ? "" : `: it is ${wordsFor[magic]}`;
};

/** What a file is by its first bytes, where those tell. */
function magicOf(head: Buffer): keyof typeof wordsFor | undefined {
  const first = head.toString("latin1", 0, 4);
  if (first === "PAR1" || first === "PARE") return "Parquet";
  if (first.startsWith("\x1f\x8b")) return "gzip";
  if (first === "\x28\xb5\x2f\xfd" || /^[\x50-\x5f]\x2a\x4d\x18$/.test(first)) return "zstd";
  if (/^PK(\x03\x04|\x05\x06)$/.test(first)) return "zip";
  if (/^(\xff\xfe|\xfe\xff)/.test(first) || /^([^\0]\0[^\0]\0|\0[^\0]\0[^\0])$/.test(first)) return "UTF-16";
  return undefined;
}

function compressionOf(path: string): Compression | null {
  if (/\.gz$/i.test(path)) return "gzip";
  return /\.zst$/i.test(path) ? "zstd" : null;
}

/** A file's bytes, unpacked, piece by piece; of zstd, one frame after another. Throws what is wrong with it. */
export async function* contentOf(path: string): AsyncGenerator<Buffer> {
  const compression = compressionOf(path);
  if (!compression) return yield* createReadStream(path) as AsyncIterable<Buffer>;
  for (let start = 0, isMore = true; isMore;) {
    const file = createReadStream(path, { start });
    const unpack = compression === "gzip" ? createGunzip() : createZstdDecompress();
    file.on("error", (error) => unpack.destroy(error));
    try {
      yield* file.pipe(unpack) as AsyncIterable<Buffer>;
    } finally {
      file.destroy();
    }
    // Node reads all members of a gzip file, but only the first frame of a zstd file.
    const taken = start + unpack.bytesWritten;
    isMore = compression === "zstd" && unpack.bytesWritten > 0 && (await hasByteAt(path, taken));
    start = taken;
  }
}

async function hasByteAt(path: string, start: number): Promise<boolean> {
  for await (const piece of createReadStream(path, { start, end: start }) as AsyncIterable<Buffer>)
    return piece.length > 0;
  return false;
}

interface Ends {
  head: Buffer;
  tail: Buffer;
  /** How long the last line is, in bytes. */
  lastLine: number;
}

async function endsOfFile(path: string): Promise<Ends> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number) =>
      (await file.read(Buffer.alloc(length), 0, length, from)).buffer.subarray(0, length);
    const length = Math.min(size, seenBytes);
    let lastLine = 0;
    // The end of the last line, if it has one, is not the one before it.
    for (let end = size - 1; end > 0; end -= seenBytes) {
      const from = Math.max(0, end - seenBytes);
      const found = lineEndIn(await read(from, end - from));
      lastLine += end - from - (found + 1);
      if (found >= 0 || lastLine > longestLine) break;
    }
    return { head: await read(0, length), tail: await read(size - length, length), lastLine };
  } finally {
    await file.close();
  }
}

const lineEndIn = (bytes: Buffer) => Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d));

async function endsOf(pieces: AsyncIterable<Buffer>): Promise<Ends> {
  let [head, tail]: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)];
  let [lastLine, open] = [0, 0];
  for await (const piece of pieces) {
    if (head.length < seenBytes) head = Buffer.concat([head, piece.subarray(0, seenBytes - head.length)]);
    tail = piece.length >= seenBytes ? piece.subarray(-seenBytes) : Buffer.concat([tail, piece]).subarray(-seenBytes);
    const end = lineEndIn(piece);
    if (end < 0) open += piece.length;
    else {
      const before = lineEndIn(piece.subarray(0, end));
      lastLine = before < 0 ? open + end : end - before - 1;
      open = piece.length - end - 1;
    }
  }
  return { head, tail, lastLine: open > 0 ? open : lastLine };
}
