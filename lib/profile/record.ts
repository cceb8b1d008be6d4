import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { headToHead, predictedWinRate, shareOf, tally } from "#lib/rating/index.ts";
import type { PairCount, Share } from "#lib/rating/index.ts";

/** What a model did against one rival. */
export interface RivalRecord {
  rival: Pick<LeaderboardRow, "model" | "name" | "rank" | "rating">;
  votes: number;
  wins: number;
  losses: number;
  /** Ties and both-bads. */
  ties: number;
  /** Of the decided votes; null when none was. */
  won: Share | null;
  /** Points per vote, a tie half: what the ratings foresee, and what came. Null where no common scale exists. */
  score: number;
  expected: number | null;
}

/** A model's record against each rival it met, in the order of the board. */
export function recordAgainst(
  model: string,
  counts: readonly PairCount[],
  board: readonly Pick<LeaderboardRow, "model" | "name" | "rank" | "rating" | "component">[],
): RivalRecord[] {
  const own = board.find((row) => row.model === model);
  const met = tally(counts.filter(({ modelA, modelB }) => modelA === model || modelB === model));
  const place = met.models.indexOf(model);
  if (place < 0 || !own) return [];
  const records = headToHead(met)[place];
  return board.flatMap((row) => {
    const record = records[met.models.indexOf(row.model)];
    if (!record) return [];
    const { votes, wins, losses, ties, score } = record;
    const { name, rank, rating, component } = row;
    const compares = own.rating !== null && rating !== null && own.component === component;
    return [
      {
        rival: { model: row.model, name, rank, rating },
        votes,
        wins,
        losses,
        ties,
        won: wins + losses > 0 ? shareOf(wins, wins + losses) : null,
        score: score ?? 0,
        expected: compares ? predictedWinRate(own.rating!, rating) : null,
      },
    ];
  });
}
