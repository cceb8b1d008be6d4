import { hash } from "./random.ts";
import type { Contender, Forecast } from "./contenders.ts";
import type { VoteColumns } from "./types.ts";

/** How well a method foresaw votes it had not seen. Smaller losses are better; all are means per vote. */
export interface HoldOutScore {
  name: string;
  /** −y·ln E − (1 − y)·ln(1 − E): y is 1, ½ or 0, E the score expected of side A. What every method can be asked. */
  logLoss: number;
  /** −ln of the chance given to the verdict: win, loss or tie. Methods without ties are lent their training votes' share. */
  verdictLogLoss: number;
  /** Of the decided votes, those that went to the side foreseen; an even forecast is half right. */
  accuracy: number;
  /** The standard error of this method's log loss minus the first one's; 0 for the first. */
  errorOfDifference: number;
}

export interface HoldOut {
  folds: number;
  /** Votes scored, and votes left out because some method could not rate both models from the other folds. */
  votes: number;
  unscored: number;
  scores: HoldOutScore[];
}

/** Chances this close to none are counted as this: one absurd certainty should not decide a comparison. */
const least = 1e-6;

/**
 * Compares methods on evidence: votes are dealt into folds by hash, and each fold is foreseen from all the others. All methods
 * are scored on the same votes.
 *
 * Shape:  `votes` in order, which online Elo needs; to compare on counts, lay them out by `votesOf`.
 * Source: Stone (1974), Cross-validatory choice and assessment of statistical predictions, JRSS B 36.
 */
export function holdOut(
  votes: VoteColumns,
  contenders: readonly Contender[],
  { folds = 10, seed = 0 } = {},
  onProgress?: (share: number) => void,
): HoldOut {
  if (!Number.isInteger(folds) || folds < 2) throw new RangeError(`folds must be a whole number ≥ 2, not ${folds}`);
  const count = votes.modelA.length;
  const foldOf = Uint16Array.from({ length: count }, (_, v) => hash(seed, 7, v) % folds);
  const sums = contenders.map(() => ({ loss: 0, verdict: 0, right: 0, difference: 0, squares: 0 }));
  let [scored, decided, unscored] = [0, 0, 0];

  for (let fold = 0; fold < folds; fold++) {
    const isTraining = Uint8Array.from(foldOf, (one) => (one === fold ? 0 : 1));
    const tieShare = tieShareOf(votes, isTraining);
    const forecasters = contenders.map((contender, c) => {
      const forecaster = contender.train(votes, isTraining);
      onProgress?.((fold + (c + 1) / contenders.length) / folds);
      return forecaster;
    });
    for (let v = 0; v < count; v++) {
      if (foldOf[v] !== fold || votes.modelA[v] === votes.modelB[v]) continue;
      const forecasts = forecasters.map((forecaster) => forecaster(v));
      if (forecasts.some((one) => one === null)) {
        unscored++;
        continue;
      }
      scored++;
      const winner = Math.min(2, votes.winner[v]);
      if (winner < 2) decided++;
      let firstLoss = 0;
      forecasts.forEach((forecast, c) => {
        const { loss, verdict, right } = score(forecast!, winner, tieShare);
        if (c === 0) firstLoss = loss;
        sums[c].loss += loss;
        sums[c].verdict += verdict;
        sums[c].right += right;
        sums[c].difference += loss - firstLoss;
        sums[c].squares += (loss - firstLoss) ** 2;
      });
    }
  }
  const scores = contenders.map(({ name }, c): HoldOutScore => {
    const { loss, verdict, right, difference, squares } = sums[c];
    const spread = squares / scored - (difference / scored) ** 2;
    return {
      name,
      logLoss: loss / scored,
      verdictLogLoss: verdict / scored,
      accuracy: right / decided,
      errorOfDifference: Math.sqrt(Math.max(0, spread) / scored),
    };
  });
  return { folds, votes: scored, unscored, scores };
}

function score({ first, second, tie }: Forecast, winner: number, tieShare: number) {
  const expected = first + (tie ?? 0) / 2;
  const y = [1, 0, 0.5][winner];
  const chances = tie === null ? [first * (1 - tieShare), second * (1 - tieShare), tieShare] : [first, second, tie];
  const lead = first - second;
  return {
    loss: -y * Math.log(Math.max(least, expected)) - (1 - y) * Math.log(Math.max(least, 1 - expected)),
    verdict: -Math.log(Math.max(least, chances[winner])),
    right: winner === 2 ? 0 : Math.abs(lead) < 1e-12 ? 0.5 : lead > 0 === (winner === 0) ? 1 : 0,
  };
}

function tieShareOf({ winner }: VoteColumns, isTraining: Uint8Array): number {
  let [tied, all] = [0, 0];
  for (let v = 0; v < isTraining.length; v++) {
    all += isTraining[v];
    if (isTraining[v] && winner[v] > 1) tied++;
  }
  return tied / Math.max(1, all);
}
