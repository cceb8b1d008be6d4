import type { Random } from "./random.ts";

/** A model of a simulation, and all that is true of it. */
export interface SimulatedModel {
  model: string;
  /** Mean 1000 over all models. */
  rating: number;
  /** How often it is drawn, by proportion. */
  popularity: number;
  /** The epoch it arrives in, and the first it is gone in. */
  from: number;
  until: number;
}

/** Spread of true ratings: public boards of 2025 have 112 to 140. */
const ratingDeviation = 120;
const popularityDeviation = 0.8;
/** Of the models, about a third are there from the start, and a fifth of all retire. */
const shareAtStart = 1 / 3;
const shareRetiring = 1 / 5;

/** Models with ratings and popularities drawn from `random`; with several epochs, also their times, from `details`. */
export function drawModels(
  names: readonly string[],
  random: Random,
  { epochs, details }: { epochs: number; details: Random },
): SimulatedModel[] {
  const spread = names.map(() => normal(random) * ratingDeviation);
  const mean = spread.reduce((sum, value) => sum + value, 0) / names.length;
  const popularity = names.map(() => Math.exp(popularityDeviation * normal(random)));
  return names.map((model, i) => {
    // The first two stay throughout, so that every epoch has a pair and all epochs hang together.
    const stays = epochs === 1 || i < 2;
    const from = stays || details() < shareAtStart ? 0 : Math.floor(details() * epochs);
    const retires = !stays && details() < shareRetiring;
    const until = retires ? from + 1 + Math.floor(details() * (epochs - from)) : epochs;
    return { model, rating: 1000 + spread[i] - mean, popularity: popularity[i], from, until };
  });
}

export function numbered(count: number): string[] {
  const width = String(count - 1).length;
  return Array.from({ length: count }, (_, i) => `model-${String(i).padStart(width, "0")}`);
}

export function accumulate(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight));
}

/** The first place whose cumulative weight is above the draw's share of all. */
export function pick(cumulative: readonly number[], draw: number): number {
  const target = draw * cumulative[cumulative.length - 1];
  let from = 0;
  let to = cumulative.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (target < cumulative[middle]) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A standard normal number (Box & Muller, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
