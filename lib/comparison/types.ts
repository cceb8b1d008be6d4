import type { LeaderboardRow, Provenance } from "#lib/leaderboard/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import type { VoteSource } from "#lib/profile/types.ts";
import type { NeededVotes, Share } from "#lib/rating/index.ts";

/** Verdicts between two models, seen from the first of them. */
export interface PairVerdicts {
  first: number;
  second: number;
  /** Ties and both-bads. */
  ties: number;
}

/** Verdicts on some of the battles, such as those on coding. */
export interface Part extends PairVerdicts {
  part: string;
  /** Of the decided battles, what the first model won; null when none was decided. */
  won: Share | null;
}

/** What the ratings, and so the battles with all others, say of the two. */
export interface Foreseen {
  /** Points per battle that the first is expected to take, a tie half. */
  score: Share;
  /** How often the first stands above the second when votes are resampled. */
  above: number;
  needed: NeededVotes;
}

export interface SampleTurn {
  prompt: string;
  first: string;
  second: string;
}

/** A battle whose voter agreed to publish it. */
export interface SampleBattle {
  id: string;
  castAt: string;
  outcome: "first" | "second" | "tie" | "both_bad";
  /** By an administrator, whatever word lists find. */
  isCleared: boolean;
  turns: SampleTurn[];
}

export interface PairStanding {
  snapshot: Provenance;
  first: LeaderboardRow;
  second: LeaderboardRow;
  all: Part;
  sentence: string;
  categories: Part[];
  languages: Part[];
  /** By which answer was longer. */
  answers: Part[];
  /** By how long the prompt was. */
  prompts: Part[];
  /** By week or month, oldest first. */
  periods: Part[];
  /** Null where the two are on no common scale. */
  foreseen: Foreseen | null;
  /** Votes a day that the board gains at present. */
  pace: number;
  samples: SampleBattle[];
}

export interface Comparison {
  first: PublicModel;
  second: PublicModel;
  /** Sources whose boards have both. */
  sources: VoteSource[];
  source: VoteSource | null;
  standing: PairStanding | null;
}
