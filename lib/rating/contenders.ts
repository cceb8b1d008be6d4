import { blocksOf, tallyOf } from "./connectivity.ts";
import { playElo, startElo } from "./elo.ts";
import { bradleyTerryMethod } from "./method.ts";
import { connectedBlocks } from "./prior-blocks.ts";
import { predictedWinRate } from "./win-rate.ts";
import { countOf, tallyColumns } from "./tally.ts";
import { styleRows } from "./style-rows.ts";
import { fitStyle } from "./style.ts";
import { defaultRatingOptions, winners } from "./types.ts";
import type { Covariate } from "./covariates.ts";
import type { MethodOptions } from "./method.ts";
import type { Ridge } from "./style.ts";
import type { Tally } from "./tally.ts";
import type { RatingOptions, VoteColumns, Winner } from "./types.ts";

/** What a method expects of one vote; `tie` is null when it says nothing of ties. Side A is `first`. */
export interface Forecast {
  first: number;
  second: number;
  tie: number | null;
}

/** A method that can be compared with others: it learns from some votes and foresees the rest. */
export interface Contender {
  name: string;
  /** Null for a vote whose two models the training votes put on no common scale. */
  train(votes: VoteColumns, isTraining: Uint8Array): (vote: number) => Forecast | null;
}

/** Any Bradley–Terry method, by counts. */
export function methodContender(options: Partial<MethodOptions> = {}): Contender {
  const method = bradleyTerryMethod(options);
  return {
    name: method.name,
    train(votes, isTraining) {
      const whole = method.select(tallyColumns(among(votes, isTraining)));
      const placeOf = placesIn(whole, votes);
      const blocks = method.options.prior > 0 ? connectedBlocks(whole) : blocksOf(whole);
      const fits = blocks.map((block) => {
        const fit = block.members.length > 1 ? method.fitTo(tallyOf(whole, block)) : undefined;
        return { fit: fit?.ok ? fit.value : undefined, indexOf: new Map([...block.members].map((m, i) => [m, i])) };
      });
      return (v) => {
        const [a, b] = [placeOf[votes.modelA[v]], placeOf[votes.modelB[v]]];
        const home = fits.find(({ fit, indexOf }) => fit && indexOf.has(a) && indexOf.has(b));
        if (!home?.fit) return null;
        const { first, second, tie } = method.predict(home.fit, home.indexOf.get(a)!, home.indexOf.get(b)!);
        return { first, second, tie: home.fit.model.tie ? tie : null };
      };
    },
  };
}

/** Online Elo: plays the training votes in their order, then stands still. */
export function eloContender(options: Partial<Pick<RatingOptions, "k" | "scale" | "base" | "init">> = {}): Contender {
  const settings = { ...defaultRatingOptions, ...options, rounds: 0 };
  return {
    name: `elo, k ${settings.k}`,
    train(votes, isTraining) {
      const state = startElo(votes.models.length, settings);
      const seen = new Uint8Array(votes.models.length);
      const training = among(votes, isTraining, (a, b) => a !== b);
      playElo(state, training);
      for (let v = 0; v < training.modelA.length; v++) seen[training.modelA[v]] = seen[training.modelB[v]] = 1;
      return (v) => {
        const [a, b] = [votes.modelA[v], votes.modelB[v]];
        if (!seen[a] || !seen[b]) return null;
        const first = predictedWinRate(state.ratings[a], state.ratings[b], settings);
        return { first, second: 1 - first, tie: null };
      };
    },
  };
}

/** Bradley–Terry with covariates, half-win ties. */
export function styleContender(covariates: readonly Covariate[], ridge?: Ridge): Contender {
  return {
    name: `bradley-terry with ${covariates.map(({ name }) => name).join(", ")}`,
    train(votes, isTraining) {
      const whole = tallyColumns(among(votes, isTraining));
      const placeOf = placesIn(whole, votes);
      const [block] = blocksOf(whole);
      const indexOf = new Int32Array(votes.models.length).fill(-1);
      const inBlock = new Map(Array.from(block?.members ?? [], (model, i) => [model, i]));
      placeOf.forEach((place, model) => (indexOf[model] = inBlock.get(place) ?? -1));
      const chosen = Int32Array.from(isTraining.keys()).filter((v) => isTraining[v] === 1);
      const some = covariates.map(({ name, values }) => ({
        name,
        values: Float64Array.from(chosen, (v) => values[v]),
      }));
      const rows = styleRows(among(votes, isTraining), some, indexOf, inBlock.size, true);
      if (!rows.ok) throw new RangeError(rows.message);
      const fit = fitStyle(rows.value, { ridge });
      return (v) => {
        const [a, b] = [indexOf[votes.modelA[v]], indexOf[votes.modelB[v]]];
        if (!fit.ok || a < 0 || b < 0) return null;
        const { logOdds, coefficients } = fit.value;
        const style = covariates.reduce((sum, { values }, k) => sum + coefficients[k] * values[v], 0);
        const first = 1 / (1 + Math.exp(logOdds[b] - logOdds[a] - style));
        return { first, second: 1 - first, tie: null };
      };
    },
  };
}

/** A tally's votes laid out one by one, for methods to be compared on counts alone; their order means nothing. */
export function votesOf(tally: Tally): VoteColumns {
  const total = countOf(tally);
  const columns = { modelA: new Int32Array(total), modelB: new Int32Array(total), winner: new Uint8Array(total) };
  let next = 0;
  const lay = (p: number, winner: Winner, count: number) => {
    columns.modelA.fill(tally.first[p], next, next + count);
    columns.modelB.fill(tally.second[p], next, next + count);
    columns.winner.fill(winners.indexOf(winner), next, next + count);
    next += count;
  };
  for (let p = 0; p < tally.ties.length; p++) {
    lay(p, "model_a", tally.firstWins[p]);
    lay(p, "model_b", tally.secondWins[p]);
    lay(p, "tie", tally.ties[p]);
  }
  return { models: tally.models, ...columns };
}

/** The votes that are chosen, in their order. */
function among(
  { models, modelA, modelB, winner }: VoteColumns,
  isChosen: Uint8Array,
  isWanted: (a: number, b: number) => boolean = () => true,
) {
  const chosen = Int32Array.from(isChosen.keys()).filter((v) => isChosen[v] === 1 && isWanted(modelA[v], modelB[v]));
  return {
    models,
    modelA: Int32Array.from(chosen, (v) => modelA[v]),
    modelB: Int32Array.from(chosen, (v) => modelB[v]),
    winner: Uint8Array.from(chosen, (v) => winner[v]),
  };
}

/** Where in the tally each model of the columns is, −1 for those it has no votes of. */
function placesIn(tally: Tally, { models }: VoteColumns): Int32Array {
  const placeOf = new Map(tally.models.map((model, index) => [model, index]));
  return Int32Array.from(models, (model) => placeOf.get(model) ?? -1);
}
