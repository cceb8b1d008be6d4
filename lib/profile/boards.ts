import "server-only";
import { specOf } from "#lib/leaderboard/board-spec.ts";
import { readCounts } from "#lib/leaderboard/boards.ts";
import { overall } from "#lib/leaderboard/categories.ts";
import { listCategories, newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import type { PairCount } from "#lib/rating/index.ts";

/** The usual board of a source and category, which most pages speak of. */
export const usualBoard = (source: string, category = overall): Promise<Leaderboard | null> =>
  newestLeaderboard({ source, category });

/** Every category of a source but the board of all votes, with its usual board. */
export async function categoryBoards(source: { id: string; slug: string }): Promise<Leaderboard[]> {
  const categories = (await listCategories(source.id)).filter((category) => category !== overall);
  const boards = await Promise.all(categories.map((category) => usualBoard(source.slug, category)));
  return boards.filter((board) => board !== null);
}

/** What the usual board of all votes counts, by pair and verdict. */
export const usualCounts = (source: { slug: string }): Promise<PairCount[]> =>
  readCounts(specOf({ source: source.slug }));
