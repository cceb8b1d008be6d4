import type { StyleKinds } from "#lib/tagging/style.ts";
import type { Winner } from "#lib/vote/types.ts";
import type { Cell } from "./cell-sql.ts";
import type { KnownVote } from "./known-vote.ts";

export const datasets = ["votes", "battles", "leaderboard", "preferences"] as const;
export type DatasetName = (typeof datasets)[number];

/** `counted`: the votes the boards are made of; `false`: those kept off by a standing verdict; `all`: both. */
export const countedChoices = ["true", "false", "all"] as const;
export type Counted = (typeof countedChoices)[number];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One column of a file: what it is called, how it is written, what it says, and where its value comes from. */
export interface Column<Row> {
  name: string;
  /**
   * A float always keeps its point (`5.0`), so that readers which guess types guess the same for every file. A bigint is a
   * whole number that JavaScript's own numbers may not hold. A timestamp is a text such as 2026-01-31T12:00:00.000000Z.
   */
  type: "string" | "integer" | "float" | "boolean" | "json" | "timestamp" | "bigint";
  /** The type in a Parquet file, as DuckDB names it, where `type` does not say it all. */
  parquet?: string;
  says: string;
  value: (row: Row) => Json | bigint;
  /**
   * The same as the database writes it, for a vote whose conversation is not in the file. Where all columns of a layout have
   * one, no row becomes an object of ours (vote-lines.ts), which is several times as quick.
   */
  sql?: (vote: KnownVote) => Cell;
  /** Whether the value may be unknown: null in JSON, nothing in CSV. */
  maybeUnknown?: boolean;
}

/** A vote as the boards see it, before it is written in anybody's format. */
export interface VoteRow {
  modelA: string;
  modelB: string;
  winner: Winner;
  /** Pseudonym of the voter; null where the votes came without one. */
  judge: string | null;
  /** Which turn of the conversation was judged, from 1. */
  turn: number;
  wasBlind: boolean;
  /** ISO 639-1 code of the language that the prompts are written in; null where nothing tells. */
  language: string | null;
  /** Seconds since 1970, to the microsecond. */
  castAt: number;
}

export interface Message {
  role: "user" | "assistant";
  content: string;
}

/** The messages on both sides, up to the turn that was judged. */
export interface Conversation {
  a: Message[];
  b: Message[];
}

/** A battle that has been voted on. One that has not is never exported: its models are still a secret. */
export interface BattleRow extends VoteRow {
  /** Pseudonym of the vote: 32 hexadecimal digits. */
  vote: string;
  /** Pseudonym of the battle, alike. Its own id opens the conversation in the product and stays there. */
  battle: string;
  turns: number;
  counted: boolean;
  samplingPolicy: string | null;
  pairProbability: number | null;
  /** Which of the battle's votes this is, from 1. */
  order: number;
  /** Names as on the boards, without languages; null where nobody has looked. */
  categories: string[] | null;
  /** What the visitor filed it under. */
  requestedCategory: string | null;
  /** Why, as short words of the voter's choice. */
  reasons: string[];
  /** Licences of the two models, as the roster says. */
  licenses: { a: string; b: string };
  /** Null unless the voter agreed to have the conversation published. */
  conversation: Conversation | null;
  /** How long it is and how it looks: known wherever there are texts, published or not. */
  measures: Measures | null;
}

/** How the answers of one side look, all turns together: what style control takes out of a rating. */
export interface SideMeasures {
  tokens: number;
  style: StyleKinds;
}

export interface Measures {
  turns: number;
  promptTokens: number;
  a: SideMeasures;
  b: SideMeasures;
}

/** What decides whether a comparison is worth training on. */
export type Comparison = Pick<BattleRow, "conversation" | "winner" | "turn" | "categories" | "licenses">;

/** One comparison to train on, from a conversation that may be published. */
export interface PreferenceRow<Battle = BattleRow> {
  chosen: Message[];
  rejected: Message[];
  battle: Battle;
}

/** One answer to train on, with whether it was liked. */
export interface LabelledAnswer {
  /** The conversation up to the answer, and the answer. */
  messages: Message[];
  isDesirable: boolean;
  model: string;
  battle: BattleRow;
}
