import "server-only";
import { countedCategories } from "#lib/counts/store.ts";
import { inOrder, overall } from "#lib/leaderboard/categories.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { isLanguageSlug } from "#lib/tagging/language-names.ts";
import { topicCategories } from "#lib/tagging/topics.ts";

/**
 * Null where there is such a category: one that votes of the source are filed under, or one that they can be, which may be empty
 * yet. Otherwise those that there are, so that a slip of the pen is told instead of answered with no votes.
 */
export async function otherCategories(category: string, sourceId: string): Promise<string[] | null> {
  const own = ownCategories();
  const usual = [overall, ...topicCategories, ...own.map(({ slug }) => slug)];
  if (usual.includes(category) || isLanguageSlug(category)) return null;
  const counted = await countedCategories(sourceId);
  return counted.includes(category) ? null : inOrder([...new Set([...usual, ...counted])], own);
}
