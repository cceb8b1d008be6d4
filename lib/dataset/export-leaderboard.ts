import "server-only";
import { specOf } from "#lib/leaderboard/board-spec.ts";
import { inOrder } from "#lib/leaderboard/categories.ts";
import { readModelFacts } from "#lib/leaderboard/sheet-store.ts";
import { findLeaderboard, listCategories, newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { etagOf, filenameOf, rowGroupWithout, typesOf } from "./download.ts";
import type { Download } from "./download.ts";
import { catalogMember } from "./formats/arena-catalog.ts";
import type { TableRow } from "./formats/leaderboard-table.ts";
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
  if (boards.length === 0) return fail("snapshot_not_found", { message: sayMissing(request, source) });
  const table = profile.of === "table" ? await tableOf(boards[0]) : [];
  return ok({
    filename: filenameOf(request, now),
    etag: etagOf([
      request,
      boards.map(({ snapshot }) => snapshot.id),
      boards.map(({ rows }) => rows.map(({ name }) => name)),
      table,
    ]),
    ...{ at: null, next: null, hasMore: false },
    columns: typesOf(profile.columns),
    rowGroup: rowGroupWithout,
    write: writerOf(profile, boards, table),
  });
}

function sayMissing({ snapshot, category, method }: ExportRequest, { slug }: StoredSource): string {
  if (snapshot !== null) return `There is no board ${snapshot} of ${slug}.`;
  return `There is no board of ${slug} for category ${JSON.stringify(category)} by ${method} yet.`;
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

/** The models of a board with what the roster says of them now. */
async function tableOf({ rows }: Leaderboard): Promise<TableRow[]> {
  const facts = await readModelFacts();
  return rows.map((row) => {
    const { knowledgeCutoff = null, inputPrice = null, outputPrice = null } = facts.get(row.model) ?? {};
    return { ...row, knowledgeCutoff, inputPrice, outputPrice };
  });
}

function writerOf(profile: BoardProfile, boards: Leaderboard[], table: TableRow[]): Download["write"] {
  switch (profile.of) {
    case "board":
      return (format) => writeRows(writerFor(profile.columns, format), inOneBatch(boards[0].rows));
    case "table":
      return (format) => writeRows(writerFor(profile.columns, format), inOneBatch(table));
    case "catalog":
      return () => frame({ head: "{", between: ",\n", tail: "}\n" }, membersOf(boards));
  }
}

async function* membersOf(boards: Leaderboard[]): AsyncGenerator<Piece> {
  for (const board of boards) yield { text: catalogMember(board), rows: 1 };
}

async function* inOneBatch<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}
