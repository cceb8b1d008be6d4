import type { Winner } from "#lib/vote/types.ts";

export const datasets = ["votes", "battles", "leaderboard"] as const;
export type DatasetName = (typeof datasets)[number];

/** `counted`: the votes the boards are made of; `false`: those kept off by a standing verdict; `all`: both. */
export const countedChoices = ["true", "false", "all"] as const;
export type Counted = (typeof countedChoices)[number];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One column of a file: what it is called, how it is written, what it says, and where its value comes from. */
export interface Column<Row> {
  name: string;
  /** A float always keeps its point (`5.0`), so that readers which guess types guess the same for every file. */
  type: "string" | "integer" | "float" | "boolean" | "json";
  says: string;
  value: (row: Row) => Json;
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

/** A battle that has been voted on. One that has not is never exported: its models are still a secret. */
export interface BattleRow {
  /** Pseudonym of the battle. Its own id opens the conversation in the product and stays there. */
  battle: string;
  modelA: string;
  modelB: string;
  winner: Winner;
  judge: string | null;
  turns: number;
  wasBlind: boolean;
  counted: boolean;
  samplingPolicy: string | null;
  pairProbability: number | null;
  castAt: number;
  /** Null unless the voter agreed to have the conversation published. */
  conversationA: Message[] | null;
  conversationB: Message[] | null;
}
