import type { Style } from "#lib/tagging/style.ts";
import type { Winner } from "#lib/vote/types.ts";

/** One prompt and both answers to it, as a file has them. */
export interface RecordedTurn {
  prompt: string;
  a: string;
  b: string;
}

/** A row of a file, read and checked, before its models are looked up. */
export interface VoteLine {
  /** The row it stands in, from 0, to find it again for a message. */
  row: number;
  modelA: string;
  modelB: string;
  winner: Winner;
  /** Null where the file has none: then what the row says makes one. */
  id: string | null;
  /** Millionths of a second since 1970; null where the file knows no times. */
  castAt: number | null;
  judge: string | null;
  /** Which turn was judged, from 1; null where the file does not say. */
  turn: number | null;
  wasBlind: boolean;
  tags: Tagged | null;
  turns: RecordedTurn[];
  /** How the answers of the judged turn look; null without text. */
  style: Record<"a" | "b", Style> | null;
  samplingPolicy: string | null;
  pairProbability: number | null;
}

/** What a battle is filed under, and who said so. */
export interface Tagged {
  language: string | null;
  categories: string[];
  by: "labels" | "taggers";
}

/** Whether the texts may be published again; their votes count in any case. */
export type ImportConsent = "aggregate" | "publish";

/** A line that cannot be imported, in words that name file, line, column and value. */
export type Problem = string;

export interface PlannedModel {
  /** As in the file. */
  name: string;
  slug: string;
  votes: number;
  /** How it was recognised; "new" when it will be made, known only from imported votes. */
  by: "slug" | "name" | "alias" | "new";
}

/** What an import does, or would do. */
export interface ImportPlan {
  profile: string;
  source: { slug: string; name: string; isNew: boolean };
  files: { name: string; sha256: string; rows: number }[];
  /** Rows read, or comparisons where a row holds several. */
  rows: number;
  /** Votes that are added. */
  votes: number;
  /** Votes of the file that the source has already. */
  alreadyThere: number;
  dropped: { reason: string; count: number }[];
  winners: Record<Winner, number>;
  models: PlannedModel[];
  voters: number;
  conversations: number;
  categories: { category: string; votes: number }[];
  taggedBy: { labels: number; taggers: number };
  notBlind: number;
  firstVote: string | null;
  lastVote: string | null;
  notes: string[];
  /** The first things that are wrong; while there are any, nothing is written. */
  problems: Problem[];
  /** Names that could mean several models, with the slugs of those: an alias says which. */
  unclear: { name: string; slugs: string[] }[];
  written: boolean;
}

export const importPhases = ["reading", "checking", "writing"] as const;
export type ImportPhase = (typeof importPhases)[number];

/** Rows that are done, of all that there are. */
export interface RowsDone {
  done: number;
  of: number;
}

export interface ImportProgress {
  phase: ImportPhase;
  share: number;
  rows?: RowsDone;
}

/**
 * How far an import has come: the share of all its work, between 0 and 1, and the rows of this phase where they can be counted.
 * What it throws ends the import, and then nothing was written.
 */
export type OnProgress = (phase: ImportPhase, share: number, rows?: RowsDone) => void;
