/** The three verdicts a pair can get, as indexes: its first model wins, its second wins, neither. */
export const verdicts = 3;

/** How likely each verdict is; they add up to one (except under half-win ties, see there). */
export interface Chances {
  first: number;
  second: number;
  tie: number;
}

/**
 * What a method claims about one vote on a pair whose first model leads by `lead`: the chance of each verdict, and how it
 * changes with the lead and with the one parameter that all pairs may share. All that fitting, errors and replicates need.
 */
export interface VerdictModel {
  readonly name: "half" | "davidson" | "rao-kupper";
  /** The parameter all pairs share: how it is started from the share of ties, and which values it may take. */
  readonly tie: null | { name: string; start: (tieShare: number) => number; isAllowed: (value: number) => boolean };
  /**
   * Fills `terms` for each verdict v from `terms[6 * v]` on: the log-chance, its slope in the lead and in the tie parameter,
   * and its curvature (lead twice, lead and parameter, parameter twice).
   */
  describe(lead: number, tieParameter: number, terms: Float64Array): void;
  /**
   * The slopes alone, summed over a pair's votes: `pull[0]` in the lead, `pull[1]` in the tie parameter. What `describe` says,
   * for replicates, which ask for nothing else a million times over.
   */
  pullOf(lead: number, tieParameter: number, wins: number, losses: number, ties: number, pull: Float64Array): void;
}

export const termsLength = 6 * verdicts;

/** ln(1 / (1 + e^−x)), where neither a huge nor a tiny x overflows. */
export function logLogistic(x: number): number {
  return x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}

/** ½ the log-chance of a win plus ½ that of a loss is what a tie is taken for: not a chance, so the three do not add up. */
export const halfWinTies: VerdictModel = {
  name: "half",
  tie: null,
  describe(lead, _, terms) {
    const p = 1 / (1 + Math.exp(-lead));
    const win = logLogistic(lead);
    set(terms, 0, win, 1 - p, 0, -p * (1 - p), 0, 0);
    set(terms, 1, win - lead, -p, 0, -p * (1 - p), 0, 0);
    set(terms, 2, win - lead / 2, 0.5 - p, 0, -p * (1 - p), 0, 0);
  },
  pullOf(lead, _, wins, losses, ties, pull) {
    pull[0] = wins + ties / 2 - (wins + losses + ties) / (1 + Math.exp(-lead));
    pull[1] = 0;
  },
};

/**
 * Davidson's tie model: win : loss : tie = e^(d/2) : e^(−d/2) : ν, for a lead of d. A tie is likeliest between equals, and
 * tells of closeness besides. The parameter is ln ν; at d = 0 the chance of a tie is ν / (2 + ν).
 *
 * Source: Davidson (1970), On extending the Bradley–Terry model to accommodate ties in paired comparison experiments, JASA 65.
 */
export const davidson: VerdictModel = {
  name: "davidson",
  tie: { name: "ln ν", start: (share) => Math.log((2 * share) / (1 - share)), isAllowed: Number.isFinite },
  describe(lead, logNu, terms) {
    // Divided by the largest of the three, so that no lead overflows.
    const largest = Math.max(Math.abs(lead) / 2, logNu);
    const win = Math.exp(lead / 2 - largest);
    const loss = Math.exp(-lead / 2 - largest);
    const tie = Math.exp(logNu - largest);
    const total = win + loss + tie;
    const logTotal = largest + Math.log(total);
    const tied = tie / total;
    const tilt = (win - loss) / total / 2;
    // An exponential family: the curvature is minus the covariance of (half the verdict's sign, is it a tie), whatever the verdict.
    const spread = (win + loss) / total / 4 - tilt * tilt;
    const across = tilt * tied;
    const tieSpread = tied * (1 - tied);
    set(terms, 0, lead / 2 - logTotal, 0.5 - tilt, -tied, -spread, across, -tieSpread);
    set(terms, 1, -lead / 2 - logTotal, -0.5 - tilt, -tied, -spread, across, -tieSpread);
    set(terms, 2, logNu - logTotal, -tilt, 1 - tied, -spread, across, -tieSpread);
  },
  pullOf(lead, logNu, wins, losses, ties, pull) {
    const largest = Math.max(Math.abs(lead) / 2, logNu);
    const win = Math.exp(lead / 2 - largest);
    const loss = Math.exp(-lead / 2 - largest);
    const tie = Math.exp(logNu - largest);
    const each = (wins + losses + ties) / (win + loss + tie);
    pull[0] = (wins - losses - (win - loss) * each) / 2;
    pull[1] = ties - tie * each;
  },
};

/**
 * Rao & Kupper's tie model: a voter sees a difference only beyond a threshold η. P(win) = 1 / (1 + e^(η − d)),
 * P(loss) = 1 / (1 + e^(η + d)), the rest are ties. At d = 0 the chance of a tie is tanh(η / 2).
 *
 * Source: Rao & Kupper (1967), Ties in paired-comparison experiments: a generalization of the Bradley–Terry model, JASA 62.
 */
export const raoKupper: VerdictModel = {
  name: "rao-kupper",
  tie: { name: "η", start: (share) => 2 * Math.atanh(share), isAllowed: (eta) => eta > 0 && Number.isFinite(eta) },
  describe(lead, eta, terms) {
    const win = 1 / (1 + Math.exp(eta - lead));
    const loss = 1 / (1 + Math.exp(eta + lead));
    const logWin = logLogistic(lead - eta);
    const logLoss = logLogistic(-lead - eta);
    const winSpread = win * (1 - win);
    const lossSpread = loss * (1 - loss);
    // P(tie) = (e^2η − 1) · P(win) · P(loss), so its logarithm is a sum.
    const rest = -Math.expm1(-2 * eta);
    const logFactor = 2 * eta + Math.log(rest);
    const slope = 2 / rest;
    const bend = (-4 * Math.exp(-2 * eta)) / (rest * rest);
    set(terms, 0, logWin, 1 - win, win - 1, -winSpread, winSpread, -winSpread);
    set(terms, 1, logLoss, loss - 1, loss - 1, -lossSpread, -lossSpread, -lossSpread);
    set(
      terms,
      2,
      logFactor + logWin + logLoss,
      loss - win,
      slope + win + loss - 2,
      -winSpread - lossSpread,
      winSpread - lossSpread,
      bend - winSpread - lossSpread,
    );
  },
  pullOf(lead, eta, wins, losses, ties, pull) {
    const missedWin = (wins + ties) / (1 + Math.exp(lead - eta));
    const missedLoss = (losses + ties) / (1 + Math.exp(-lead - eta));
    pull[0] = missedWin - missedLoss;
    pull[1] = (ties * 2) / -Math.expm1(-2 * eta) - missedWin - missedLoss;
  },
};

/** The chances a fitted tie model gives a vote at this lead. Half-win ties have no chance of a tie: see `predict`. */
export function chancesOf(model: VerdictModel, lead: number, tieParameter: number): Chances {
  const terms = new Float64Array(termsLength);
  model.describe(lead, tieParameter, terms);
  const tie = model.tie ? Math.exp(terms[12]) : 0;
  return { first: Math.exp(terms[0]), second: Math.exp(terms[6]), tie };
}

function set(
  terms: Float64Array,
  verdict: number,
  logChance: number,
  byLead: number,
  byTie: number,
  byLeadTwice: number,
  byLeadAndTie: number,
  byTieTwice: number,
): void {
  const at = 6 * verdict;
  terms[at] = logChance;
  terms[at + 1] = byLead;
  terms[at + 2] = byTie;
  terms[at + 3] = byLeadTwice;
  terms[at + 4] = byLeadAndTie;
  terms[at + 5] = byTieTwice;
}
