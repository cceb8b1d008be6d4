import "server-only";
import { z } from "zod";
import { beyond, placeRange, readRange } from "#lib/byte-range.ts";
import { readCursor, toPage } from "#lib/paging.ts";
import { hasAlready, notModified } from "#lib/conditional.ts";
import { fail, ok } from "#lib/result.ts";
import { manifestName } from "./manifest.ts";
import type { ReleasesQuery } from "./schema.ts";
import { openShelf } from "./shelf.ts";
import { findRelease, listReleases } from "./store.ts";
import type { StoredRelease } from "./store.ts";

/** A release as `GET /api/releases` and the pages list it. */
export interface ListedRelease {
  number: number;
  source: string;
  madeAt: string;
  license: string;
  /** Votes and conversations in it, and votes in all releases of the source up to it. */
  votes: number;
  conversations: number;
  votesInAll: number;
  merkleRoot: string;
  snapshot: string | null;
  files: { name: string; url: string; bytes: number | null; rows: number | null; sha256: string | null }[];
}

const cursorSchema = z.strictObject({ number: z.string().regex(/^[1-9]\d{0,8}$/) });

/** A page of the releases, newest first. New ones come before the first page, so pages neither repeat nor skip. */
export async function releases({ limit, cursor, source }: ReleasesQuery) {
  const before = readCursor(cursor, cursorSchema);
  if (!before.ok) return before;
  const rows = await listReleases({ source, before: before.value && Number(before.value.number), most: limit + 1 });
  const { items, next } = toPage(rows, limit, ({ number }) => ({ number: String(number) }));
  return ok({ releases: items.map(toListed), next });
}

/** The newest releases, of one source or of all. */
export async function newestReleases(most: number, source?: string): Promise<ListedRelease[]> {
  return (await listReleases({ source, most })).map(toListed);
}

function toListed({ number, source, madeAt, manifest }: StoredRelease): ListedRelease {
  const { files, merkle, license, snapshot } = manifest;
  const url = (name: string) => `/api/releases/${number}/${name}`;
  return {
    ...{ number, source, madeAt: madeAt.toISOString(), license },
    votes: merkle.size - merkle.first,
    conversations: files.find(({ name }) => name === "conversations.jsonl")?.rows ?? 0,
    votesInAll: merkle.size,
    merkleRoot: merkle.root,
    snapshot: snapshot?.id ?? null,
    files: [
      { name: manifestName, url: url(manifestName), bytes: null, rows: null, sha256: null },
      ...files.map((file) => ({ ...file, url: url(file.name) })),
    ],
  };
}

const contentTypes: Record<string, string> = {
  parquet: "application/vnd.apache.parquet",
  jsonl: "application/jsonl; charset=utf-8",
  json: "application/json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

/** A file of a release over HTTP: it never changes, so whoever has it need not ask again. */
export async function releaseFileResponse(
  request: Request,
  number: string,
  name: string,
  more: Record<string, string> = {},
) {
  const release = /^[1-9]\d{0,8}$/.test(number) ? await findRelease(Number(number)) : null;
  const file = release?.manifest.files.find((one) => one.name === name) ?? null;
  if (!release || (!file && name !== manifestName)) return fail("release_not_found");
  const etag = `"${file?.sha256 ?? `manifest-${release.manifest.merkle.root}`}"`;
  const headers = new Headers({
    ...more,
    etag,
    "content-type": contentTypes[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
    "content-disposition": `attachment; filename="${filenameOf(release, name)}"`,
    "cache-control": "public, max-age=31536000, immutable",
    ...(file && { "accept-ranges": "bytes" }),
  });
  if (hasAlready(request, etag)) return ok(notModified(headers));

  const ifRange = request.headers.get("if-range");
  const range = file && (ifRange === null || ifRange === etag) ? readRange(request) : null;
  const part = file && range && placeRange(range, file.bytes);
  if (range && !part) return ok(beyond(file!.bytes, etag));
  const body = await openShelf().read(release.number, name, part ?? undefined);
  if (!body) return fail("release_not_found", { message: `Release ${release.number} has lost its ${name}.` });
  if (part) headers.set("content-range", `bytes ${part.from}-${part.to}/${file!.bytes}`);
  if (file) headers.set("content-length", String(part ? part.to - part.from + 1 : file.bytes));
  return ok(new Response(body, { status: part ? 206 : 200, headers }));
}

/** A source's slug goes into a header: nothing but plain characters may. */
const filenameOf = ({ number, source }: StoredRelease, name: string) =>
  `ringside-${source.replaceAll(/[^a-z0-9._-]+/gi, "-")}-release-${number}-${name}`;
