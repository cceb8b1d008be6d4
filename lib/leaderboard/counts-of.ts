import "server-only";
import type { PairCount } from "#lib/rating/index.ts";
import { overall } from "./categories.ts";
import type { BoardSpec } from "./board-spec.ts";
import { countCategories, countVotes, listSources } from "./store.ts";

/** The counts per pair that a board is made of; models by slug. */
export async function countsOf({ source: slug, category }: BoardSpec): Promise<PairCount[]> {
  const source = (await listSources()).find((one) => one.slug === slug);
  if (!source) return [];
  if (category === overall) return (await countVotes(source.id)).counts;
  return (await countCategories(source.id)).get(category)?.counts ?? [];
}
