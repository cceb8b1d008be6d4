import "server-only";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { receiveForm } from "./receive-form.ts";
import { readAliases } from "./schema.ts";

/** Ten million votes without conversations are about two gigabytes; whoever has more imports from the command line. */
const mostBytes = 4 * 1024 ** 3;

/** Endings that vote files have; the reader tells formats by them. */
const ending = /\.(csv|tsv|json|jsonl|ndjson|parquet|pq)(\.(gz|zst))?$/i;

const byType: Record<string, string> = {
  "text/csv": ".csv",
  "application/json": ".json",
  "application/jsonl": ".jsonl",
  "application/x-ndjson": ".jsonl",
  "application/vnd.apache.parquet": ".parquet",
};

class TooLarge extends Error {}

interface ReceivedFile {
  path: string;
  /** What its owner calls it. */
  name: string;
  /** Slugs by the names in it, where they came along. */
  aliases?: ReadonlyMap<string, string>;
  /** Takes the file away; whoever received it must. */
  discard: () => Promise<void>;
}

type Refusal = "wrong_content_type" | "body_too_large" | "invalid_input";

/**
 * Keeps a request's body as a file, and never more of it in memory than a piece: the file itself, or a form with the file and
 * aliases. The format is told by the ending of `name`, else by that in the form or by the content type.
 */
export async function receiveFile(request: Request, name: string | undefined): Promise<Result<ReceivedFile, Refusal>> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
  const { body } = request;
  if (!body) return notAFile();
  const folder = await mkdtemp(path.join(os.tmpdir(), "ringside-import-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  const coming = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  const keep = async (stream: Readable, suffix: string) => {
    const file = path.join(folder, `votes${suffix}`);
    await pipeline(stream, atMost(mostBytes), createWriteStream(file));
    return file;
  };
  try {
    const received = await (type === "multipart/form-data"
      ? keepForm(request, coming, name, keep)
      : keepBody(type, coming, name, keep));
    if (received.ok) return ok({ ...received.value, discard });
    await discard();
    return received;
  } catch (error) {
    await discard();
    if (error instanceof TooLarge) return fail("body_too_large", { message: "A file may hold at most 4 GB." });
    throw error;
  }
}

type Keep = (stream: Readable, suffix: string) => Promise<string>;
type Kept = Omit<ReceivedFile, "discard">;

async function keepBody(
  type: string,
  coming: Readable,
  name: string | undefined,
  keep: Keep,
): Promise<Result<Kept, Refusal>> {
  const suffix = name === undefined ? byType[type] : endingOf(name);
  if (!suffix) return notAFile();
  return ok({ path: await keep(coming, suffix), name: name ?? `votes${suffix}` });
}

async function keepForm(
  request: Request,
  coming: Readable,
  given: string | undefined,
  keep: Keep,
): Promise<Result<Kept, Refusal>> {
  const form = await receiveForm(request.headers.get("content-type")!, coming, async (stream, called) => {
    const name = given ?? called;
    const suffix = endingOf(name);
    return suffix ? { path: await keep(stream, suffix), name } : null;
  });
  if (!form.ok) return form;
  if (!form.value.file) return notAFile();
  const aliases = form.value.aliases === undefined ? undefined : readAliases(form.value.aliases);
  if (aliases && !aliases.ok) return fail("invalid_input", { message: `aliases: ${aliases.message}` });
  return ok({ ...form.value.file, aliases: aliases?.value });
}

const endingOf = (name: string): string | undefined => ending.exec(name)?.[0].toLowerCase();

const notAFile = () =>
  fail("wrong_content_type", {
    message:
      "Send the file itself as the body, or in a form as its file, and say what it is: filename=votes.csv, .tsv, .json, .jsonl or .parquet, also .gz and .zst.",
  });

function atMost(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      size += chunk.byteLength;
      done(size > limit ? new TooLarge() : null, chunk);
    },
  });
}
