import { wholeNumber } from "#lib/wording.ts";

/** "+34", "−12", "0": points with their sign. */
export function signed(points: number): string {
  const rounded = Math.round(points);
  return rounded > 0 ? `+${wholeNumber(rounded)}` : wholeNumber(rounded === 0 ? 0 : rounded);
}
