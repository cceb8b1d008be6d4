import "server-only";
import { compareHref } from "#lib/comparison/address.ts";
import { boardWords, specOf } from "#lib/leaderboard/board-spec.ts";
import { overall } from "#lib/leaderboard/categories.ts";
import { listCategories } from "#lib/leaderboard/store.ts";
import { modelHref } from "#lib/profile/address.ts";
import { listModels } from "#lib/profile/list-models.ts";
import { listVoteSources } from "#lib/profile/store.ts";

export interface ListedPage {
  path: string;
  changed: string | null;
}

/** A sitemap may hold 50,000 addresses; this many are enough for any arena of ours. */
const mostPages = 20_000;

/** The pages that search engines are told of: of pairs only neighbours on the board, which people look for most. */
export async function listPages(): Promise<ListedPage[]> {
  const still = ["/", "/side-by-side", "/methods", "/data", "/compare"].map((path) => ({ path, changed: null }));
  const pages: ListedPage[] = [...still, { path: "/leaderboard", changed: null }, { path: "/models", changed: null }];
  // The arena's roster has pages before its first vote, when it is no source yet.
  const sources = await listVoteSources();
  const slugs = [...new Set(["arena", ...sources.map(({ slug }) => slug)])];
  for (const slug of slugs) {
    const index = await listModels(slug);
    if (!index) continue;
    const changed = index.snapshot?.createdAt ?? null;
    const categories = index.source ? await listCategories(index.source.id) : [];
    for (const category of categories) {
      if (slug === "arena" && category === overall) continue;
      const words = new URLSearchParams(boardWords(specOf({ source: slug, category })));
      pages.push({ path: `/leaderboard?${words}`, changed });
    }
    for (const model of index.models) pages.push({ path: modelHref(model.slug, slug), changed });
    const rated = index.models.filter(({ row }) => row !== null && row.rating !== null);
    for (const [place, model] of rated.slice(1).entries())
      pages.push({ path: compareHref(rated[place].slug, model.slug, slug), changed });
  }
  return pages.slice(0, mostPages);
}
