import { rateTally } from "./board.ts";
import { fitBradleyTerry } from "./bradley-terry.ts";
import { adjacencyOf, blocksOf, edgeWeights } from "./connectivity.ts";
import { scoringStep } from "./newton.ts";
import { inverseInformation } from "./sandwich.ts";
import { pointsPerLogOdds } from "./scale.ts";
import { countVotes, tally } from "./tally.ts";
import { defaultRatingOptions, winners } from "./types.ts";
import type { Adjacency } from "./connectivity.ts";
import type { Tally } from "./tally.ts";
import type { Board, PairVote, RatingOptions } from "./types.ts";

/** Ratings are exact when no step moves anybody by more than this many units of log-odds: 2e-8 points. */
const exactTolerance = 1e-10;

/** Each step leaves a thousandth of the error while the inverse is fresh; where it takes this many, the inverse is made anew. */
const maxSteps = 8;

/** What is kept between votes while all models share one scale. */
interface Warm {
  adjacency: Adjacency;
  weights: Float64Array;
  /** The index of a pair, by first · n + second; −1 where the two never met. */
  pairAt: Int32Array;
  logOdds: Float64Array;
  /** Inverse information of some earlier moment: good enough to step with. */
  inverse: Float64Array;
}

/**
 * A Bradley–Terry board that takes votes one at a time: after each, the exact ratings in well under a millisecond.
 *
 * A vote changes two counts. Scoring steps with an inverse information matrix that is kept from before lead from the old maximum
 * to the new one; the gradient is always that of the real votes, so the result is the maximum itself, not an approximation.
 *
 * Only votes that leave all models on one scale can be followed like this. With new models, clean records, separate groups or
 * another tie model, ratings come from a whole new fit.
 */
export class LiveBoard {
  #votes: Tally;
  readonly #options: RatingOptions;
  #warm: Warm | undefined;
  #extra: PairVote[] = [];

  constructor(votes: Tally, options: Partial<RatingOptions> = {}) {
    this.#options = { ...defaultRatingOptions, intervals: "sandwich", ...options };
    this.#votes = {
      ...votes,
      firstWins: votes.firstWins.slice(),
      secondWins: votes.secondWins.slice(),
      ties: votes.ties.slice(),
    };
    this.#warm = warmUp(this.#votes, this.#options);
  }

  get models(): readonly string[] {
    return this.#votesSoFar().models;
  }

  /** Takes a vote. Fails: throws TypeError on a winner outside the four. */
  add(vote: PairVote): void {
    if (!winners.includes(vote.winner)) throw new TypeError(`unknown winner ${JSON.stringify(vote.winner)}`);
    const warm = this.#warm;
    const { models } = this.#votes;
    const a = indexOf(models, vote.modelA);
    const b = indexOf(models, vote.modelB);
    const p = warm && a >= 0 && b >= 0 && a !== b ? warm.pairAt[Math.min(a, b) * models.length + Math.max(a, b)] : -1;
    if (!warm || p < 0) {
      this.#extra.push(vote);
      return;
    }
    const { firstWins, secondWins, ties } = this.#votes;
    if (vote.winner === "model_a") (a < b ? firstWins : secondWins)[p]++;
    else if (vote.winner === "model_b") (a < b ? secondWins : firstWins)[p]++;
    else ties[p]++;

    const first = 2 * warm.adjacency.edgeOfFirst[p];
    const second = 2 * warm.adjacency.edgeOfSecond[p];
    warm.weights[first] = warm.weights[second + 1] = firstWins[p] + ties[p] / 2;
    warm.weights[first + 1] = warm.weights[second] = secondWins[p] + ties[p] / 2;
  }

  /** The rating of each of `models`, exact for the votes so far; null where they determine none. */
  ratings(): (number | null)[] {
    const votes = this.#votesSoFar();
    const warm = this.#warm;
    if (!warm || !follow(warm)) {
      const { rows } = rateTally(votes, { ...this.#options, rounds: 0 });
      const byModel = new Map(rows.map(({ model, rating }) => [model, rating]));
      return votes.models.map((model) => byModel.get(model) ?? null);
    }
    const unit = pointsPerLogOdds(this.#options);
    const { anchor, init } = this.#options;
    const origin = anchor ? warm.logOdds[votes.models.indexOf(anchor.model)] : 0;
    return Array.from(warm.logOdds, (value) => (anchor?.rating ?? init) + (value - origin) * unit);
  }

  /** The whole board, with fresh intervals. */
  board(): Board {
    return rateTally(this.#votesSoFar(), this.#options);
  }

  /** The votes so far, with those that had no place among the old counts. */
  #votesSoFar(): Tally {
    if (this.#extra.length > 0) {
      this.#votes = tally([...countsOf(this.#votes), ...countVotes(this.#extra)]);
      this.#extra = [];
      this.#warm = warmUp(this.#votes, this.#options);
    }
    return this.#votes;
  }
}

function warmUp(votes: Tally, options: RatingOptions): Warm | undefined {
  const n = votes.models.length;
  const isPlain = (options.ties ?? "half") === "half" && (options.weights ?? "none") === "none" && !options.prior;
  if (!isPlain || n < 2 || blocksOf(votes)[0].members.length < n) return undefined;
  if (options.anchor && !votes.models.includes(options.anchor.model)) return undefined;
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) return undefined;
  const adjacency = adjacencyOf(votes);
  const weights = edgeWeights(votes, adjacency);
  const pairAt = new Int32Array(n * n).fill(-1);
  votes.first.forEach((first, p) => (pairAt[first * n + votes.second[p]] = p));
  const { logOdds } = fit.value;
  return { adjacency, weights, pairAt, logOdds, inverse: inverseInformation(adjacency, weights, logOdds) };
}

/** Steps to the maximum; false when it cannot be reached so. */
function follow(warm: Warm): boolean {
  for (let fresh = 0; fresh < 3; fresh++) {
    for (let step = 0; step < maxSteps; step++) if (scoringStep(warm) < exactTolerance) return true;
    if (!warm.logOdds.every(Number.isFinite)) return false;
    warm.inverse = inverseInformation(warm.adjacency, warm.weights, warm.logOdds);
  }
  return false;
}

/** The place of a name in an ascending list; −1 when it is not there. */
function indexOf(sorted: readonly string[], name: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] < name) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === name ? from : -1;
}

function* countsOf({ models, first, second, firstWins, secondWins, ties, selfPairs }: Tally) {
  for (let p = 0; p < first.length; p++) {
    const pair = { modelA: models[first[p]], modelB: models[second[p]] };
    yield { ...pair, winner: "model_a" as const, count: firstWins[p] };
    yield { ...pair, winner: "model_b" as const, count: secondWins[p] };
    yield { ...pair, winner: "tie" as const, count: ties[p] };
  }
  if (selfPairs > 0) yield { modelA: models[0], modelB: models[0], winner: "tie" as const, count: selfPairs };
}
