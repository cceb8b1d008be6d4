import { z } from "zod";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { writtenWhole } from "#lib/written-number.ts";

/** One page of a list that goes on after `next`; null on the last. */
export interface Paged<T> {
  items: T[];
  next: string | null;
}

/** The two words that every list takes after `?`. */
export const pageQuery = ({ usual, most }: { usual: number; most: number }) => ({
  limit: writtenWhole({ least: 1, most }).default(usual).describe(`How many to a page, at most ${most}.`),
  cursor: z.string().max(500).optional().describe("`next` of the page before: this one goes on after it."),
});

/** Where a list goes on, opaque to its reader: the key of the last row, never a number of rows, so that rows which come
 * or go in between neither repeat nor hide another. */
export const writeCursor = (key: Record<string, string>): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** The key in a cursor; undefined at the start of a list. */
export function readCursor<Schema extends z.ZodType>(
  cursor: string | undefined,
  schema: Schema,
): Result<z.infer<Schema> | undefined, "invalid_input"> {
  if (cursor === undefined) return ok(undefined);
  try {
    return ok(schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))));
  } catch {
    return fail("invalid_input", { message: "cursor: is not the `next` of a page of this list." });
  }
}

/** A page of rows that were read with one more than asked for, which only says that there are more. */
export function toPage<T>(rows: T[], limit: number, keyOf: (last: T) => Record<string, string>): Paged<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? writeCursor(keyOf(items[items.length - 1])) : null };
}

/** RFC 8288, for programs that walk lists without reading them. */
export function linkToNext(request: Request, next: string | null): Record<string, string> {
  if (next === null) return {};
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", next);
  return { link: `<${pathname}?${searchParams}>; rel="next"` };
}
