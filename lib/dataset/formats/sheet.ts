import type { BoardSheet, LeaderboardRow } from "#lib/leaderboard/types.ts";
import type { Column } from "#lib/dataset/types.ts";
import { leaderboardColumns } from "./leaderboard.ts";

/** A board's rows with what its table shows beside them; one more column for each category. */
export function sheetColumns({ facts, categories }: BoardSheet): Column<LeaderboardRow>[] {
  const of = (row: LeaderboardRow) => facts[row.model];
  return [
    ...leaderboardColumns,
    {
      name: "style_rank",
      type: "integer",
      says: "Its rank with length and formatting controlled for.",
      value: (row) => of(row)?.styleRank ?? null,
    },
    {
      name: "knowledge_cutoff",
      type: "string",
      says: "Up to when it was taught, as its maker states.",
      value: (row) => of(row)?.knowledgeCutoff ?? null,
    },
    {
      name: "input_price",
      type: "float",
      says: "US dollars per million tokens read.",
      value: (row) => of(row)?.inputPrice ?? null,
    },
    {
      name: "output_price",
      type: "float",
      says: "US dollars per million tokens written.",
      value: (row) => of(row)?.outputPrice ?? null,
    },
    {
      name: "tokens_per_second",
      type: "float",
      says: "The median over its latest answers here.",
      value: (row) => of(row)?.tokensPerSecond ?? null,
    },
    {
      name: "earlier_rank",
      type: "integer",
      says: "Its rank at the end of the day that changes are counted from.",
      value: (row) => of(row)?.earlierRank ?? null,
    },
    ...categories.map((category, index): Column<LeaderboardRow> => ({
      name: `rank_${category.replaceAll("-", "_")}`,
      type: "integer",
      says: `Its rank among ${category} votes.`,
      value: (row) => of(row)?.ranks[index] ?? null,
    })),
  ];
}
