import type { Metadata } from "next";
import { boardFields, boardQuerySchema, boardWords } from "#lib/leaderboard/board-spec.ts";
import { categoryName, overall } from "#lib/leaderboard/categories.ts";
import { pageMetadata } from "#lib/page-metadata.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";

/** What the page of a board tells: its address without what goes without saying, its feed, its frame, its picture. */
export function boardMetadata(asked: Record<string, unknown>, site: string): Metadata {
  // Links come with all sorts of other parameters; an address that names no board is told of as the usual one.
  const words = Object.fromEntries(Object.entries(asked).filter(([name]) => name in boardFields));
  const spec = boardQuerySchema.safeParse(words).data ?? boardQuerySchema.parse({});
  const { source, category } = spec;
  const at = (path: string, words: Record<string, string>) => {
    const query = new URLSearchParams(words);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const path = at("/leaderboard", boardWords(spec));
  const board = { ...(source !== "arena" && { source }), ...(category !== overall && { category }) };
  const about = category === overall ? "" : `: ${categoryName(category, ownCategories())}`;
  const title = `Leaderboard${about}`;
  return pageMetadata({
    title,
    description: `Every model’s rating from blind votes${category === overall ? "" : ` (${categoryName(category, ownCategories())})`}, with how sure that rating is.`,
    path,
    picture: at("/og", board),
    types: {
      "application/atom+xml": [{ url: at("/feed.atom", board), title: `${title}: rank changes` }],
      "application/json+oembed": [{ url: at("/api/oembed", { url: site + at("/leaderboard", board) }), title }],
    },
  });
}
