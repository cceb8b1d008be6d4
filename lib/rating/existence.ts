import type { Tally } from "./tally.ts";

/**
 * Whether the votes set a finite tie parameter, given that they are strongly connected and hold some tie.
 *
 * They do not when one order explains everything: when models can be placed on a line so that every win was by at least one
 * step and every tie by at most one. Then the steps may grow for ever, and the likelihood with them. Two-way wins on any pair
 * rule that out, as in every real arena; for small sets the system of differences is solved by shortest paths.
 *
 * Source: Bellman (1958), On a routing problem; the condition follows from the directions in which both tie models'
 *         likelihoods do not fall (`docs/method.md`).
 */
export function hasFiniteTieParameter({ models, first, second, firstWins, secondWins, ties }: Tally): boolean {
  for (let p = 0; p < first.length; p++) if (firstWins[p] > 0 && secondWins[p] > 0) return true;

  // An arc (from, to, length) says place[to] ≤ place[from] + length.
  const arcs: [from: number, to: number, length: number][] = [];
  for (let p = 0; p < first.length; p++) {
    if (firstWins[p] > 0) arcs.push([first[p], second[p], -1]);
    if (secondWins[p] > 0) arcs.push([second[p], first[p], -1]);
    if (ties[p] > 0) arcs.push([first[p], second[p], 1], [second[p], first[p], 1]);
  }
  const place = new Float64Array(models.length);
  for (let round = 0; round <= models.length; round++) {
    let moved = false;
    for (const [from, to, length] of arcs) {
      if (place[to] > place[from] + length) {
        place[to] = place[from] + length;
        moved = true;
      }
    }
    if (!moved) return false;
  }
  return true;
}
