import "server-only";
import { z } from "zod";
import { readCursor, toPage } from "#lib/paging.ts";
import { fail, ok } from "#lib/result.ts";
import type { SnapshotsQuery } from "./schema.ts";
import { listPublications } from "./history-store.ts";
import { listSources } from "./store.ts";

/** No number beyond what the database counts with. */
const cursorSchema = z.strictObject({ publication: z.string().regex(/^\d{1,18}$/) });

/** What a board showed, the newest first. New boards come before the first page, so pages neither repeat nor skip. */
export async function listSnapshots({ limit, cursor, ...spec }: SnapshotsQuery) {
  const before = readCursor(cursor, cursorSchema);
  if (!before.ok) return before;
  const rows = await listPublications(spec, before.value?.publication, limit + 1);
  if (rows.length === 0 && !(await listSources()).some(({ slug }) => slug === spec.source))
    return fail("source_not_found");
  const { items, next } = toPage(rows, limit, ({ publication }) => ({ publication }));
  const snapshots = items.map(({ publication: _, publishedAt, voteCutoff, ...rest }) => ({
    ...rest,
    publishedAt: publishedAt.toISOString(),
    voteCutoff: voteCutoff?.toISOString() ?? null,
  }));
  return ok({ snapshots, next });
}
