import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

/** A rating is provisional below this many votes, and while its interval is wider than this many points. */
export const provisionalBelow = 100;
export const provisionalWidth = 120;
/** It is stable once its interval is at most this wide. */
export const stableWidth = 40;

export type Standing = "provisional" | "settling" | "stable";

/** How far a rating can be relied on to stay; null for models without one, or on boards without intervals. */
export function standingOf({ rating, low, high, votes }: LeaderboardRow): Standing | null {
  if (rating === null || low === null || high === null) return null;
  const width = high - low;
  if (votes < provisionalBelow || width > provisionalWidth) return "provisional";
  return width <= stableWidth ? "stable" : "settling";
}

/**
 * The tier of each rated model of one group, from 1: a tier begins with the best model not yet in one, and holds everyone
 * whose interval reaches up to that model's. Null throughout where intervals are missing.
 */
export function tiersOf(rated: readonly LeaderboardRow[]): Map<string, number> | null {
  if (rated.some(({ low, high }) => low === null || high === null)) return null;
  const tiers = new Map<string, number>();
  let tier = 0;
  let floor = -Infinity;
  for (const { model, low, high } of rated.toSorted((one, other) => other.rating! - one.rating!)) {
    if (tier === 0 || high! < floor) {
      tier++;
      floor = low!;
    }
    tiers.set(model, tier);
  }
  return tiers;
}
