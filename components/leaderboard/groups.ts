import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

/** Models whose ratings compare with each other, best first, those without a rating last. */
export interface Group<Row extends LeaderboardRow = LeaderboardRow> {
  component: number;
  rated: Row[];
  unrated: Row[];
}

/** A board's rows as groups, in the order of the board; models whose whole group has no rating come last, together. */
export function groupsOf<Row extends LeaderboardRow>(rows: readonly Row[]): Group<Row>[] {
  const isRated = new Set(rows.filter(({ rating }) => rating !== null).map(({ component }) => component));
  const groups = new Map<number, Group<Row>>();
  for (const row of rows) {
    const component = isRated.has(row.component) ? row.component : Infinity;
    let group = groups.get(component);
    if (!group) groups.set(component, (group = { component, rated: [], unrated: [] }));
    (row.rating === null ? group.unrated : group.rated).push(row);
  }
  return [...groups.values()].sort((one, other) => one.component - other.component);
}
