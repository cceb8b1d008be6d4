import { hash, seededRandom } from "./random.ts";
import { accumulate, drawModels, normal, numbered, pick } from "./simulated-models.ts";
import { answerStyles, styleEffect } from "./simulated-style.ts";
import { winners } from "./types.ts";
import type { Random } from "./random.ts";
import type { SimulatedModel } from "./simulated-models.ts";
import type { AnswerStyles, StyleTruth } from "./simulated-style.ts";
import type { Winner } from "./types.ts";

/** Votes with a known answer: what a rating should find, and what it is given to find it. */
export interface Simulation {
  /** The true rating of every model, mean 1000, on the usual scale (400 points = 10:1 odds). */
  truth: { model: string; rating: number }[];
  votes: { modelA: string; modelB: string; winner: Winner }[];
}

/** What votes can turn on besides the models. Unless said otherwise nothing does, and Bradley–Terry is exactly right. */
export interface SimulationOptions {
  models: readonly string[] | number;
  votes: number;
  seed: number;
  /** Models arrive and retire between so many stretches of equally many votes; 1 has all there from first to last. */
  epochs?: number;
  /** How many people vote: a few a lot, most a little. */
  voters?: number;
  /** The mean share of a voter's votes that is cast blindly; voters differ from none to twice that. */
  voterNoise?: number;
  /** How far voters' own ratings of a model lie apart: a standard deviation in points. */
  voterTaste?: number;
  /** What being shown on side A is worth, in points. */
  positionBias?: number;
  /** How many different prompts there are; 0 leaves them out. */
  prompts?: number;
  /** How much prompts differ: on a prompt one deviation harder, differences shrink by e^−difficulty and both-bads grow. */
  difficulty?: number;
  /** Whether answers have length, headers, lists and bold, which sway votes. */
  style?: boolean;
}

/** Some of the votes, as columns: numbers stand for models, `winners`, voters and prompts. */
export interface SimulatedVotes {
  count: number;
  modelA: Int32Array;
  modelB: Int32Array;
  winner: Uint8Array;
  voter: Int32Array;
  prompt: Int32Array;
  /** Answer styles of both sides; null without style. */
  styleA: AnswerStyles | null;
  styleB: AnswerStyles | null;
}

/** A simulation that makes its votes a few at a time: however many there are, memory stays as it is. */
export interface RunningSimulation {
  models: SimulatedModel[];
  /** The next votes, at most so many; none when all are made. The columns are used again by the next call. */
  next(atMost: number): SimulatedVotes;
  /** The true coefficients; those in standard deviations are of the votes made so far. Null without style. */
  style(): StyleTruth[] | null;
}

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
export function simulateVotes(options: SimulationOptions): Simulation {
  const simulation = startSimulation(options);
  const { models } = simulation;
  const votes: Simulation["votes"] = [];
  for (let part = simulation.next(chunkSize); part.count > 0; part = simulation.next(chunkSize)) {
    for (let v = 0; v < part.count; v++) {
      const [modelA, modelB] = [models[part.modelA[v]].model, models[part.modelB[v]].model];
      votes.push({ modelA, modelB, winner: winners[part.winner[v]] });
    }
  }
  return { truth: models.map(({ model, rating }) => ({ model, rating })), votes };
}

const chunkSize = 2048;

/**
 * The same, made as they are asked for, in pieces of any size. Whatever else votes are to turn on is drawn from a stream of
 * its own, so that the same seed has the same models, and without effects the same votes.
 *
 * Fails: as `simulateVotes`, and on effects that make no sense.
 */
export function startSimulation(given: SimulationOptions): RunningSimulation {
  const options = check(given);
  const { votes, seed, epochs, voters, prompts } = options;
  const random = seededRandom(seed);
  const details = seededRandom(hash(seed, 11));
  const names = typeof options.models === "number" ? numbered(options.models) : options.models;
  const models = drawModels(names, random, { epochs, details });
  const ratings = models.map(({ rating }) => rating);
  const popularity = models.map(({ popularity: share }) => share);
  const closeness = tieShare / meanCloseness(ratings, accumulate(popularity));
  const inEpoch = Array.from({ length: epochs }, (_, epoch) =>
    accumulate(popularity.map((share, i) => (models[i].from <= epoch && epoch < models[i].until ? share : 0))),
  );
  const style = options.style ? answerStyles(models.length, details) : null;
  let made = 0;

  const next = (atMost: number): SimulatedVotes => {
    const count = Math.min(atMost, votes - made);
    const part: SimulatedVotes = {
      count,
      modelA: new Int32Array(count),
      modelB: new Int32Array(count),
      winner: new Uint8Array(count),
      voter: new Int32Array(count),
      prompt: new Int32Array(count),
      styleA: style && style.columns(count),
      styleB: style && style.columns(count),
    };
    for (let v = 0; v < count; v++, made++) {
      const cumulative = inEpoch[Math.floor((made * epochs) / votes)];
      const a = pick(cumulative, random());
      let b = pick(cumulative, random());
      while (b === a) b = pick(cumulative, random());
      const voter = voters > 0 ? Math.floor(voters * details() ** 2) : -1;
      const prompt = prompts > 0 ? Math.floor(prompts * details()) : -1;
      const hardness = prompt < 0 || options.difficulty === 0 ? 0 : options.difficulty * normalOf(seed, 21, prompt);
      let lead = ratings[a] - ratings[b];
      if (options.voterTaste > 0)
        lead += options.voterTaste * (normalOf(seed, 22, voter, a) - normalOf(seed, 22, voter, b));
      if (hardness !== 0) lead *= Math.exp(-hardness);
      lead += options.positionBias;
      if (style) {
        style.write(a, part.styleA!, v);
        style.write(b, part.styleB!, v);
        lead += style.sway(part.styleA!, part.styleB!, v);
      }
      const isBlind = options.voterNoise > 0 && details() < 2 * options.voterNoise * uniformOf(seed, 23, voter);
      const expected = isBlind ? 0.5 : 1 / (1 + 10 ** (-lead / 400));
      part.modelA[v] = a;
      part.modelB[v] = b;
      part.winner[v] = judge(expected, closeness, hardness, random());
      part.voter[v] = voter;
      part.prompt[v] = prompt;
    }
    return part;
  };
  return { models, next, style: () => style && styleEffect(style) };
}

type Checked = Required<SimulationOptions>;

function check(given: SimulationOptions): Checked {
  const none = {
    epochs: 1,
    voters: 0,
    voterNoise: 0,
    voterTaste: 0,
    positionBias: 0,
    prompts: 0,
    difficulty: 0,
    style: false,
  };
  const options = { ...none, ...given };
  const { models, votes, epochs, voters, voterNoise, voterTaste, prompts, difficulty, positionBias } = options;
  const demand = (holds: boolean, claim: string) => {
    if (!holds) throw new RangeError(claim);
  };
  const names = typeof models === "number" ? models : new Set(models).size;
  const isWhole = (n: number, least: number) => Number.isSafeInteger(n) && n >= least;
  demand(names >= 2 && (typeof models === "number" || names === models.length), "give two or more different models");
  demand(isWhole(votes, 0), `votes must be a whole number ≥ 0, not ${votes}`);
  demand(isWhole(epochs, 1), `epochs must be a whole number ≥ 1, not ${epochs}`);
  demand(isWhole(voters, 0) && isWhole(prompts, 0), "voters and prompts must be whole numbers ≥ 0");
  demand(voterNoise >= 0 && voterNoise <= 0.5, `the share of blind votes must be 0 to 0.5, not ${voterNoise}`);
  demand(voterTaste >= 0 && Number.isFinite(voterTaste), `voters' taste must be a number ≥ 0, not ${voterTaste}`);
  demand(difficulty >= 0 && Number.isFinite(difficulty), `difficulty must be a number ≥ 0, not ${difficulty}`);
  demand(Number.isFinite(positionBias), `the position bias must be a number, not ${positionBias}`);
  demand(voters > 0 || (voterNoise === 0 && voterTaste === 0), "noise and taste are of voters: there must be some");
  demand(prompts > 0 || difficulty === 0, "difficulty is of prompts: there must be some");
  return options;
}

/** The verdict of a draw; on hard prompts more of the ties are both-bads. */
function judge(expected: number, closeness: number, hardness: number, draw: number): number {
  // No more than what either side can give up, or the chance of a win would be negative.
  const tie = Math.min(4 * closeness * expected * (1 - expected), 2 * Math.min(expected, 1 - expected));
  const winA = expected - tie / 2;
  const bothBad = hardness === 0 ? bothBadShare : 1 / (1 + Math.exp(-2 * hardness));
  const verdict: Winner =
    draw < winA ? "model_a" : draw < winA + tie * bothBad ? "both_bad" : draw < winA + tie ? "tie" : "model_b";
  return winners.indexOf(verdict);
}

/** The mean of 4·E·(1 − E) over the pairs as they are drawn. */
function meanCloseness(ratings: readonly number[], cumulative: readonly number[]): number {
  const weights = cumulative.map((value, i) => value - (cumulative[i - 1] ?? 0));
  let sum = 0;
  let mass = 0;
  for (let i = 0; i < ratings.length; i++) {
    for (let j = 0; j < i; j++) {
      const expected = 1 / (1 + 10 ** ((ratings[j] - ratings[i]) / 400));
      sum += weights[i] * weights[j] * 4 * expected * (1 - expected);
      mass += weights[i] * weights[j];
    }
  }
  return sum / mass;
}

/** A number that belongs to a voter or a prompt, hashed rather than kept: there may be millions of them. */
function uniformOf(...parts: number[]): number {
  return hash(...parts) / 0x1_0000_0000;
}

function normalOf(...parts: number[]): number {
  let draw = 0;
  const random: Random = () => uniformOf(...parts, draw++);
  return normal(random);
}
