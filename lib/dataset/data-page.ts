import "server-only";
import { countByExclusion } from "#lib/counts/store.ts";
import { env } from "#lib/env.ts";
import { inOrder, overall } from "#lib/leaderboard/categories.ts";
import { listCategories, listSources, newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { describeDatasets } from "./describe.ts";
import type { DescribedDataset } from "./describe.ts";

export interface DataPage {
  sources: { slug: string; name: string }[];
  /** Before its first battle the arena is not open: it has nothing to download yet. */
  source: { slug: string; name: string; isInvented: boolean; isOpen: boolean };
  /** Votes as of the newest count: those that count, all that may leave, and the private ones that do not. */
  rows: { counted: number; all: number; private: number };
  datasets: DescribedDataset[];
  /** What its votes are filed under. */
  categories: string[];
  board: Leaderboard | null;
  license: string | null;
}

/** The arena before its first battle has no row in the database. */
const unopened = { id: "00000000-0000-0000-0000-000000000000", slug: "arena", name: "Arena", kind: "arena", votes: 0 };

/**
 * What the page about downloads shows of one source: the first with votes, unless one is named; null for a name there is not.
 * It costs a look at counts and at a few rows, however many votes there are.
 */
export async function loadDataPage(wanted?: string): Promise<DataPage | null> {
  const sources = await listSources();
  const [first] = sources;
  const source =
    wanted === undefined
      ? (sources.find(({ votes }) => votes > 0) ?? first ?? unopened)
      : (sources.find(({ slug }) => slug === wanted) ?? (wanted === unopened.slug ? unopened : undefined));
  if (!source) return null;
  const { id, slug, name, kind } = source;
  const [exclusions, board, categories] = await Promise.all([
    countByExclusion(id, overall),
    newestLeaderboard({ source: slug }),
    listCategories(id),
  ]);
  const sum = (fits: (exclusion: string) => boolean) =>
    exclusions.reduce((total, { exclusion, votes }) => total + (fits(exclusion) ? votes : 0), 0);
  const isPrivate = (exclusion: string) => exclusion.startsWith("private");
  return {
    sources: sources.map((one) => ({ slug: one.slug, name: one.name })),
    source: { slug, name, isInvented: kind === "simulated", isOpen: source !== unopened },
    rows: {
      counted: sum((exclusion) => exclusion === ""),
      all: sum((exclusion) => !isPrivate(exclusion)),
      private: sum(isPrivate),
    },
    datasets: await describeDatasets(id, board?.rows ?? []),
    categories: inOrder([...new Set([overall, ...categories])], ownCategories()),
    board,
    license: env().DATA_LICENSE ?? null,
  };
}
