import "server-only";
import { specOf } from "#lib/leaderboard/board-spec.ts";
import { inOrder } from "#lib/leaderboard/categories.ts";
import { findLeaderboard, listCategories, newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { findModelsBySlug } from "#lib/models/store.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { etagOf, filenameOf, rowGroupWithout, typesOf } from "./download.ts";
import type { Download } from "./download.ts";
import { catalogMember } from "./formats/arena-catalog.ts";
import type { Profile } from "./profiles.ts";
import type { ExportRequest } from "./schema.ts";
import type { StoredSource } from "./store.ts";
import { frame, writerFor, writeRows } from "./write-rows.ts";
import type { Piece } from "./write-rows.ts";

type BoardProfile = Extract<Profile, { of: "board" | "table" | "catalog" }>;

/** The board of a source, or its older one, in one of the layouts of boards. */
export async function exportLeaderboard(
  request: ExportRequest,
  profile: BoardProfile,
  source: StoredSource,
  now: Date,
): Promise<Result<Download, "snapshot_not_found">> {
  const boards = await findBoards(request, profile, source);
  if (boards.length === 0) return fail("snapshot_not_found");
  const content = await contentOf(profile, boards);
  return ok({
    filename: filenameOf(request, now),
    // Of what is written, as names, licences and cut-offs change while a snapshot stays.
    etag: etagOf([request, boards.map(({ snapshot }) => snapshot.id), content.rows]),
    ...{ at: null, next: null, hasMore: false },
    columns: typesOf(profile.columns),
    rowGroup: rowGroupWithout,
    write: content.write,
  });
}

async function findBoards(request: ExportRequest, profile: BoardProfile, source: StoredSource): Promise<Leaderboard[]> {
  const { snapshot, category, method } = request;
  if (snapshot !== null) {
    const board = await findLeaderboard(snapshot);
    return board?.snapshot.source.slug === source.slug ? [board] : [];
  }
  const categories = profile.of === "catalog" ? inOrder(await listCategories(source.id)) : [category];
  const boards = await Promise.all(
    categories.map((one) => newestLeaderboard(specOf({ source: source.slug, category: one, method }))),
  );
  return boards.filter((board) => board !== null);
}

/** The rows of a file, and how they are written; boards are so short that both are at hand before the first byte. */
async function contentOf(
  profile: BoardProfile,
  boards: Leaderboard[],
): Promise<{ rows: unknown[]; write: Download["write"] }> {
  const { rows } = boards[0];
  switch (profile.of) {
    case "board":
      return { rows, write: (format) => writeRows(writerFor(profile.columns, format), inOneBatch(rows)) };
    case "table": {
      const models = await findModelsBySlug(rows.map(({ model }) => model));
      const cutoffs = new Map(models.map(({ slug, knowledgeCutoff }) => [slug, knowledgeCutoff]));
      const table = rows.map((row) => ({ ...row, knowledgeCutoff: cutoffs.get(row.model) ?? null }));
      return { rows: table, write: (format) => writeRows(writerFor(profile.columns, format), inOneBatch(table)) };
    }
    case "catalog": {
      const members = boards.map(catalogMember);
      return {
        rows: members,
        write: () => frame({ head: "{", between: ",\n", tail: "}\n" }, piecesOf(members)),
      };
    }
  }
}

async function* piecesOf(members: string[]): AsyncGenerator<Piece> {
  for (const text of members) yield { text, rows: 1 };
}

async function* inOneBatch<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}
