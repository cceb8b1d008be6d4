/** One range of bytes: from `first` to `last`, both included, or the last so many where `first` is null. */
interface Range {
  first: number | null;
  last: number | null;
}

/**
 * The one range that is asked for (RFC 9110, 14.1.2); null for none, for several, and for what is none: the whole is sent then,
 * as 14.2 allows.
 */
export function readRange({ headers }: Request): Range | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get("range")?.replaceAll(" ", "") ?? "") ?? [];
  if (first === undefined || first + last === "") return null;
  const number = (text: string) => (text === "" ? null : Number(text));
  const isBackwards = first !== "" && last !== "" && Number(last) < Number(first);
  return isBackwards ? null : { first: number(first), last: number(last) };
}

/** Where it begins and ends in a file of so many bytes; null where the file has none of them, which is a 416. */
export function placeRange({ first, last }: Range, size: number): { from: number; to: number } | null {
  const from = first ?? Math.max(0, size - last!);
  const to = first === null ? size - 1 : Math.min(last ?? size - 1, size - 1);
  return from < size ? { from, to } : null;
}

/** What a file has no bytes for. */
export const beyond = (size: number, etag: string) =>
  new Response(null, { status: 416, headers: { etag, "content-range": `bytes */${size}` } });
