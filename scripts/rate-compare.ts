import {
  eloContender,
  fastChatRidge,
  holdOut,
  methodContender,
  rateSequence,
  rateVotes,
  styleContender,
} from "#lib/rating/index.ts";
import type { Board, Contender, Covariate, HoldOut, RatingOptions, VoteColumns } from "#lib/rating/index.ts";
import type { Comparable } from "./rate-arguments.ts";

/** How well each method foresees votes it was not shown, and how far their boards differ. */
export interface Comparison extends Omit<HoldOut, "scores"> {
  methods: (Omit<HoldOut["scores"][number], "name"> & { method: Comparable })[];
  /** As the first method has them, best first. */
  models: ComparedModel[];
}

export interface ComparedModel {
  model: string;
  /** By method; null where it cannot be rated. */
  ratings: Partial<Record<Comparable, number | null>>;
  ranks: Partial<Record<Comparable, number | null>>;
  /** The largest rank less the smallest; null where some method cannot rank it. */
  rankDifference: number | null;
}

/** Compares methods on the same votes. `covariates` are for the style-controlled one, and needed where it is named. */
export function compareMethods(
  methods: readonly Comparable[],
  votes: VoteColumns,
  options: RatingOptions,
  covariates: readonly Covariate[],
  onShare: (share: number) => void,
): Comparison {
  const contenders = methods.map((method) => contenderOf(method, options, covariates));
  const folds = votes.modelA.length > manyVotes ? 2 : 10;
  const { scores, ...split } = holdOut(votes, contenders, { folds, seed: options.seed }, onShare);
  const boards = methods.map((method) => boardOf(method, votes, options, covariates));
  const rows = boards.map(({ rows: some }) => new Map(some.map((row) => [row.model, row])));
  return {
    ...split,
    methods: scores.map(({ name: _, ...score }, i) => ({ method: methods[i], ...score })),
    models: boards[0].rows.map(({ model }) => {
      const ranks = rows.map((byModel) => byModel.get(model)?.rank ?? null);
      const known = ranks.filter((rank) => rank !== null);
      return {
        model,
        ratings: Object.fromEntries(methods.map((method, i) => [method, rows[i].get(model)?.rating ?? null])),
        ranks: Object.fromEntries(methods.map((method, i) => [method, ranks[i]])),
        rankDifference: known.length < ranks.length ? null : Math.max(...known) - Math.min(...known),
      };
    }),
  };
}

/** So many that half of them tell what nine tenths would, in a fifth of the time. */
const manyVotes = 2_000_000;

/** What a tie is taken for, where a method is named after it. */
const tiesOf = {
  "bradley-terry": "half",
  davidson: "davidson",
  "rao-kupper": "rao-kupper",
  "ties-out": "out",
} as const;

function contenderOf(method: Comparable, options: RatingOptions, covariates: readonly Covariate[]): Contender {
  if (method === "elo") return eloContender(options);
  if (method === "style") return styleContender(covariates, fastChatRidge);
  return methodContender({ ties: tiesOf[method], weights: options.weights, prior: options.prior });
}

/** Ratings without intervals: they are compared as they are. */
function boardOf(
  method: Comparable,
  votes: VoteColumns,
  options: RatingOptions,
  covariates: readonly Covariate[],
): Board {
  const { k, scale, base, init, weights, prior } = options;
  const plain = { k, scale, base, init, rounds: 0 };
  if (method === "elo") return rateSequence(votes, plain);
  if (method === "style") return rateVotes(votes, plain, { covariates, ridge: fastChatRidge });
  return rateVotes(votes, { ...plain, ties: tiesOf[method], weights, prior });
}
