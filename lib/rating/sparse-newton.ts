import type { Adjacency } from "./connectivity.ts";
import type { NewtonStep } from "./newton.ts";

/**
 * Newton steps for many sets of votes between the same pairs of models, where most models have not met: what factoring needs is
 * found once, and then only places that can hold something other than zero are touched. Where all have met it is the dense way.
 *
 * The strengths are known up to a constant, so the model that is eliminated last is held and the mean taken out at the end.
 *
 * Gives:  null when the information matrix is not positive definite to working precision.
 * Source: George & Liu (1981), Computer Solution of Large Sparse Positive Definite Systems; minimum-degree ordering, L·D·Lᵀ.
 */
export function sparseSteps(adjacency: Adjacency): NewtonStep {
  const n = adjacency.start.length - 1;
  const { order, later } = planElimination(adjacency);
  const placeOf = new Int32Array(n);
  for (let k = 0; k < n; k++) placeOf[order[k]] = k;
  const matrix = new Float64Array(n * n);
  const solution = new Float64Array(n);

  return ({ start, rival }, weights, logOdds) => {
    for (let k = 0; k < n; k++) {
      matrix[k * n + k] = 0;
      for (const i of later[k]) matrix[i * n + k] = 0;
    }
    solution.fill(0);
    for (let model = 0; model < n; model++) {
      const i = placeOf[model];
      for (let e = start[model]; e < start[model + 1]; e++) {
        const j = placeOf[rival[e]];
        // Each pair has two edges, one the mirror image of the other.
        if (j > i) continue;
        const played = weights[2 * e] + weights[2 * e + 1];
        const p = 1 / (1 + Math.exp(logOdds[rival[e]] - logOdds[model]));
        const information = played * p * (1 - p);
        matrix[i * n + j] -= information;
        matrix[i * n + i] += information;
        matrix[j * n + j] += information;
        const lead = weights[2 * e] - played * p;
        solution[i] += lead;
        solution[j] -= lead;
      }
    }
    for (let k = 0; k < n - 1; k++) {
      const pivot = matrix[k * n + k];
      if (!(pivot > 0)) return null;
      const rows = later[k];
      for (let row = 0; row < rows.length; row++) {
        const i = rows[row];
        const share = matrix[i * n + k] / pivot;
        if (share === 0) continue;
        solution[i] -= share * solution[k];
        for (let column = 0; column <= row; column++) {
          const j = rows[column];
          matrix[i * n + j] -= share * matrix[j * n + k];
        }
      }
    }
    solution[n - 1] = 0;
    let sum = 0;
    for (let k = n - 2; k >= 0; k--) {
      let left = solution[k];
      for (const i of later[k]) left -= matrix[i * n + k] * solution[i];
      sum += solution[k] = left / matrix[k * n + k];
    }
    return Float64Array.from(placeOf, (k) => solution[k] - sum / n);
  };
}

/**
 * In which order to eliminate models, those with fewest rivals first, each linking its rivals to one another.
 *
 * Gives:  the model at each place, and for each place the later places that it is linked to when its turn comes, ascending.
 */
function planElimination({ start, rival }: Adjacency): { order: Int32Array; later: Int32Array[] } {
  const n = start.length - 1;
  const isLinked = new Uint8Array(n * n);
  const rivals = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    rivals[i] = start[i + 1] - start[i];
    for (let e = start[i]; e < start[i + 1]; e++) isLinked[i * n + rival[e]] = 1;
  }
  const placeOf = new Int32Array(n).fill(-1);
  const order = new Int32Array(n);
  const met: Int32Array[] = [];
  for (let k = 0; k < n; k++) {
    let next = -1;
    for (let i = 0; i < n; i++) if (placeOf[i] < 0 && (next < 0 || rivals[i] < rivals[next])) next = i;
    placeOf[next] = k;
    order[k] = next;
    const linked = new Int32Array(rivals[next]);
    let found = 0;
    for (let i = 0; i < n; i++) if (isLinked[next * n + i] && placeOf[i] < 0) linked[found++] = i;
    for (const i of linked) {
      rivals[i]--;
      for (const j of linked) {
        if (i === j || isLinked[i * n + j]) continue;
        isLinked[i * n + j] = 1;
        rivals[i]++;
      }
    }
    met.push(linked);
  }
  return { order, later: met.map((linked) => linked.map((model) => placeOf[model]).sort()) };
}
