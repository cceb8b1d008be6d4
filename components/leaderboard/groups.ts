import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

/** Models whose ratings compare with each other, best first, those without a rating last. */
export interface Group {
  component: number;
  rated: LeaderboardRow[];
  unrated: LeaderboardRow[];
}

/** A board's rows as groups, in the order of the board. */
export function groupsOf(rows: readonly LeaderboardRow[]): Group[] {
  const groups = new Map<number, Group>();
  for (const row of rows) {
    let group = groups.get(row.component);
    if (!group) groups.set(row.component, (group = { component: row.component, rated: [], unrated: [] }));
    (row.rating === null ? group.unrated : group.rated).push(row);
  }
  return [...groups.values()].sort((one, other) => one.component - other.component);
}
