import { slugOf } from "#lib/models/naming.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import type { Benchmarks, ScoredModel } from "./types.ts";

/** A model with everything that is known of it, rated here or not. */
export interface FullRow {
  key: string;
  /** Its slug, where it is on the board. */
  model: string | null;
  name: string;
  link: string | null;
  rating: number | null;
  organization: string | null;
  license: string | null;
  knowledgeCutoff: string | null;
  scores: Record<string, number>;
}

/**
 * The board's models and those that only benchmarks know, best Arena Elo first, those without one last. What the roster says of
 * a model's knowledge goes before what a file of scores says.
 */
export function fullLeaderboard(
  rows: readonly LeaderboardRow[],
  { models }: Pick<Benchmarks, "models">,
  roster: ReadonlyMap<string, { knowledgeCutoff: string | null }> = new Map(),
): FullRow[] {
  const listed = new Map<string, ScoredModel>();
  for (const model of models) {
    // A file's key wins over a name that happens to read the same.
    if (!listed.has(slugOf(model.name))) listed.set(slugOf(model.name), model);
  }
  for (const model of models) listed.set(model.key, model);
  const met = new Set<ScoredModel>();
  const rated = rows.map((row): FullRow => {
    const known = listed.get(row.model) ?? listed.get(slugOf(row.name));
    if (known) met.add(known);
    return {
      ...{ key: row.model, model: row.model, name: row.name, link: row.link, rating: row.rating },
      ...{ organization: row.organization, license: row.license },
      knowledgeCutoff: roster.get(row.model)?.knowledgeCutoff ?? known?.knowledgeCutoff ?? null,
      scores: known?.scores ?? {},
    };
  });
  const others = models
    .filter((model) => !met.has(model))
    .map((model): FullRow => ({ ...model, model: null, rating: null }));
  return [...rated, ...others].sort(
    (one, other) => (other.rating ?? -Infinity) - (one.rating ?? -Infinity) || (one.name < other.name ? -1 : 1),
  );
}

/** The same by one benchmark, best first, those without it last. */
export function sortByScore(rows: readonly FullRow[], benchmark: string): FullRow[] {
  return rows.toSorted((one, other) => {
    const [a, b] = [one.scores[benchmark], other.scores[benchmark]];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return b - a;
  });
}

/** How a benchmark's values are written: shares as per cent, others with the decimals they need, at most two. */
export function scoreFormat(rows: readonly FullRow[], benchmark: string): (value: number) => string {
  const values = rows.flatMap(({ scores }) => scores[benchmark] ?? []);
  if (values.every((value) => value >= 0 && value <= 1)) return (value) => (value * 100).toFixed(1);
  const isWhole = values.every((value) => Number.isInteger(value));
  return (value) => (isWhole ? String(value) : value.toFixed(2));
}
