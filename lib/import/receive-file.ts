import "server-only";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { fail } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";

/** Ten million votes without conversations are about two gigabytes; whoever has more imports from the command line. */
const mostBytes = 4 * 1024 ** 3;

/** Endings that vote files have; the reader tells formats by them. */
const ending = /\.(csv|json|jsonl|parquet)(\.gz)?$/i;

const byType: Record<string, string> = {
  "text/csv": ".csv",
  "application/json": ".json",
  "application/jsonl": ".jsonl",
  "application/x-ndjson": ".jsonl",
  "application/vnd.apache.parquet": ".parquet",
};

class TooLarge extends Error {}

export interface ReceivedFile {
  path: string;
  /** What its owner calls it. */
  name: string;
}

/**
 * Keeps a request's body as a file while `use` works on it, and never more of it in memory than a piece. The format is told by
 * the ending of `name`, else by the content type.
 */
export async function withReceivedFile<T, Code extends string>(
  request: Request,
  name: string | undefined,
  use: (file: ReceivedFile) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | "wrong_content_type" | "body_too_large">> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
  const given = name === undefined ? undefined : ending.exec(name)?.[0].toLowerCase();
  const suffix = given ?? (name === undefined ? byType[type] : undefined);
  if (!suffix || !request.body)
    return fail("wrong_content_type", {
      message:
        "Send the file itself as the body, and say what it is: filename=votes.csv, .json, .jsonl or .parquet, also .gz.",
    });
  const folder = await mkdtemp(path.join(os.tmpdir(), "ringside-import-"));
  try {
    const file = path.join(folder, `votes${suffix}`);
    await pipeline(
      Readable.fromWeb(request.body as ReadableStream<Uint8Array>),
      atMost(mostBytes),
      createWriteStream(file),
    );
    return await use({ path: file, name: name ?? `votes${suffix}` });
  } catch (error) {
    if (error instanceof TooLarge) return fail("body_too_large", { message: "A file may hold at most 4 GB." });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function atMost(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      size += chunk.byteLength;
      done(size > limit ? new TooLarge() : null, chunk);
    },
  });
}
