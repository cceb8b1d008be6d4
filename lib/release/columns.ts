import type { BattleId } from "#lib/battle/types.ts";
import { leaderboardColumns } from "#lib/dataset/formats/leaderboard.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import {
  judgeSql,
  languageSql,
  modelA,
  modelB,
  words,
  writeJudge,
  writeLanguage,
  writeWinner,
} from "#lib/dataset/formats/lmsys-2023.ts";
import { bothSides } from "#lib/dataset/formats/reward-model.ts";
import { whose } from "#lib/dataset/formats/trl-dpo.ts";
import type { Column, Comparison, Message, PreferenceRow } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";
import type { Manifest } from "./manifest.ts";
import type { LeafFacts } from "./vote-leaf.ts";

/** A vote on its way into a release. */
export interface ReleasedVote {
  voteId: string;
  position: number;
  /** The battle's pseudonym. */
  battle: string;
  modelA: string;
  modelB: string;
  winner: Winner;
  /** The voter's pseudonym; null where there is none, and for a vote that comes late. */
  judge: string | null;
  turn: number;
  wasBlind: boolean;
  language: string | null;
  castAt: number;
  counted: boolean;
  samplingPolicy: string | null;
  pairProbability: number | null;
}

/** A conversation on its way into a release: masked, and nothing found in it. */
export interface ReleasedConversation {
  battleId: BattleId;
  battle: string;
  modelA: string;
  modelB: string;
  winner: Winner;
  turns: number;
  a: Message[];
  b: Message[];
}

/** A vote on a released conversation, on its way into a pair to train on. */
export interface ReleasedComparison extends Comparison {
  /** The battle's pseudonym. */
  battle: string;
  modelA: string;
  modelB: string;
}

export type ReleasedPair = PreferenceRow<ReleasedComparison>;

/** What a vote is in its file and in the Merkle tree. */
export const factsOf = (vote: ReleasedVote): LeafFacts => ({
  question_id: vote.battle,
  turn: vote.turn,
  model_a: vote.modelA,
  model_b: vote.modelB,
  winner: writeWinner(vote.winner),
  judge: writeJudge(vote.judge),
  anony: vote.wasBlind,
  tstamp: vote.castAt,
});

/** The votes, in the columns of the 2023 releases and more. */
const voteColumns: Column<ReleasedVote>[] = [
  {
    name: "position",
    type: "integer",
    says: "The vote’s place among all that were ever released of this source, from 0: its leaf in the Merkle tree.",
    value: ({ position }) => position,
  },
  {
    name: "question_id",
    type: "string",
    says: "The battle’s pseudonym, the same in every release.",
    value: (vote) => factsOf(vote).question_id,
    sql: (vote) => vote.battle().hex,
  },
  modelA,
  modelB,
  {
    name: "winner",
    type: "string",
    says: "model_a, model_b, tie, or tie (bothbad) when both were bad.",
    value: (vote) => factsOf(vote).winner,
    sql: (vote) => vote.winner(words),
  },
  {
    name: "judge",
    type: "string",
    says: "The voter’s pseudonym in this release; arena_user_unknown for a vote that came late.",
    value: (vote) => factsOf(vote).judge,
    sql: judgeSql,
  },
  {
    name: "turn",
    type: "integer",
    says: "Which turn was judged, from 1.",
    value: ({ turn }) => turn,
    sql: (vote) => vote.turn,
  },
  {
    name: "anony",
    type: "boolean",
    says: "Whether the models’ names were hidden until the vote.",
    value: ({ wasBlind }) => wasBlind,
    sql: (vote) => vote.whenBlind(true, false),
  },
  {
    name: "language",
    type: "string",
    says: "The English name of the prompt’s language, as detected; unknown where nothing tells.",
    value: ({ language }) => writeLanguage(language),
    sql: languageSql,
  },
  {
    name: "tstamp",
    type: "float",
    says: "When the vote was cast, in seconds since 1970, UTC.",
    value: ({ castAt }) => castAt,
    sql: (vote) => vote.seconds,
  },
  {
    name: "counted",
    type: "boolean",
    says: "Whether it counted on the boards when this release was made.",
    value: ({ counted }) => counted,
    sql: (vote) => vote.whenCounted(true, false),
  },
  {
    name: "sampling_policy",
    type: "string",
    says: "How the pair was drawn; null when it came from elsewhere.",
    value: ({ samplingPolicy }) => samplingPolicy,
    sql: (vote) => vote.samplingPolicy,
  },
  {
    name: "pair_probability",
    type: "float",
    says: "The exact chance of this pair, whichever way round, under that policy.",
    value: ({ pairProbability }) => pairProbability,
    sql: (vote) => vote.pairProbability,
  },
];

const conversationColumns: Column<ReleasedConversation>[] = [
  { name: "question_id", type: "string", says: "The battle, as in the votes.", value: ({ battle }) => battle },
  { name: "model_a", type: "string", says: "The model shown as A.", value: ({ modelA }) => modelA },
  { name: "model_b", type: "string", says: "The model shown as B.", value: ({ modelB }) => modelB },
  { name: "winner", type: "string", says: "The last vote on it.", value: ({ winner }) => writeWinner(winner) },
  { name: "turns", type: "integer", says: "How many prompts were answered.", value: ({ turns }) => turns },
  {
    name: "conversation_a",
    type: "json",
    parquet: 'STRUCT("role" VARCHAR, "content" VARCHAR)[]',
    says: "The messages on side A, personal data masked as in [e-mail].",
    value: ({ a }) => a.map(({ role, content }) => ({ role, content })),
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: 'STRUCT("role" VARCHAR, "content" VARCHAR)[]',
    says: "The same for side B.",
    value: ({ b }) => b.map(({ role, content }) => ({ role, content })),
  },
];

const pairColumns: Column<ReleasedPair>[] = [
  ...bothSides<ReleasedComparison>(),
  ...whose<ReleasedComparison>(),
  { name: "question_id", type: "string", says: "The battle, as in the votes.", value: ({ battle }) => battle.battle },
  { name: "turn", type: "integer", says: "Which turn was judged, from 1.", value: ({ battle }) => battle.turn },
];

const notCountedColumns: Column<{ position: number }>[] = [
  {
    name: "position",
    type: "integer",
    says: "A vote, of this or an earlier release, that did not count when this release was made.",
    value: ({ position }) => position,
  },
];

export interface Rows {
  votes: ReleasedVote;
  conversations: ReleasedConversation;
  "preference-pairs": ReleasedPair;
  "not-counted": { position: number };
  leaderboard: LeaderboardRow;
}

export type TableName = keyof Rows;

/** The tables of a release, each written as Parquet and as JSON lines. */
export const tables: { [Name in TableName]: Column<Rows[Name]>[] } = {
  votes: voteColumns,
  conversations: conversationColumns,
  "preference-pairs": pairColumns,
  "not-counted": notCountedColumns,
  leaderboard: leaderboardColumns,
};

export const tableNames = Object.keys(tables) as TableName[];

/** The first releases had no pairs to train on; they stay as they are. */
export const tablesOf = ({ format }: Pick<Manifest, "format">): TableName[] =>
  tableNames.filter((name) => name !== "preference-pairs" || format !== "ringside-release/1");
