import "server-only";
import { beyond, placeRange, readRange } from "#lib/byte-range.ts";
import { hasAlready, notModified } from "#lib/conditional.ts";
import { contentTypeOf, downloadBytes, downloadFile, readPart } from "./download-bytes.ts";
import type { Download } from "./download.ts";
import type { ExportRequest } from "./schema.ts";
import { byteStream } from "./byte-stream.ts";

const tag = /^"(\d+:\d+:[\d,]*)~[0-9a-f]{32}"$/;

/** Whoever resumes a download knows its ETag, which names the state of the database that the first part was made of. */
export function withKnownState(asked: ExportRequest, { headers }: Request): ExportRequest {
  const state = tag.exec(headers.get("if-range") ?? headers.get("if-none-match") ?? "")?.[1];
  return state && asked.at === null && asked.snapshot === null && headers.has("range")
    ? { ...asked, at: state }
    : asked;
}

/**
 * A download over HTTP (RFC 9110): 200 with bytes as they are made, 206 with the part asked for, 304 for who has them already.
 *
 * A part is only given of bytes that cannot be others the next time: of a state named in the address, by If-Range, or of a
 * board. To know where the last byte is, and to give any part again at no cost, the whole is made once and kept for a while.
 */
export async function downloadResponse(
  request: Request,
  asked: ExportRequest,
  download: Download,
  more: Record<string, string>,
): Promise<Response> {
  const { etag, at } = download;
  const isFixed = asked.at !== null || asked.snapshot !== null || at === null;
  const headers = new Headers({
    ...more,
    etag,
    "content-type": contentTypeOf(asked),
    "content-disposition": `attachment; filename="${download.filename}"`,
    "accept-ranges": "bytes",
    // Without a fixed state every answer is another; with one, whoever has it asks whether it still holds. Packing on the way
    // would make other bytes of them, which no ETag or range fits: whoever wants a download packed asks for that.
    "cache-control": `${isFixed ? "private, no-cache" : "no-store"}, no-transform`,
    // Asks nginx and its kin to pass the stream on as it comes.
    "x-accel-buffering": "no",
    ...linksOf(request, asked, download),
  });
  if (isFixed && hasAlready(request, etag)) return notModified(headers);

  const ifRange = request.headers.get("if-range");
  const wanted = isFixed && (ifRange === null || ifRange === etag) ? readRange(request) : null;
  if (wanted) return part(request, asked, download, wanted, headers);

  if (asked.format === "parquet") headers.set("content-length", String((await downloadFile(download, asked)).size));
  return new Response(byteStream(downloadBytes(download, asked), request.signal), { headers });
}

async function part(
  { signal }: Request,
  asked: ExportRequest,
  download: Download,
  wanted: NonNullable<ReturnType<typeof readRange>>,
  headers: Headers,
): Promise<Response> {
  const { path, size } = await downloadFile(download, asked);
  const place = placeRange(wanted, size);
  if (!place) return beyond(size, download.etag);
  const { from, to } = place;
  headers.set("content-range", `bytes ${from}-${to}/${size}`);
  headers.set("content-length", String(to - from + 1));
  return new Response(byteStream(readPart(path, from, to), signal), { status: 206, headers });
}

/** The address of the same bytes, and of the rows that follow. */
function linksOf(request: Request, asked: ExportRequest, { at, next, hasMore }: Download): Record<string, string> {
  if (at === null) return {};
  const { pathname, searchParams } = new URL(request.url);
  const here = new URLSearchParams(searchParams);
  if (asked.snapshot === null) here.set("at", at);
  const address = () => `${pathname}?${here}`;
  const headers: Record<string, string> = { "content-location": address() };
  if (next !== null) {
    headers["x-next-cursor"] = next;
    here.set("after", next);
    if (hasMore) headers.link = `<${address()}>; rel="next"`;
  }
  return headers;
}
