import "server-only";
import { z } from "zod";
import { readCursor, toPage } from "#lib/paging.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { SnapshotsQuery } from "./schema.ts";
import { findLeaderboard, findWithdrawal, listPublications, listSources } from "./store.ts";
import type { Leaderboard } from "./types.ts";

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

/** One snapshot for good: the same board whatever was voted since. */
export async function openSnapshot(
  id: string,
): Promise<Result<Leaderboard, "snapshot_not_found" | "snapshot_withdrawn">> {
  if (!z.uuid().safeParse(id).success) return fail("snapshot_not_found");
  const [board, withdrawal] = await Promise.all([findLeaderboard(id.toLowerCase()), findWithdrawal(id)]);
  if (withdrawal) return fail("snapshot_withdrawn", { message: `This snapshot was withdrawn: ${withdrawal.reason}` });
  return board ? ok(board) : fail("snapshot_not_found");
}
