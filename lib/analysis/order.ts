import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

/** What pictures need to know of a model: who it is and where it stands. */
export type Ranked = Pick<LeaderboardRow, "model" | "name" | "rating" | "low" | "high" | "rank" | "component">;

/** A rated row, for which the compiler knows so. */
export type Rated<Row extends Ranked = Ranked> = Row & { rating: number };

/** The models of the largest scale, highest rating first: only they can be compared. */
export function ratedOf<Row extends Ranked>(rows: readonly Row[]): Rated<Row>[] {
  const rated = rows.filter((row): row is Rated<Row> => row.rating !== null);
  const component = Math.min(...rated.map((row) => row.component));
  return rated.filter((row) => row.component === component).sort((one, other) => other.rating - one.rating);
}

/** All models of a board, highest rating first, those without one last: the order of every picture of pairs. */
export function inOrderOfRating<Row extends Ranked>(rows: readonly Row[]): Row[] {
  const first = ratedOf(rows);
  return [...first, ...rows.filter((row) => !first.includes(row as Rated<Row>))];
}
