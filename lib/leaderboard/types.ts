import type { Brand } from "#lib/brand.ts";

export type SnapshotId = Brand<string, "SnapshotId">;

/** How a snapshot was made: enough to make it again. */
export interface Provenance {
  id: SnapshotId;
  source: { slug: string; name: string; kind: "arena" | "simulated" | "imported"; description: string };
  category: string;
  method: string;
  parameters: Record<string, unknown>;
  filters: { rule: string; version: number; votes: number }[];
  seed: number;
  rounds: number;
  /** When the newest counted vote was cast. */
  voteCutoff: string | null;
  votes: number;
  models: number;
  dropped: { reason: string; count: number }[];
  converged: boolean;
  components: number;
  codeVersion: string;
  inputHash: string;
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

/** What `GET /api/leaderboard/live` sends when a new snapshot is there. */
export interface SnapshotEvent {
  snapshot: SnapshotId;
  source: string;
  category: string;
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
  facts: Record<string, ModelFacts>;
  /** The day that changes are counted from, and when the board of that day was made; null when there was none yet. */
  since: { day: string; madeAt: string | null } | null;
}
