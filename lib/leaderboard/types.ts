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
