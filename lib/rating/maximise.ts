import { fail, ok } from "#lib/result.ts";
import { factor, solve } from "./cholesky.ts";
import { curvatures, logLikelihood, slope } from "./likelihood.ts";
import type { Result } from "#lib/result.ts";
import type { Evidence, Place } from "./likelihood.ts";
import type { VerdictModel } from "./verdict-model.ts";

const maxSteps = 60;

/**
 * The maximum of a verdict model's likelihood, by Newton's method with step halving. All these likelihoods are concave, so
 * there is one maximum and Newton finds it.
 *
 * Shape:  a `Place`; `start` is not changed.
 * Units:  natural-log odds, exact to `tolerance`.
 * Fails:  "not_converged" when rounding or a maximum at infinity kept steps from shrinking.
 * Source: Nocedal & Wright (2006), Numerical Optimization, chapter 3.
 */
export function maximise(
  model: VerdictModel,
  evidence: Evidence,
  start: Place,
  { tolerance = 1e-11 } = {},
): Result<Place, "not_converged"> {
  let place = start.slice();
  const step = new Float64Array(place.length);
  let current = logLikelihood(model, evidence, place);
  for (let steps = 0; steps < maxSteps; steps++) {
    const { information } = curvatures(model, evidence, place);
    slope(model, evidence, place, step);
    if (!factor(information, place.length)) return fail("not_converged");
    solve(information, place.length, step);

    const largest = step.reduce((max, change) => Math.max(max, Math.abs(change)), 0);
    let length = 1;
    for (; length > 1e-9; length /= 2) {
      const next = place.map((value, i) => value + length * step[i]);
      const reached = logLikelihood(model, evidence, next);
      // Within rounding of the maximum the likelihood no longer tells better from worse, so small steps are taken on trust.
      if (reached >= current || (largest < 1e-5 && reached > -Infinity)) {
        place = next;
        current = reached;
        break;
      }
    }
    if (largest < tolerance) return ok(place);
  }
  return fail("not_converged");
}
