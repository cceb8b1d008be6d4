import { slope } from "./likelihood.ts";
import { termsLength } from "./verdict-model.ts";
import type { Evidence, Place } from "./likelihood.ts";
import type { MethodFit } from "./method.ts";
import type { Tally } from "./tally.ts";

/** What may be left of the way at the end: a ten-thousandth of what replicates spread by. */
const tolerance = 1e-5;
const maxSteps = 25;

/**
 * Climbs to the maximum of a replicate from the fit of the real votes, with the curvature of the real votes: no replicate has a
 * matrix to factor, only slopes.
 *
 * A model with few votes may have twice as many, or half, in a replicate, and steps with the real curvature would over- or
 * undershoot. So the inverse B is scaled to S·B·S, S² being the real over the replicate's own information on each model's
 * strength. For a model known by few votes that is nearly its own inverse; it halves the number of steps.
 *
 * Shape:  a function that takes a replicate's evidence (pairs as in the fit) and gives a `Place`, null when steps did not shrink.
 * Source: chord (simplified Newton) method, Ortega & Rheinboldt (1970), with a diagonal correction.
 */
export function chordClimber(fit: MethodFit, bread: Float64Array): (evidence: Evidence) => Place | null {
  const { tally: real } = fit.evidence;
  const size = fit.place.length;
  const told = informationPerVote(fit);
  const information = (tally: Tally) => {
    const sums = new Float64Array(real.models.length).fill(fit.evidence.prior / 4);
    for (let p = 0; p < told.length; p++) {
      const sum = told[p] * (tally.firstWins[p] + tally.secondWins[p] + tally.ties[p]);
      sums[real.first[p]] += sum;
      sums[real.second[p]] += sum;
    }
    return sums;
  };
  const whole = information(real);
  const gradient = new Float64Array(size);
  const scale = new Float64Array(size).fill(1);

  return (evidence) => {
    information(evidence.tally).forEach((own, i) => (scale[i] = own > 0 ? Math.sqrt(whole[i] / own) : 1));
    const place = fit.place.slice();
    let before = Infinity;
    for (let step = 0; step < maxSteps; step++) {
      if (fit.model.tie && !fit.model.tie.isAllowed(place[size - 1])) return null;
      slope(fit.model, evidence, place, gradient);
      for (let i = 0; i < size; i++) gradient[i] *= scale[i];
      let largest = 0;
      for (let i = 0; i < size; i++) {
        let change = 0;
        for (let k = 0; k < size; k++) change += bread[i * size + k] * gradient[k];
        change *= scale[i];
        place[i] += change;
        largest = Math.max(largest, Math.abs(change));
      }
      // Steps that shrink by a factor q each leave q/(1 − q) of the last one still to go.
      const shrinks = largest / before;
      if (shrinks > 0 && shrinks < 1 && largest * Math.max(1, shrinks / (1 - shrinks)) < tolerance) return place;
      if (!(largest < 3)) return null;
      before = largest;
    }
    return null;
  };
}

/** How much one vote on each pair tells of the lead, on average over its real votes. */
function informationPerVote({ model, evidence, place }: MethodFit): Float64Array {
  const { tally, weights } = evidence;
  const terms = new Float64Array(termsLength);
  return Float64Array.from(tally.ties, (tied, p) => {
    const [first, second] = [tally.firstWins[p], tally.secondWins[p]];
    model.describe(place[tally.first[p]] - place[tally.second[p]], place[tally.models.length], terms);
    const sum = first * terms[3] + second * terms[9] + tied * terms[15];
    const played = first + second + tied;
    return played > 0 ? (-sum / played) * (weights ? weights[p] : 1) : 0;
  });
}
