import "server-only";
import { env } from "#lib/env.ts";
import { openBucket } from "./bucket-shelf.ts";
import { openFolder } from "./folder-shelf.ts";
import type { Manifest } from "./manifest.ts";
import { releasesFolder } from "./releases-folder.ts";

/** A part of a file: bytes `from` to `to`, both included. */
export interface Part {
  from: number;
  to: number;
}

/** Where releases are kept: once put there, nothing is ever changed. */
export interface Shelf {
  /** Takes a folder with all its files; a release is there whole or not at all, and never replaces one. */
  put(
    number: number,
    folder: string,
    files: readonly Pick<Manifest["files"][number], "name" | "bytes" | "sha256">[],
  ): Promise<void>;
  /** Removes what a release that was never written down has left. */
  discard(number: number, names: readonly string[]): Promise<void>;
  read(number: number, name: string, part?: Part): Promise<ReadableStream<Uint8Array> | null>;
}

/** The shelf that the environment names: a bucket, or a folder in DATA_DIR. */
export function openShelf(): Shelf {
  const { RELEASE_S3_ENDPOINT, RELEASE_S3_BUCKET, RELEASE_S3_ACCESS_KEY_ID, RELEASE_S3_SECRET_ACCESS_KEY } = env();
  if (RELEASE_S3_ENDPOINT && RELEASE_S3_BUCKET && RELEASE_S3_ACCESS_KEY_ID && RELEASE_S3_SECRET_ACCESS_KEY) {
    return openBucket({
      address: `${RELEASE_S3_ENDPOINT}/${RELEASE_S3_BUCKET}/${env().RELEASE_S3_PREFIX}`,
      region: env().RELEASE_S3_REGION,
      accessKeyId: RELEASE_S3_ACCESS_KEY_ID,
      secretAccessKey: RELEASE_S3_SECRET_ACCESS_KEY,
    });
  }
  return openFolder(releasesFolder());
}
