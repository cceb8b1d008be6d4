import { normalQuantile } from "./normal.ts";

/** A share of counted things with its interval, all between 0 and 1. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/**
 * How large a share is, and between what it may lie: Wilson's interval, which stays inside 0 … 1 and holds what it promises
 * for a handful of votes as well.
 *
 * Fails:  throws RangeError unless 0 ≤ count ≤ of and `of` > 0.
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
 */
export function shareOf(count: number, of: number, level = 0.95): Share {
  if (!(of > 0 && count >= 0 && count <= of)) throw new RangeError(`${count} of ${of} is no share`);
  const z = normalQuantile((1 + level) / 2);
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { share, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}
