import type { KnownVote } from "#lib/dataset/known-vote.ts";
import type { Column, VoteRow } from "#lib/dataset/types.ts";
import { languageName } from "#lib/tagging/language-names.ts";
import type { Winner } from "#lib/vote/types.ts";

/**
 * The votes of the 2023 Chatbot Arena releases (`clean_battle_*.json`, simple mode), column for column, so that the
 * notebooks written for those read ours unchanged.
 */
export const words = {
  model_a: "model_a",
  model_b: "model_b",
  tie: "tie",
  both_bad: "tie (bothbad)",
} as const satisfies Record<Winner, string>;

export type Lmsys2023Word = (typeof words)[Winner];

const winnerOf = new Map<string, Winner>(Object.entries(words).map(([winner, word]) => [word, winner as Winner]));

export const writeWinner = (winner: Winner): Lmsys2023Word => words[winner];

/** Undefined for a word the format does not have: the caller says so with its line, nothing is guessed. */
export const readWinner = (word: string): Winner | undefined => winnerOf.get(word);

/** What stands before a voter's pseudonym, and where there is none. */
const judgePrefix = "arena_user_";
const unknownJudge = "unknown";
const unknownLanguage = "unknown";

export const writeJudge = (pseudonym: string | null) => judgePrefix + (pseudonym ?? unknownJudge);
export const judgeSql = (vote: KnownVote) => vote.judge({ prefix: judgePrefix, unknown: unknownJudge });

/** Null for a judge that is not an arena user, or one that came without a name. */
export function readJudge(judge: string): string | null {
  const name = /^arena_user_(.+)$/.exec(judge)?.[1];
  return name === undefined || name === unknownJudge ? null : name;
}

/** The English name of a language, as the releases write it. */
export const writeLanguage = (code: string | null) => (code === null ? unknownLanguage : languageName(code));

export const languageSql = (vote: KnownVote) => vote.languageName(unknownLanguage);

export const modelA: Column<VoteRow> = {
  name: "model_a",
  type: "string",
  says: "The model shown as A.",
  value: (vote) => vote.modelA,
  sql: (vote) => vote.modelA,
};

export const modelB: Column<VoteRow> = {
  name: "model_b",
  type: "string",
  says: "The model shown as B.",
  value: (vote) => vote.modelB,
  sql: (vote) => vote.modelB,
};

export const lmsys2023: Column<VoteRow>[] = [
  modelA,
  modelB,
  {
    name: "winner",
    type: "string",
    says: "model_a, model_b, tie, or tie (bothbad) when both were bad.",
    value: (vote) => writeWinner(vote.winner),
    sql: (vote) => vote.winner(words),
  },
  {
    name: "judge",
    type: "string",
    says: "The voter’s pseudonym: the same for every vote from one browser, unknown where there is none.",
    value: (vote) => writeJudge(vote.judge),
    sql: judgeSql,
  },
  {
    name: "turn",
    type: "integer",
    says: "Which turn of the conversation was judged, from 1.",
    value: (vote) => vote.turn,
    sql: (vote) => vote.turn,
  },
  {
    name: "anony",
    type: "boolean",
    says: "Whether the models’ names were hidden until the vote.",
    value: (vote) => vote.wasBlind,
    sql: (vote) => vote.whenBlind(true, false),
  },
  {
    name: "language",
    type: "string",
    says: "The English name of the prompt’s language, as detected; unknown where nothing tells.",
    value: (vote) => writeLanguage(vote.language),
    sql: languageSql,
  },
  {
    name: "tstamp",
    type: "float",
    says: "When the vote was cast, in seconds since 1970, UTC.",
    value: (vote) => vote.castAt,
    sql: (vote) => vote.seconds,
  },
];
