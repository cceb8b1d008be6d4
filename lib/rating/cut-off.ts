import { strongGroups } from "./connectivity.ts";
import type { Adjacency } from "./connectivity.ts";

/**
 * How much of the real votes is lent to a model that a replicate cut off. One observed win has a 95 % profile-likelihood
 * interval from 0.058 to 4.4 wins, so a model with a single win ends about where its own likelihood says.
 */
export const lent = 0.058;

/** How far, in standard errors, a cut-off model may move the mean that everybody else is measured from. */
const pullLimit = 2;

/** Who is in the largest group whose members all took points, directly or through others, from each other. */
export function findCore(adjacency: Pick<Adjacency, "start" | "rival">, weights: Float64Array): Uint8Array {
  const group = strongGroups(adjacency, weights);
  const sizes = new Int32Array(group.length);
  for (const label of group) sizes[label]++;
  const largest = sizes.indexOf(Math.max(...sizes));
  return Uint8Array.from(group, (label) => (label === largest ? 1 : 0));
}

/** Lends real votes to every pair with a model outside the core. */
export function lendToOutsiders(
  { start, rival }: Pick<Adjacency, "start" | "rival">,
  weights: Float64Array,
  real: Float64Array,
  core: Uint8Array,
): void {
  for (let i = 0; i < core.length; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      if (core[i] && core[rival[e]]) continue;
      weights[2 * e] += lent * real[2 * e];
      weights[2 * e + 1] += lent * real[2 * e + 1];
    }
  }
}

export function isMost(core: Uint8Array): boolean {
  return 2 * core.reduce((members, isMember) => members + isMember, 0) > core.length;
}

/** Shifts a replicate to mean zero, models outside the core counting as if they had moved no further than the limit. */
export function centreOnCore(
  logOdds: Float64Array,
  best: Float64Array,
  core: Uint8Array,
  errors: Float64Array,
): Float64Array {
  // Where the core stands is known only up to a constant, so it is first laid over the real fit.
  let shift = 0;
  let members = 0;
  for (let i = 0; i < core.length; i++) {
    if (!core[i]) continue;
    shift += best[i] - logOdds[i];
    members++;
  }
  shift /= members;
  let pull = 0;
  for (let i = 0; i < core.length; i++) {
    logOdds[i] += shift;
    const limit = pullLimit * errors[i];
    pull += core[i] ? logOdds[i] - best[i] : Math.max(-limit, Math.min(limit, logOdds[i] - best[i]));
  }
  for (let i = 0; i < core.length; i++) logOdds[i] -= pull / core.length;
  return logOdds;
}
