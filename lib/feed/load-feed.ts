import "server-only";
import { Keeper } from "#lib/analysis/kept.ts";
import { categoryName, overall } from "#lib/leaderboard/categories.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { usualBoard } from "#lib/profile/boards.ts";
import { lastBoardOfDays, listVoteSources, privateSlugs } from "#lib/profile/store.ts";
import type { VoteSource } from "#lib/profile/types.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { atomFeed } from "./atom.ts";
import { daysOfChanges } from "./rank-changes.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";

interface Asked {
  source: string;
  category: string;
}

/** A board as the outside gets it: without models that are private, and with a name of its own. */
export interface SharedBoard {
  source: Pick<VoteSource, "slug" | "name" | "kind">;
  board: Leaderboard | null;
  title: string;
  /** Path of the board's page. */
  page: string;
}

/** The board that a feed, a frame or a picture is about; the arena has one before its first vote. */
export async function findSharedBoard({
  source: slug,
  category,
}: Asked): Promise<Result<SharedBoard, "source_not_found" | "snapshot_not_found">> {
  const [sources, board, hidden] = await Promise.all([listVoteSources(), usualBoard(slug, category), privateSlugs()]);
  const arena = { slug: "arena", name: "Arena", kind: "arena" } as const;
  const source = sources.find((one) => one.slug === slug) ?? (slug === "arena" ? arena : undefined);
  if (!source) return fail("source_not_found");
  if (!board && category !== overall) return fail("snapshot_not_found");
  const query = new URLSearchParams({
    ...(slug !== "arena" && { source: slug }),
    ...(category !== overall && { category }),
  });
  return ok({
    source,
    board: board && { ...board, rows: board.rows.filter(({ model }) => !hidden.has(model)) },
    title:
      category === overall
        ? `Leaderboard: ${source.name}`
        : `Leaderboard: ${source.name}, ${categoryName(category, ownCategories())}`,
    page: query.size > 0 ? `/leaderboard?${query}` : "/leaderboard",
  });
}

/** So many days of changes are in a feed. */
const newestDays = 60;

const feeds = new Keeper(100);

/** The Atom feed of a board's rank changes, kept under the board it ends with. */
export async function loadFeed(asked: Asked, site: string) {
  const found = await findSharedBoard(asked);
  if (!found.ok) return found;
  const { board, title, page } = found.value;
  const key = `${board?.snapshot.id}/${asked.source}/${asked.category}/${site}`;
  return ok(await feeds.get(key, () => writeFeed(asked, site, board, title, page)));
}

async function writeFeed(
  { source, category }: Asked,
  site: string,
  board: Leaderboard | null,
  title: string,
  page: string,
) {
  const stored = board && (await listVoteSources()).find(({ slug }) => slug === source);
  const hidden = await privateSlugs();
  const boards = stored ? await lastBoardOfDays(stored.id, category, newestDays) : [];
  const shown = boards.map((one) => ({ ...one, rows: one.rows.filter(({ model }) => !hidden.has(model)) }));
  const names = new Map(board?.rows.map(({ model, name }) => [model, name]));
  return atomFeed({
    site,
    self: `/feed.atom${page.replace("/leaderboard", "")}`,
    page,
    key: `${source}/${category}`,
    title: `${title}: rank changes`,
    updated: board?.snapshot.createdAt ?? new Date(0).toISOString(),
    days: daysOfChanges(shown),
    nameOf: (model) => names.get(model) ?? model,
  });
}
