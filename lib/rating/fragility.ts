import { fitBradleyTerry } from "./bradley-terry.ts";
import { factor, solve } from "./cholesky.ts";
import { adjacencyOf, edgeWeights } from "./connectivity.ts";
import { curvature } from "./newton.ts";
import { countOf } from "./tally.ts";
import type { Tally } from "./tally.ts";
import type { PairCount } from "./types.ts";

/** The fewest votes found whose removal turns two models round. */
export interface Fragility {
  /** How many, and which. */
  votes: number;
  removed: PairCount[];
  /** Of all votes. */
  share: number;
  /** Without them the second model is ahead; or the votes no longer put the two on one scale. */
  outcome: "swapped" | "parted";
}

/** Rounds of removing, refitting and looking again; each takes the remaining distance down several times over. */
const maxRounds = 20;

/**
 * How few votes, removed, would put model `lower` above model `upper`: an upper bound on the fewest, and verified by a refit.
 *
 * By the influence function, a vote on (k, l) with score y carries (y − p)·(b_k − b_l) of the lead, b = H⁻¹(e_upper − e_lower). The most
 * telling votes are removed until the lead should be gone; then the rest is fitted anew, and if it is not, influences are
 * taken there and more removed. At last the list is cut to its shortest beginning that still swaps them, each refitted.
 *
 * Shape:  `tally` strongly connected, `logOdds` its fit (half-win ties); null when no removal was found.
 * Source: Broderick, Giordano & Meager (2020), An automatic finite-sample robustness metric; Huang et al. (2025), Dropping
 *         just a handful of preferences can change top large language model rankings, arXiv 2508.11847.
 */
export function fewestVotesToSwap(tally: Tally, logOdds: Float64Array, upper: number, lower: number): Fragility | null {
  const order: { cell: number; count: number }[] = [];
  let left = tally;
  let place = logOdds;
  for (let round = 0; round < maxRounds; round++) {
    const next = mostTelling(left, place, upper, lower);
    if (next.length === 0) return null;
    order.push(...next);
    left = without(tally, order, Infinity);
    const outcome = outcomeOf(left, logOdds, upper, lower);
    if (outcome.kind === "kept") {
      place = outcome.logOdds;
      continue;
    }
    return shortest(tally, logOdds, order, upper, lower);
  }
  return null;
}

/** Cells by how much of the lead one vote carries, as many votes as the lead should need. */
function mostTelling(tally: Tally, logOdds: Float64Array, upper: number, lower: number) {
  const n = tally.models.length;
  const adjacency = adjacencyOf(tally);
  const { matrix } = curvature(adjacency, edgeWeights(tally, adjacency), logOdds);
  const pull = new Float64Array(n);
  pull[upper] = 1;
  pull[lower] = -1;
  if (!factor(matrix, n)) return [];
  solve(matrix, n, pull);

  const cells: { cell: number; count: number; each: number }[] = [];
  for (let p = 0; p < tally.first.length; p++) {
    const [k, l] = [tally.first[p], tally.second[p]];
    const chance = 1 / (1 + Math.exp(logOdds[l] - logOdds[k]));
    [tally.firstWins[p], tally.secondWins[p], tally.ties[p]].forEach((count, verdict) => {
      const each = ([1, 0, 0.5][verdict] - chance) * (pull[k] - pull[l]);
      if (count > 0 && each > 1e-12) cells.push({ cell: 3 * p + verdict, count, each });
    });
  }
  cells.sort((left, right) => right.each - left.each || left.cell - right.cell);
  // The last vote may only just do: a little more than the lead, so that rounding does not cost a round.
  let lead = (logOdds[upper] - logOdds[lower]) * (1 + 1e-9) + 1e-9;
  const chosen: { cell: number; count: number }[] = [];
  for (const { cell, count, each } of cells) {
    if (lead <= 0) break;
    const taken = Math.min(count, Math.max(1, Math.ceil(lead / each)));
    chosen.push({ cell, count: taken });
    lead -= taken * each;
  }
  return chosen;
}

/** The tally without the first `votes` of an order of removals. */
function without(tally: Tally, order: readonly { cell: number; count: number }[], votes: number): Tally {
  const counts = [tally.firstWins.slice(), tally.secondWins.slice(), tally.ties.slice()];
  let still = votes;
  for (const { cell, count } of order) {
    const taken = Math.min(count, still);
    counts[cell % 3][Math.floor(cell / 3)] -= taken;
    still -= taken;
    if (still <= 0) break;
  }
  return { ...tally, firstWins: counts[0], secondWins: counts[1], ties: counts[2] };
}

type Outcome = { kind: "kept"; logOdds: Float64Array } | { kind: "swapped" } | { kind: "parted" };

function outcomeOf(left: Tally, start: Float64Array, upper: number, lower: number): Outcome {
  const fit = fitBradleyTerry(left, { start });
  if (!fit.ok) return { kind: "parted" };
  const { logOdds } = fit.value;
  return logOdds[lower] - logOdds[upper] > 1e-9 ? { kind: "swapped" } : { kind: "kept", logOdds };
}

/** The shortest beginning of a list of removals that still does not keep the order, found by halving. */
function shortest(
  tally: Tally,
  logOdds: Float64Array,
  order: readonly { cell: number; count: number }[],
  upper: number,
  lower: number,
): Fragility {
  let keeps = 0;
  let turns = order.reduce((sum, { count }) => sum + count, 0);
  while (turns - keeps > 1) {
    const middle = Math.floor((keeps + turns) / 2);
    if (outcomeOf(without(tally, order, middle), logOdds, upper, lower).kind === "kept") keeps = middle;
    else turns = middle;
  }
  const rest = without(tally, order, turns);
  const removed = [tally.firstWins, tally.secondWins, tally.ties].flatMap((counts, verdict) =>
    Array.from(counts, (count, p): PairCount => {
      const remaining = [rest.firstWins, rest.secondWins, rest.ties][verdict][p];
      return {
        modelA: tally.models[tally.first[p]],
        modelB: tally.models[tally.second[p]],
        winner: (["model_a", "model_b", "tie"] as const)[verdict],
        count: count - remaining,
      };
    }).filter(({ count }) => count > 0),
  );
  const { kind } = outcomeOf(rest, logOdds, upper, lower);
  return {
    votes: turns,
    removed,
    share: turns / countOf(tally),
    outcome: kind === "parted" ? "parted" : "swapped",
  };
}

/**
 * The fragility of every adjacent pair of a fit, best first.
 *
 * Shape: one entry per model but the last.
 */
export function fragilityOfOrder(
  tally: Tally,
  logOdds: Float64Array,
): { upper: string; lower: string; fragility: Fragility | null }[] {
  const byRating = Array.from(logOdds.keys()).sort((i, j) => logOdds[j] - logOdds[i] || i - j);
  return byRating.slice(1).map((lower, at) => ({
    upper: tally.models[byRating[at]],
    lower: tally.models[lower],
    fragility: fewestVotesToSwap(tally, logOdds, byRating[at], lower),
  }));
}
