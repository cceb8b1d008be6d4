import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { centre, fitBradleyTerry } from "./bradley-terry.ts";
import { hasFiniteTieParameter } from "./existence.ts";
import { maximise } from "./maximise.ts";
import { inverseFrequencyWeights } from "./pair-weights.ts";
import { chancesOf, davidson, halfWinTies, raoKupper } from "./verdict-model.ts";
import type { Evidence, Place } from "./likelihood.ts";
import type { Tally } from "./tally.ts";
import type { Chances, VerdictModel } from "./verdict-model.ts";

/** What a Bradley–Terry board makes of ties, of pairs drawn too often, and of models with few votes. */
export interface MethodOptions {
  ties: "half" | "out" | "davidson" | "rao-kupper";
  weights: "none" | "inverse-frequency";
  prior: number;
}

export const plainMethod: MethodOptions = { ties: "half", weights: "none", prior: 0 };

export type FitFailure = "separated" | "no_tie_parameter" | "not_converged";

/** What a method found in a tally. */
export interface MethodFit {
  /** Natural-log odds in the order of `tally.models`, mean zero. */
  logOdds: Float64Array;
  /** The tie parameter: ln ν (Davidson), η (Rao–Kupper), null for methods without one or votes without ties. */
  tieParameter: number | null;
  /** The model that was fitted, what it was fitted to, and where the maximum is: what errors and replicates start from. */
  model: VerdictModel;
  evidence: Evidence;
  place: Place;
  /** Whether sweeps settle quickly on these votes (see `fitBradleyTerry`), and so on replicates of them. */
  settles: boolean;
}

/** Every way to rate counts looks like this: tally in, fit out. */
export interface RatingMethod {
  readonly name: string;
  readonly options: MethodOptions;
  /** The votes this method rates: without ties where ties are left out. */
  select(tally: Tally): Tally;
  /** Fails: "separated" without a finite maximum, "no_tie_parameter" when one order explains every win and tie. */
  fitTo(tally: Tally, start?: MethodFit): Result<MethodFit, FitFailure>;
  /** The chance of each verdict, if `first` met `second` (indexes into `tally.models`). */
  predict(fit: MethodFit, first: number, second: number): Chances;
}

/**
 * A Bradley–Terry method: half-win ties, ties left out, Davidson or Rao–Kupper; with inverse-frequency weights or a weak
 * prior if asked.
 *
 * Shape:  as `RatingMethod`. Tie models fitted to votes without a tie are Bradley–Terry, and say so (`tieParameter` null).
 * Source: see `verdict-model.ts`, `pair-weights.ts`. The prior's virtual ties are those of Chen & Smith (1984), A Bayes-type
 *         estimator for the Bradley–Terry model, against an average opponent.
 */
export function bradleyTerryMethod(given: Partial<MethodOptions> = {}): RatingMethod {
  const options = { ...plainMethod, ...given };
  const tieModel = { half: halfWinTies, out: halfWinTies, davidson, "rao-kupper": raoKupper }[options.ties];
  return {
    name: nameOf(options),
    options,
    select: (tally) => (options.ties === "out" ? withoutTies(tally) : tally),
    fitTo(whole, start) {
      const tally = options.ties === "out" ? withoutTies(whole) : whole;
      const weights = options.weights === "none" ? null : inverseFrequencyWeights(tally);
      const evidence = { tally, weights, prior: options.prior };
      const hasTies = tally.ties.some((count) => count > 0);
      return fitEvidence(hasTies ? tieModel : halfWinTies, evidence, start);
    },
    predict({ logOdds, model, tieParameter }, first, second) {
      return chancesOf(model, logOdds[first] - logOdds[second], tieParameter ?? 0);
    },
  };
}

export function withoutTies(tally: Tally): Tally {
  return { ...tally, ties: new Float64Array(tally.ties.length) };
}

/** Half-wins first, which are quick and find out whether there is a maximum; then the model itself from there. */
function fitEvidence(model: VerdictModel, evidence: Evidence, start?: MethodFit): Result<MethodFit, FitFailure> {
  const { tally, prior } = evidence;
  const n = tally.models.length;
  let logOdds = new Float64Array(n);
  if (prior === 0) {
    const halves = fitBradleyTerry(weighed(evidence), { start: start?.logOdds });
    if (!halves.ok) return halves;
    logOdds = halves.value.logOdds as Float64Array<ArrayBuffer>;
    const settles = halves.value.method === "sweeps";
    if (model === halfWinTies) return ok({ logOdds, tieParameter: null, model, evidence, place: logOdds, settles });
    if (!hasFiniteTieParameter(tally)) return fail("no_tie_parameter");
  } else if (model.tie && !hasDecided(tally)) return fail("no_tie_parameter");

  const origin = new Float64Array(n + (model.tie ? 1 : 0));
  origin.set(start?.logOdds ?? logOdds);
  if (model.tie) origin[n] = start?.tieParameter ?? model.tie.start(tieShare(tally));
  const found = maximise(model, evidence, origin);
  if (!found.ok) return found;
  const place = found.value;
  const tieParameter = model.tie ? place[n] : null;
  return ok({ logOdds: centre(place.slice(0, n)), tieParameter, model, evidence, place, settles: false });
}

/** The tally with every count times its pair's weight: what a weighted half-win fit is a fit of. */
export function weighed({ tally, weights }: Evidence): Tally {
  if (!weights) return tally;
  const times = (counts: Float64Array) => counts.map((count, p) => count * weights[p]);
  const { firstWins, secondWins, ties } = tally;
  return { ...tally, firstWins: times(firstWins), secondWins: times(secondWins), ties: times(ties) };
}

function hasDecided({ firstWins, secondWins }: Tally): boolean {
  return firstWins.some((count) => count > 0) || secondWins.some((count) => count > 0);
}

/** Between none and all, so that a start can be computed from it. */
function tieShare({ firstWins, secondWins, ties }: Tally): number {
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
  const tied = sum(ties);
  return Math.min(0.99, tied / (tied + sum(firstWins) + sum(secondWins)));
}

function nameOf({ ties, weights, prior }: MethodOptions): string {
  const words = {
    half: "bradley-terry",
    out: "bradley-terry without ties",
    davidson: "davidson",
    "rao-kupper": "rao-kupper",
  };
  return words[ties] + (weights === "none" ? "" : ", pairs weighed") + (prior > 0 ? `, prior ${prior}` : "");
}
