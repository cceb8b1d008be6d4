import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

export interface Share {
  name: string;
  owner: string;
  /** Of all appearances: two per battle. */
  share: number;
  models: number;
}

/** Who appeared how often in the battles that count, most first: by owner and by model. */
export function exposureOf(rows: readonly LeaderboardRow[]): { owners: Share[]; models: Share[] } {
  const total = rows.reduce((sum, { votes }) => sum + votes, 0);
  if (total === 0) return { owners: [], models: [] };
  const owners = new Map<string, Share>();
  for (const { organization, votes } of rows) {
    const owner = owners.get(organization) ?? { name: organization, owner: organization, share: 0, models: 0 };
    owners.set(organization, { ...owner, share: owner.share + votes / total, models: owner.models + 1 });
  }
  const models = rows.map(({ name, organization, votes }) => ({
    ...{ name, owner: organization, share: votes / total, models: 1 },
  }));
  const most = (one: Share, other: Share) => other.share - one.share;
  return { owners: [...owners.values()].sort(most), models: models.sort(most) };
}
