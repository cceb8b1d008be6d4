import { predictedWinRate } from "#lib/rating/index.ts";

/** What a lead of so many points means for one battle, a tie being half a point. */
export interface Gap {
  points: number;
  /** Points expected of a hundred battles. */
  share: number;
  /** To one. */
  odds: number;
}

export const gapOf = (points: number): Gap => {
  const share = predictedWinRate(points, 0);
  return { points, share, odds: share / (1 - share) };
};

/** Beyond this every battle but one in a hundred thousand goes one way. */
export const widestGap = 2000;

/** Whole points as people type them, a minus sign of either kind included; null when it is no such number. */
export function readGap(text: string): number | null {
  const plain = text.trim().replace("−", "-");
  if (!/^[+-]?\d{1,4}(\.\d+)?$/.test(plain)) return null;
  const points = Number(plain);
  return Math.abs(points) <= widestGap ? points : null;
}
