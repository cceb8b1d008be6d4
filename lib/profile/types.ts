import type { Picture } from "#lib/analysis/types.ts";
import type { Provenance, LeaderboardRow } from "#lib/leaderboard/types.ts";
import type { ModelEvent, PublicModel } from "#lib/models/types.ts";
import type { ReasonGroup } from "./reasons.ts";
import type { RivalRecord } from "./record.ts";
import type { Strength } from "./strengths.ts";

export interface VoteSource {
  id: string;
  slug: string;
  name: string;
  kind: Provenance["source"]["kind"];
  description: string;
}

/** What a source's votes say of a model. */
export interface Standing {
  snapshot: Provenance;
  row: LeaderboardRow;
  /** Models with a rating on the same scale. */
  rated: number;
  strengths: Strength[];
  record: RivalRecord[];
  /** Its rating over time, and its record as a picture to keep. */
  pictures: { history: Picture; record: Picture };
  reasons: ReasonGroup[];
  /** The share of votes that the model was part of, and what it would be if all models met equally often. */
  traffic: { share: number; even: number };
}

export interface Profile {
  model: PublicModel;
  events: ModelEvent[];
  /** Sources whose boards have the model, the arena first. */
  sources: VoteSource[];
  source: VoteSource | null;
  standing: Standing | null;
}

/** A board as it stood at some time: who had which rank. */
export interface BoardAt {
  at: string;
  snapshot: string;
  rows: readonly { model: string; rank: number | null }[];
}
