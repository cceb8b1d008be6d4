import { pointsPerLogOdds } from "./scale.ts";
import type { Tally } from "./tally.ts";
import type { RatingOptions } from "./types.ts";

/** The chance, by the ratings, that one model beats another (a tie counting half): 0.5 at equal ratings. */
export function predictedWinRate(
  rating: number,
  rival: number,
  options: Pick<RatingOptions, "scale" | "base"> = { scale: 400, base: 10 },
): number {
  return 1 / (1 + Math.exp((rival - rating) / pointsPerLogOdds(options)));
}

/** What one model did against one rival. */
export interface HeadToHead {
  votes: number;
  wins: number;
  losses: number;
  ties: number;
  /** Share of the decided votes that were won; null when none was decided. */
  winRate: number | null;
  /** The same with ties as half a win; null without votes. */
  score: number | null;
}

/**
 * Every pair's record, `[i][j]` being model i against model j; null where they never met.
 *
 * `winRate` leaves ties out, as FastChat's win-fraction figure does.
 */
export function headToHead(tally: Tally): (HeadToHead | null)[][] {
  const n = tally.models.length;
  const table = Array.from({ length: n }, () => new Array<HeadToHead | null>(n).fill(null));
  for (let p = 0; p < tally.first.length; p++) {
    const { first, second, firstWins, secondWins, ties } = tally;
    table[first[p]][second[p]] = record(firstWins[p], secondWins[p], ties[p]);
    table[second[p]][first[p]] = record(secondWins[p], firstWins[p], ties[p]);
  }
  return table;
}

/**
 * The mean, over the rivals a model met, of its share of decided votes: what it would win if rivals were drawn evenly.
 *
 * Shape:  one number per model; null for a model without a decided vote.
 * Source: FastChat's "average win rate against all other models (assuming uniform sampling and no ties)".
 */
export function averageWinRates(tally: Tally): (number | null)[] {
  const table = headToHead(tally);
  return table.map((row) => {
    const rates = row.flatMap((cell) => (cell?.winRate == null ? [] : [cell.winRate]));
    return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  });
}

function record(wins: number, losses: number, ties: number): HeadToHead | null {
  const votes = wins + losses + ties;
  if (votes === 0) return null;
  const decided = wins + losses;
  return {
    votes,
    wins,
    losses,
    ties,
    winRate: decided === 0 ? null : wins / decided,
    score: (wins + ties / 2) / votes,
  };
}
