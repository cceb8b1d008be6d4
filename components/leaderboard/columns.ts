import { categoryInText, categoryName, categorySays } from "#lib/leaderboard/categories.ts";
import type { BoardSheet, LeaderboardRow, ModelFacts } from "#lib/leaderboard/types.ts";
import { groupsOf } from "./groups.ts";
import { standingOf, tiersOf } from "./standing.ts";
import type { Standing } from "./standing.ts";

/** A row of the table: the board's, with everything that columns show or sort by. */
export interface SheetRow extends LeaderboardRow {
  facts: ModelFacts | null;
  standing: Standing | null;
  tier: number | null;
  /** Places won since the chosen day; null for models that had no rank then, undefined when no day was chosen. */
  change: number | null | undefined;
}

export interface Column {
  id: string;
  name: string;
  /** What it says, in a line. */
  says: string;
  isNumber: boolean;
  /** Its track in the grid. */
  track: string;
  /** What rows are sorted by; null goes last, whichever way round. */
  value: (row: SheetRow) => number | string | null;
  /** Whether large comes first. */
  isLargeFirst?: boolean;
  /** Shown unless the reader chose otherwise. */
  isUsual: boolean;
  /** Always shown. */
  isFixed?: boolean;
}

const fixed = { isFixed: true, isUsual: true } as const;
const usual = { isUsual: true } as const;

const rank: Column = {
  ...{ id: "rank", name: "Rank", isNumber: false, track: "4.75rem", ...fixed },
  says: "1 + the models that are surely better: their interval lies wholly above. Beside it the places that it took, by rating alone, in 95 % of the resamplings; they can all lie below its rank",
  value: (row) => row.rank,
};
/** Shown whenever a day is chosen. */
const change: Column = {
  ...{ id: "change", name: "Change", isNumber: true, track: "4.5rem", isLargeFirst: true, ...fixed },
  says: "Places won or lost since the chosen day",
  value: (row) => row.change ?? null,
};
const beside: readonly Column[] = [
  {
    ...{ id: "model", name: "Model", isNumber: false, track: "minmax(11rem,1fr)", ...fixed },
    says: "Its page has its history, its record and its strengths",
    value: (row) => row.name.toLowerCase(),
  },
  {
    ...{ id: "rating", name: "Arena Elo", isNumber: true, track: "5.5rem", isLargeFirst: true, ...fixed },
    says: "Strength in points: 400 more are odds of ten to one",
    value: (row) => row.rating,
  },
  {
    ...{ id: "interval", name: "95 % CI", isNumber: true, track: "6.25rem", ...usual },
    says: "How far the rating may be off, upwards and downwards; sorted by width",
    value: (row) => (row.low === null || row.high === null ? null : row.high - row.low),
  },
  {
    ...{ id: "votes", name: "Votes", isNumber: true, track: "4.75rem", isLargeFirst: true, ...usual },
    says: "Counted votes on battles it was in",
    value: (row) => row.votes,
  },
  {
    ...{ id: "style", name: "Style rank", isNumber: true, track: "5.5rem", ...usual },
    says: "Its rank once length and formatting of answers are controlled for",
    value: (row) => row.facts?.styleRank ?? null,
  },
  {
    ...{ id: "tier", name: "Tier", isNumber: true, track: "3.5rem", isUsual: false },
    says: "Models of one tier cannot be told from its first by these votes",
    value: (row) => row.tier,
  },
  {
    ...{ id: "winrate", name: "Win share", isNumber: true, track: "5.75rem", isLargeFirst: true, isUsual: false },
    says: "Wins, and ties as halves, of all its votes",
    value: (row) => (row.votes === 0 ? null : (row.wins + row.ties / 2) / row.votes),
  },
  {
    ...{ id: "cutoff", name: "Cut-off", isNumber: false, track: "6.75rem", isLargeFirst: true, ...usual },
    says: "The day or month its training texts end, as its maker states",
    value: (row) => row.facts?.knowledgeCutoff ?? null,
  },
  {
    ...{ id: "price", name: "$ / M tokens", isNumber: true, track: "6.25rem", ...usual },
    says: "Price: US dollars per million tokens read / written; sorted by written",
    value: (row) => row.facts?.outputPrice ?? null,
  },
  {
    ...{ id: "speed", name: "Tokens / s", isNumber: true, track: "5.25rem", isLargeFirst: true, ...usual },
    says: "Speed: tokens (pieces of words) per second, the median of its latest answers here, from the first token on",
    value: (row) => row.facts?.tokensPerSecond ?? null,
  },
  {
    ...{ id: "organization", name: "Organization", isNumber: false, track: "minmax(8rem,0.6fr)", ...usual },
    says: "Who makes it",
    value: (row) => row.organization.toLowerCase(),
  },
  {
    ...{ id: "license", name: "License", isNumber: false, track: "minmax(6.5rem,0.4fr)", ...usual },
    says: "Under which licence its weights are to be had",
    value: (row) => row.license.toLowerCase(),
  },
];

const categoryPrefix = "in-";

/** Every column that a sheet has: the category ranks depend on it, and changes on whether a day was chosen. */
export function columnsOf({ categories, own, since }: Pick<BoardSheet, "categories" | "own" | "since">): Column[] {
  const ranks = categories.map((category, index): Column => ({
    ...{
      id: `${categoryPrefix}${category}`,
      name: categoryName(category, own),
      isNumber: true,
      track: "6.5rem",
      isUsual: false,
    },
    says: [`Its rank among ${categoryInText(category, own)} votes only`, categorySays(category, own)]
      .filter(Boolean)
      .join(". "),
    value: (row) => row.facts?.ranks[index] ?? null,
  }));
  return [rank, ...(since ? [change] : []), ...beside, ...ranks];
}

export const isCategoryColumn = ({ id }: Column): boolean => id.startsWith(categoryPrefix);

/**
 * The columns to show, in the table's order; null stands for the usual ones, less those that are empty on this board. Names
 * that no column has are told apart.
 */
export function chooseColumns(all: readonly Column[], chosen: readonly string[] | null, rows: readonly SheetRow[]) {
  const isKnown = ({ value }: Column) => rows.some((row) => value(row) !== null);
  const isShown = (column: Column) =>
    column.isFixed || (chosen ? chosen.includes(column.id) : column.isUsual && isKnown(column));
  const unknown = (chosen ?? []).filter((name) => !all.some(({ id }) => id === name) && name !== change.id);
  return { shown: all.filter(isShown), unknown };
}

/** A sheet's rows in the order of the board, with what columns need. */
export function sheetRows({
  rows,
  facts,
  since,
}: Pick<BoardSheet, "facts" | "since"> & { rows: readonly LeaderboardRow[] }): SheetRow[] {
  const tiers = new Map(groupsOf(rows).flatMap(({ rated }) => [...(tiersOf(rated) ?? [])]));
  return rows.map((row) => {
    const about = facts[row.model] ?? null;
    const earlier = about?.earlierRank ?? null;
    return {
      ...row,
      facts: about,
      standing: standingOf(row),
      tier: tiers.get(row.model) ?? null,
      change: !since ? undefined : row.rank === null || earlier === null ? null : earlier - row.rank,
    };
  });
}
