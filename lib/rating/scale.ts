import type { Brand } from "#lib/brand.ts";
import type { RatingOptions } from "./types.ts";

/** A rating on the public scale, where `scale` points are odds of `base` to one. */
export type EloPoints = Brand<number, "EloPoints">;

/** Points for one unit of natural-log odds: 400 / ln 10 = 173.7178 on the usual scale. */
export function pointsPerLogOdds({ scale, base }: Pick<RatingOptions, "scale" | "base">): number {
  return scale / Math.log(base);
}

/** Natural-log odds (zero = average) → public points. */
export function toPoints(logOdds: number, options: Pick<RatingOptions, "scale" | "base" | "init">): EloPoints {
  return (options.init + logOdds * pointsPerLogOdds(options)) as EloPoints;
}

/** Public points → natural-log odds (zero = average). */
export function toLogOdds(points: number, options: Pick<RatingOptions, "scale" | "base" | "init">): number {
  return (points - options.init) / pointsPerLogOdds(options);
}
