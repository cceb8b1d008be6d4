import {
  blocksOf,
  bradleyTerryMethod,
  fewestVotesToSwap,
  graphHealth,
  methodCovariance,
  orderFromCovariance,
  tally,
  votesToSeparate,
} from "#lib/rating/index.ts";
import type { GroupHealth, PairCount, Tally } from "#lib/rating/index.ts";
import type { GroupReport, TrustReport } from "./types.ts";

/** How many of the top places are tried for fragility; each takes a few dozen fits. */
const topPlaces = 5;
/** Fits of very large boards take long: fewer places are tried there. */
const topPlacesOfMany = 2;
const manyModels = 150;
/** Two-sided, so that neighbours are told apart once the chance that the upper one is better reaches 95 %. */
const level = 0.9;
/** A bridge is named, a board full of them is counted. */
const mostBridges = 20;

export interface ReportWork {
  counts: readonly PairCount[];
  ties: "half" | "out";
}

/** What the counts of a board say about how far its order can be relied on. Its cost grows with models, not with votes. */
export function makeReport({ counts, ties }: ReportWork): TrustReport {
  const judgedBy = ties === "out" ? "bradley-terry without ties" : "bradley-terry";
  const method = bradleyTerryMethod({ ties });
  const whole = tally(counts);
  const groups = graphHealth(whole).map(toGroupReport);
  const largest = largestBlock(method.select(whole), counts);
  const fit = largest && method.fitTo(largest);
  if (!largest || !fit?.ok) return { judgedBy, groups, fragile: [], neighbours: [] };

  const { logOdds } = fit.value;
  const selected = method.select(largest);
  const covariance = methodCovariance(fit.value);
  const { above } = orderFromCovariance(logOdds, covariance.strengths, { draws: 0 });
  const n = logOdds.length;
  const byRating = Array.from(logOdds.keys()).sort((i, j) => logOdds[j] - logOdds[i] || i - j);
  const pairs = byRating.slice(1).map((lower, at) => [byRating[at], lower] as const);
  const name = (i: number) => selected.models[i];
  const tried = pairs.slice(0, n > manyModels ? topPlacesOfMany : topPlaces);
  return {
    judgedBy,
    groups,
    fragile: tried.map(([i, j]) => {
      const found = fewestVotesToSwap(selected, logOdds, i, j);
      const pair = { upper: name(i), lower: name(j) };
      return { ...pair, found: found && { ...pair, votes: found.votes, outcome: found.outcome } };
    }),
    neighbours: pairs.map(([i, j]) => {
      const { isSeparated, atPresentMix, onThePair } = votesToSeparate(fit.value, covariance, i, j, level);
      return {
        ...{ upper: name(i), lower: name(j), chance: above[i * n + j], isSeparated },
        atPresentMix: finite(atPresentMix),
        onThePair: finite(onThePair),
      };
    }),
  };
}

/** Infinity has no word in JSON. */
const finite = (votes: number) => (Number.isFinite(votes) ? votes : null);

/** The votes among the models of the largest block that can be rated; undefined when no two can. */
function largestBlock(whole: Tally, counts: readonly PairCount[]): Tally | undefined {
  const [block] = blocksOf(whole).toSorted((one, other) => other.members.length - one.members.length);
  if (!block || block.members.length < 2) return undefined;
  const members = new Set(Array.from(block.members, (i) => whole.models[i]));
  return tally(counts.filter(({ modelA, modelB }) => members.has(modelA) && members.has(modelB)));
}

function toGroupReport({ models, bridges, weakestCut, farthest, ...health }: GroupHealth): GroupReport {
  const { modelA, modelB, resistance } = farthest;
  return {
    models: models.length,
    votes: health.votes,
    pairs: health.pairs,
    possiblePairs: (models.length * (models.length - 1)) / 2,
    bridges: bridges.slice(0, mostBridges),
    weakestCut,
    farthest: { modelA, modelB, asIfMet: 1 / resistance },
    fewestVotes: health.fewestVotes,
  };
}
