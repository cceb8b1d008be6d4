import type { Winner } from "#lib/rating/index.ts";

/** What a vote can say, by the column of a count row. */
export const countColumns = {
  model_a: "winsA",
  model_b: "winsB",
  tie: "ties",
  both_bad: "bothBad",
} as const satisfies Record<Winner, string>;

/** Votes of one source, category and pair that share what keeps them off; as a change, what was added to them. */
export interface CountRow {
  sourceId: string;
  category: string;
  /** '' for votes that count, else everything that keeps them off: "private" and rule/version, with commas between. */
  exclusion: string;
  modelAId: string;
  modelBId: string;
  winsA: number;
  winsB: number;
  ties: number;
  bothBad: number;
}

/** Up to where the counts of a source have come. */
export interface CountState {
  sourceId: string;
  /** Grows by one with every fold. */
  position: number;
  /** The database's snapshot (pg_snapshot) whose committed transactions are counted, and no others. */
  taken: string;
  /** When the newest vote so far was cast. */
  newest: Date | null;
}

/** A set of reasons and how many votes it keeps off. */
export interface Excluded {
  /** "private" or "rule/version", in order. */
  reasons: string[];
  votes: number;
}
