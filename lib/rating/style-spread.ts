import { clusterWeights, sparseScore } from "./clusters.ts";
import { centre } from "./bradley-terry.ts";
import { styleCovariance } from "./style.ts";
import type { Clusters } from "./clusters.ts";
import type { StyleRows } from "./style-rows.ts";
import type { StyleFit } from "./style.ts";

/** Score minus chance of every row, at the fit. */
function surpluses({ first, second, start, score, x, width, models, covariates }: StyleRows, place: Float64Array) {
  const over = new Float64Array(score.length);
  for (let p = 0; p < first.length; p++) {
    for (let row = start[p]; row < start[p + 1]; row++) {
      let logit = place[first[p]] - place[second[p]];
      for (let k = 0; k < covariates; k++) logit += x[row * width + k] * place[models + k];
      over[row] = score[row] - 1 / (1 + Math.exp(-logit));
    }
  }
  return over;
}

/**
 * The cluster-robust covariance of a style fit; see `clusterCovariance`.
 *
 * Shape:  square over strengths (mean gauge) and coefficients; `clusters` one number per vote of the columns.
 */
export function styleClusterCovariance(rows: StyleRows, fit: StyleFit, clusters: Clusters): Float64Array {
  const { models: n, covariates: q, first, second, start, x, width, vote } = rows;
  const size = n + q;
  const over = surpluses(rows, fit.place);
  const pairOf = new Int32Array(over.length);
  for (let p = 0; p < first.length; p++) pairOf.fill(p, start[p], start[p + 1]);
  const order = Int32Array.from(over, (_, row) => row).sort((a, b) => clusters[vote[a]] - clusters[vote[b]] || a - b);

  const filling = new Float64Array(size * size);
  const score = sparseScore(size);
  let count = 0;
  order.forEach((row, at) => {
    score.add(first[pairOf[row]], over[row]);
    score.add(second[pairOf[row]], -over[row]);
    for (let k = 0; k < q; k++) score.add(n + k, over[row] * x[row * width + k]);
    const isLast = at + 1 === order.length || clusters[vote[order[at + 1]]] !== clusters[vote[row]];
    if (!isLast) return;
    score.square(filling, 1);
    count++;
  });
  const factor = count / Math.max(1, count - 1);
  return styleCovariance(
    fit.bread,
    filling.map((value) => value * factor),
    n,
    size,
  );
}

/**
 * Replicates of a style fit by the score bootstrap: one Newton step from the fit along the slope that resampled votes have
 * there. To first order what refitting would give, without an exponential per vote and replicate.
 *
 * Shape:  `[r * n + i]`, natural-log odds, mean zero. Votes (or clusters) count Poisson(1) times, hashed.
 * Source: Kline & Santos (2012), A score based approach to wild bootstrap inference, Journal of Econometric Methods 1.
 */
export function styleReplicates(
  rows: StyleRows,
  fit: StyleFit,
  { seed, rounds, clusters }: { seed: number; rounds: number; clusters?: Clusters },
  onReplicate?: (done: number) => void,
): Float64Array {
  const { models: n, covariates: q, first, second, start, x, width, vote } = rows;
  const size = n + q;
  const over = surpluses(rows, fit.place);
  const timesOf = clusterWeights(seed, clusters ? vote.map((v) => clusters[v]) : vote);
  const replicates = new Float64Array(rounds * n);
  for (let r = 0; r < rounds; r++) {
    const slope = new Float64Array(size);
    for (let p = 0; p < first.length; p++) {
      let surplus = 0;
      for (let row = start[p]; row < start[p + 1]; row++) {
        const times = timesOf(row, r);
        if (times === 0) continue;
        surplus += times * over[row];
        for (let k = 0; k < q; k++) slope[n + k] += times * over[row] * x[row * width + k];
      }
      slope[first[p]] += surplus;
      slope[second[p]] -= surplus;
    }
    const moved = Float64Array.from({ length: n }, (_, i) => {
      let step = fit.logOdds[i];
      for (let k = 0; k < size; k++) step += fit.bread[i * size + k] * slope[k];
      return step;
    });
    replicates.set(centre(moved), r * n);
    onReplicate?.(r + 1);
  }
  return replicates;
}
