import type { Leaderboard } from "#lib/leaderboard/types.ts";

/** `lmarena/arena-catalog`'s leaderboard files: `{category: {model: {rating, rating_q975, rating_q025}}}`. */

/** Our categories by FastChat's keys, where it has one; the others, languages first of all, keep their names. */
const keys: Record<string, string> = {
  overall: "full",
  "instruction-following": "if",
  "multi-turn": "multiturn",
  "creative-writing": "creative_writing",
  "hard-prompt": "hard_6",
  "long-query": "long_user",
};

export const catalogKey = (category: string): string => keys[category] ?? category;

/** One board as its member of the file: models from the highest rating down, without those that have none. */
export function catalogMember({ snapshot, rows }: Leaderboard): string {
  const rated = rows
    .filter(({ rating }) => rating !== null)
    .map(({ model, rating, low, high }) => [model, { rating, rating_q975: high, rating_q025: low }] as const);
  return `${JSON.stringify(catalogKey(snapshot.category))}:${JSON.stringify(Object.fromEntries(rated))}`;
}
