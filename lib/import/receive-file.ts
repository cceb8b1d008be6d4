import "server-only";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { env } from "#lib/env.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";

export interface ReceivedFile {
  path: string;
  /** Takes the file away again. */
  forget: () => Promise<void>;
}

class TooLarge extends Error {}

/**
 * Puts the body of a request into a file of its own, a piece at a time.
 *
 * Fails: "body_too_large" past IMPORT_MAX_MB, "invalid_input" when there is no body. Nothing is left of either.
 */
export async function receiveFile(
  body: globalThis.ReadableStream<Uint8Array> | null,
  name: string,
): Promise<Result<ReceivedFile, "body_too_large" | "invalid_input">> {
  if (!body) return fail("invalid_input", { message: "Send the file as the body." });
  const folder = await mkdtemp(path.join(tmpdir(), "ringside-import-"));
  const forget = () => rm(folder, { recursive: true, force: true });
  // Only the ending is the sender's: it says how the file is read.
  const file = path.join(folder, `votes${endingOf(name)}`);
  const mostBytes = env().IMPORT_MAX_MB * 1_000_000;
  let size = 0;
  const measure = new Transform({
    transform(chunk: Uint8Array, _, done) {
      size += chunk.byteLength;
      done(size > mostBytes ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), measure, createWriteStream(file));
    return ok({ path: file, forget });
  } catch (error) {
    await forget();
    if (!(error instanceof TooLarge)) throw error;
    return fail("body_too_large", { message: `A file may have at most ${env().IMPORT_MAX_MB} MB (IMPORT_MAX_MB).` });
  }
}

const endingOf = (name: string) => /(\.[a-z]+)?(\.(gz|zst))?$/i.exec(name)![0].toLowerCase();
