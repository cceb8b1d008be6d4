/** The four things a voter can say, in the order used by columnar data (`winner[i]` is an index into this list). */
export const winners = ["model_a", "model_b", "tie", "both_bad"] as const;
export type Winner = (typeof winners)[number];

/** One verdict on one pair. */
export interface PairVote {
  modelA: string;
  modelB: string;
  winner: Winner;
}

/** How often one verdict was given on one ordered pair: one of these per (modelA, modelB, winner). */
export interface PairCount extends PairVote {
  count: number;
}

/** Votes in order, as columns: ten million of them fit in 90 MB. */
export interface VoteColumns {
  models: readonly string[];
  /** Indexes into `models`. */
  modelA: ArrayLike<number>;
  modelB: ArrayLike<number>;
  /** Indexes into `winners`. */
  winner: ArrayLike<number>;
}

export interface RatingOptions {
  method: "bradley-terry" | "elo";
  /** How intervals are made. Online Elo has only the bootstrap. */
  intervals: "bootstrap" | "sandwich";
  /** Bootstrap rounds; 0 leaves intervals out, whichever way they would be made. */
  rounds: number;
  seed: number;
  /** Elo only: how far one vote moves a rating. */
  k: number;
  /**
   * Elo only: what its replicates play. "chronological" (unless told otherwise) keeps the votes in their order; "shuffled"
   * resamples and shuffles them as FastChat does, and the rating is then the median of the replicates, as it is there.
   */
  order?: "chronological" | "shuffled";
  /** Points for odds of `base` to one. */
  scale: number;
  base: number;
  /** The mean rating (Bradley–Terry) or the rating everyone starts from (Elo). */
  init: number;
  /** Fixes one model's rating; intervals are then those of the difference to it, unless `gauge` says otherwise. */
  anchor?: { model: string; rating: number };
  /** What a tie is taken for: half a win (unless told otherwise), nothing, or a verdict of its own by one of two tie models. */
  ties?: "half" | "out" | "davidson" | "rao-kupper";
  /** Whether pairs that met often count for more, as they do by themselves, or pairs weigh nearly alike. */
  weights?: "none" | "inverse-frequency";
  /**
   * How many virtual ties against an average opponent every model starts from, 0 unless told otherwise. One or two give small
   * data finite ratings drawn towards the mean; models with a clean record are then rated and keep their `bound` as a warning.
   */
  prior?: number;
  /** With an anchor: whether intervals are of the difference to it (unless told otherwise) or to the mean of all. */
  gauge?: "anchor" | "mean";
  /** Whether all intervals, and all ranks, hold at once in 95 % of cases, not each by itself. */
  simultaneous?: boolean;
}

/** What a method found besides ratings, with a 95 % interval: a tie parameter, a coefficient. */
export interface Parameter {
  name: string;
  component: number;
  value: number;
  low: number;
  high: number;
}

/** How a board was made where that was not in the usual way. */
export type Settings = Required<Pick<RatingOptions, "ties" | "weights" | "prior" | "gauge" | "simultaneous">>;

export const defaultRatingOptions: RatingOptions = {
  method: "bradley-terry",
  intervals: "bootstrap",
  rounds: 1000,
  seed: 0,
  k: 4,
  scale: 400,
  base: 10,
  init: 1000,
};

/** Why a model has no finite rating: nobody ever took a point from it, or it never took one. */
export type Bound = "undefeated" | "winless";

export interface BoardRow {
  /** 1 + the number of models in the same component whose `low` is above this model's `high`; null when unrated. */
  rank: number | null;
  /** The 95 % interval of the rank itself. */
  rankLow: number | null;
  rankHigh: number | null;
  model: string;
  /** Null when the votes do not determine a finite rating; then see `bound`. With a prior, a rated model may have one too. */
  rating: number | null;
  low: number | null;
  high: number | null;
  bound?: Bound;
  /** Ratings are comparable only inside one component; 0 is the largest. */
  component: number;
  votes: number;
  wins: number;
  losses: number;
  /** Ties and both-bads. */
  ties: number;
}

export interface Dropped {
  reason: string;
  count: number;
}

export interface Board {
  method: RatingOptions["method"];
  /** Votes that were rated; those left out are in `dropped`. */
  votes: number;
  models: number;
  dropped: Dropped[];
  bootstrap: { rounds: number; seed: number; order?: "shuffled" } | null;
  converged: boolean;
  /** How many separate scales there are. */
  components: number;
  /** Only where an option differs from the usual: all of them. */
  settings?: Settings;
  /** Only where the method found any. */
  parameters?: Parameter[];
  /** Best first: by component, then rank, then rating; unrated models last in their component. */
  rows: BoardRow[];
}

/** Called with the share of the work done, between 0 and 1; for progress bars only. */
export type OnProgress = (share: number) => void;
