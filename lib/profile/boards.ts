import "server-only";
import { overall } from "#lib/leaderboard/categories.ts";
import { countCategories, countVotes, listCategories, newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import type { PairCount } from "#lib/rating/index.ts";

/** The usual board of a source and category, which most pages speak of. */
export const usualBoard = (source: string, category = overall): Promise<Leaderboard | null> =>
  newestLeaderboard({ source, category, method: "bradley-terry" });

/** Every category of a source but the board of all votes, with its usual board. */
export async function categoryBoards(source: { id: string; slug: string }): Promise<Leaderboard[]> {
  const categories = (await listCategories(source.id)).filter((category) => category !== overall);
  const boards = await Promise.all(categories.map((category) => usualBoard(source.slug, category)));
  return boards.filter((board) => board !== null);
}

/** What the usual board counts, by pair and verdict. */
export async function usualCounts(source: { id: string; slug: string }, category = overall): Promise<PairCount[]> {
  if (category === overall) return (await countVotes(source.id)).counts;
  return (await countCategories(source.id)).get(category)?.counts ?? [];
}
