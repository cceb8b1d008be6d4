import type { Brand } from "#lib/brand.ts";
import type { Excluded } from "#lib/counts/types.ts";
import type { Board, Parameter } from "#lib/rating/index.ts";
import type { BoardSpec } from "./board-spec.ts";

export type SnapshotId = Brand<string, "SnapshotId">;

/** How a snapshot was made: enough to make it again. */
export interface Provenance {
  /** A hash of everything else here but `createdAt`, and of the rows. */
  id: SnapshotId;
  source: { slug: string; name: string; kind: "arena" | "simulated" | "imported"; description: string };
  category: string;
  method: string;
  parameters: Record<string, unknown>;
  filters: { rule: string; version: number; votes: number }[];
  /** Votes that each set of reasons keeps off together; with `votes` and `dropped`, all that were cast. */
  excluded: Excluded[];
  seed: number;
  rounds: number;
  /** When the newest vote that was looked at was cast. */
  voteCutoff: string | null;
  votes: number;
  models: number;
  dropped: { reason: string; count: number }[];
  converged: boolean;
  components: number;
  codeVersion: string;
  inputHash: string;
  /** What the method found besides ratings: a tie parameter, style coefficients. */
  findings: Parameter[];
  createdAt: string;
}

/** One line of a board: as `npm run rate --json` prints it, plus who the model is. `model` is its slug. */
export interface LeaderboardRow {
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  model: string;
  name: string;
  organization: string;
  license: string;
  link: string | null;
  isToy: boolean;
  rating: number | null;
  low: number | null;
  high: number | null;
  bound?: "undefeated" | "winless";
  component: number;
  votes: number;
  wins: number;
  losses: number;
  ties: number;
}

export interface Leaderboard {
  snapshot: Provenance;
  rows: LeaderboardRow[];
}

/** What a refresh has made and is about to store. */
export interface NewSnapshot {
  source: { id: string; slug: string };
  spec: BoardSpec;
  board: Board;
  parameters: Record<string, unknown>;
  filters: Provenance["filters"];
  excluded: Excluded[];
  voteCutoff: Date | null;
  codeVersion: string;
  inputHash: string;
  /** The database's snapshot in which votes were counted; where it is known, the board can be made again from the votes. */
  taken: string;
  /** The fold it was made of. */
  position: number;
}

/** What `GET /api/leaderboard/live` sends when a new snapshot is there. */
export interface SnapshotEvent {
  snapshot: SnapshotId;
  source: string;
  category: string;
  /** Which of the category's boards: method, ties, window, minimum votes, sampling. */
  board: string;
  votes: number;
  moved: { model: string; from: number | null; to: number | null }[];
}

/** What a board's table says of a model beside its rating. */
export interface ModelFacts {
  knowledgeCutoff: string | null;
  /** US dollars per million tokens; null when unknown. */
  inputPrice: number | null;
  outputPrice: number | null;
  /** The median over its latest answers here, after the first token; null for models that do not answer here. */
  tokensPerSecond: number | null;
  /** Its rank once length and formatting are controlled for; null where there is no such board. */
  styleRank: number | null;
  /** Its rank on each of the source's categories, in their order. */
  ranks: (number | null)[];
  earlierRank: number | null;
}

/** A board with what its table shows beside it. */
export interface BoardSheet {
  board: Leaderboard | null;
  /** "making": a worker has been asked for it. */
  state: "current" | "making" | "empty";
  /** What `ranks` are of. */
  categories: string[];
  /** Those of them that the operator added: what they are called, and what is filed under them. */
  own: { slug: string; name: string; description: string }[];
  facts: Record<string, ModelFacts>;
  /** The day that changes are counted from, and when the board of that day was made; null when there was none yet. */
  since: { day: string; madeAt: string | null } | null;
}
