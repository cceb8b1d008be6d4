import { seededRandom } from "./random.ts";
import type { Random } from "./random.ts";
import type { Winner } from "./types.ts";

/** Votes with a known answer: what a rating should find, and what it is given to find it. */
export interface Simulation {
  /** The true rating of every model, mean 1000, on the usual scale (400 points = 10:1 odds). */
  truth: { model: string; rating: number }[];
  votes: { modelA: string; modelB: string; winner: Winner }[];
}

/** Spread of true ratings: public boards of 2025 have 112 to 140. */
const ratingDeviation = 120;
/** Of all votes about this share are ties of either kind, and half of those both-bad: as in public arena data. */
const tieShare = 0.3;
const bothBadShare = 0.5;

/**
 * Seeded votes between models of known strength.
 *
 * Pairs are drawn by popularity (log-normal, so that some models are voted on ten times as often as others), sides at random.
 * Between models whose expected score is E, a tie is likelier the closer the match, t = 4·s·E·(1 − E) with s chosen to make
 * about 30 % of all votes ties; A wins with chance E − t/2. So the expected score is exactly logistic, ties included, and the
 * Bradley–Terry model with half-win ties is exactly right for these votes.
 *
 * Fails: throws RangeError on fewer than two models, two of one name, or a number of votes that is not a whole number ≥ 0.
 */
export function simulateVotes({
  models,
  votes,
  seed,
}: {
  models: readonly string[] | number;
  votes: number;
  seed: number;
}): Simulation {
  const names = typeof models === "number" ? numbered(models) : models;
  if (names.length < 2 || new Set(names).size < names.length) throw new RangeError("give two or more different models");
  if (!Number.isSafeInteger(votes) || votes < 0) throw new RangeError(`votes must be a whole number ≥ 0, not ${votes}`);

  const random = seededRandom(seed);
  const spread = names.map(() => normal(random) * ratingDeviation);
  const mean = spread.reduce((sum, value) => sum + value, 0) / names.length;
  const ratings = spread.map((value) => 1000 + value - mean);
  const cumulative = accumulate(names.map(() => Math.exp(0.8 * normal(random))));
  const closeness = tieShare / meanCloseness(ratings, cumulative);

  return {
    truth: names.map((model, i) => ({ model, rating: ratings[i] })),
    votes: Array.from({ length: votes }, () => {
      const a = pick(cumulative, random());
      let b = pick(cumulative, random());
      while (b === a) b = pick(cumulative, random());
      const expected = expectedScore(ratings[a], ratings[b]);
      return { modelA: names[a], modelB: names[b], winner: judge(expected, closeness, random()) };
    }),
  };
}

function judge(expected: number, closeness: number, draw: number): Winner {
  // No more than what either side can give up, or the chance of a win would be negative.
  const tie = Math.min(4 * closeness * expected * (1 - expected), 2 * Math.min(expected, 1 - expected));
  const winA = expected - tie / 2;
  if (draw < winA) return "model_a";
  if (draw < winA + tie * bothBadShare) return "both_bad";
  return draw < winA + tie ? "tie" : "model_b";
}

function expectedScore(rating: number, rival: number): number {
  return 1 / (1 + 10 ** ((rival - rating) / 400));
}

/** The mean of 4·E·(1 − E) over the pairs as they are drawn. */
function meanCloseness(ratings: readonly number[], cumulative: readonly number[]): number {
  const weights = cumulative.map((value, i) => value - (cumulative[i - 1] ?? 0));
  let sum = 0;
  let mass = 0;
  for (let i = 0; i < ratings.length; i++) {
    for (let j = 0; j < i; j++) {
      const expected = expectedScore(ratings[i], ratings[j]);
      sum += weights[i] * weights[j] * 4 * expected * (1 - expected);
      mass += weights[i] * weights[j];
    }
  }
  return sum / mass;
}

function accumulate(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight));
}

function pick(cumulative: readonly number[], draw: number): number {
  const target = draw * cumulative[cumulative.length - 1];
  const index = cumulative.findIndex((value) => target < value);
  return index < 0 ? cumulative.length - 1 : index;
}

/** A standard normal number (Box & Muller, 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function numbered(count: number): string[] {
  const width = String(count - 1).length;
  return Array.from({ length: count }, (_, i) => `model-${String(i).padStart(width, "0")}`);
}
