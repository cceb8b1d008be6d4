import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { counted, utcClock, utcTime, wholeNumber } from "#lib/wording.ts";

/**
 * Numbers and times as the board says them. Written out here rather than left to the locale, so that server and browser
 * print the same and no page changes on waking up. Rounding happens here, or in `lib/wording.ts`, and nowhere before.
 */

export { counted, utcClock, utcTime, wholeNumber };

/** "+14 / −13", from the rounded ends, so that it agrees with the rounded rating beside it. */
export function margin({ rating, low, high }: Pick<LeaderboardRow, "rating" | "low" | "high">): string | null {
  if (rating === null || low === null || high === null) return null;
  const up = Math.round(high) - Math.round(rating);
  const down = Math.round(rating) - Math.round(low);
  // Nothing varied: a lone tie, drawn again, is the same tie. That is no certainty.
  if (high === low) return null;
  return `+${wholeNumber(up)} / −${wholeNumber(down)}`;
}

/** "1,249, between 1,236 and 1,263". */
export function ratingInWords({ rating, low, high }: Pick<LeaderboardRow, "rating" | "low" | "high">): string | null {
  if (rating === null) return null;
  if (low === null || high === null) return wholeNumber(rating);
  if (high === low) return `${wholeNumber(rating)}, from too few votes for an interval`;
  return `${wholeNumber(rating)}, between ${wholeNumber(low)} and ${wholeNumber(high)}`;
}

/** "2–4" when the votes leave the rank open, nothing when they do not. */
export function rankRange({ rankLow, rankHigh }: Pick<LeaderboardRow, "rankLow" | "rankHigh">): string | null {
  if (rankLow === null || rankHigh === null || rankLow === rankHigh) return null;
  return `${rankLow}–${rankHigh}`;
}

/** Why a model stands without a rating, and the one limit its votes do set. */
export function unratedInWords({
  bound,
  low,
  high,
  votes,
}: Pick<LeaderboardRow, "bound" | "low" | "high" | "votes">): string {
  if (bound === "undefeated") {
    return `Undefeated in ${counted(votes, "vote")}${low === null ? "" : `, so above ${wholeNumber(low)}`}`;
  }
  if (bound === "winless") {
    return `No win in ${counted(votes, "vote")}${high === null ? "" : `, so below ${wholeNumber(high)}`}`;
  }
  return "No rating: its votes do not tie it to the others";
}

/** "up 2 places"; null is a model that had no rank then. */
export function changeInWords(places: number | null): string {
  if (places === null) return "new";
  if (places === 0) return "no change";
  return `${places > 0 ? "up" : "down"} ${counted(Math.abs(places), "place")}`;
}

/** A price in dollars, without the sign: "0.15", "1.1", "60". */
export function dollars(price: number): string {
  if (price === 0) return "0";
  return price >= 100 ? wholeNumber(price) : String(Number(price.toPrecision(3)));
}
