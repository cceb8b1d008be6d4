import { plain } from "#lib/dataset/cell-sql.ts";
import type { BattleRow, Column, Json, Message } from "#lib/dataset/types.ts";
import { qualities, reasonFor } from "#lib/vote/qualities.ts";
import type { Quality } from "#lib/vote/qualities.ts";
import { modelA, modelB } from "./lmsys-2023.ts";
import { asInt64, isoTime } from "./messages.ts";

/** compar:IA's `comparia-votes`: the winner is a name, a tie is a flag, and there is no word for two bad answers. */

const messageType =
  "STRUCT(role VARCHAR, content VARCHAR, reasoning_content VARCHAR, metadata STRUCT(generation_id VARCHAR, output_tokens BIGINT, duration DOUBLE))[]";

const messages = (conversation: readonly Message[] | undefined): Json =>
  (conversation ?? []).map(({ role, content }) => ({ role, content, reasoning_content: null, metadata: null }));

const text = (
  name: string,
  says: string,
  value: (battle: BattleRow) => string | null,
  sql: Column<BattleRow>["sql"],
): Column<BattleRow> => ({
  name,
  type: "string",
  says,
  value,
  sql,
  maybeUnknown: true,
});

const nothing = (name: string): Column<BattleRow> =>
  text(
    name,
    "Empty: there is none here.",
    () => null,
    () => null,
  );

const ticked = (quality: Quality, side: "a" | "b"): Column<BattleRow> => ({
  name: `conv_${quality}_${side}`,
  type: "boolean",
  says: `Whether the voter said so of ${side.toUpperCase()}.`,
  value: ({ reasons }) => reasons.includes(reasonFor(quality, side)),
  sql: (vote) => vote.whenReason(reasonFor(quality, side), true, false),
});

export const comparia: Column<BattleRow>[] = [
  {
    name: "id",
    type: "bigint",
    says: "A number that stands for the vote, the same in every download.",
    value: (battle) => asInt64(battle.vote),
    sql: (vote) => vote.vote().int64,
  },
  {
    name: "timestamp",
    type: "timestamp",
    parquet: "TIMESTAMP_NS",
    says: "When the vote was cast, UTC.",
    value: (battle) => isoTime(battle.castAt),
    sql: (vote) => vote.isoTime,
  },
  { ...modelA, name: "model_a_name" },
  { ...modelB, name: "model_b_name" },
  {
    name: "model_pair_name",
    type: "json",
    parquet: "VARCHAR[]",
    says: "Both, sorted.",
    value: (battle) => [battle.modelA, battle.modelB].sort(),
    sql: (vote) => vote.sortedModels(),
  },
  text(
    "chosen_model_name",
    "The better model; empty for a tie.",
    (battle) => (battle.winner === "model_a" ? battle.modelA : battle.winner === "model_b" ? battle.modelB : null),
    (vote) => vote.winner({ model_a: vote.modelA, model_b: vote.modelB, tie: null, both_bad: null }),
  ),
  text(
    "opening_msg",
    "The first prompt; empty unless the voter agreed to publish it.",
    ({ conversation }) => conversation?.a[0]?.content ?? null,
    () => null,
  ),
  {
    name: "both_equal",
    type: "boolean",
    says: "Whether neither was better: a tie, or both bad.",
    value: ({ winner }) => winner === "tie" || winner === "both_bad",
    sql: (vote) => vote.winner({ model_a: false, model_b: false, tie: true, both_bad: true }),
  },
  {
    name: "conversation_a",
    type: "json",
    parquet: messageType,
    says: "The messages on side A up to the judged turn; empty unless the voter agreed to publish them.",
    value: (battle) => messages(battle.conversation?.a),
    sql: () => [],
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: messageType,
    says: "The same for side B.",
    value: (battle) => messages(battle.conversation?.b),
    sql: () => [],
  },
  {
    name: "conv_turns",
    type: "integer",
    says: "Which turn was judged, from 1.",
    value: (battle) => battle.turn,
    sql: (vote) => vote.turn,
  },
  nothing("system_prompt_a"),
  nothing("system_prompt_b"),
  text(
    "selected_category",
    "What the visitor filed it under.",
    (battle) => battle.requestedCategory,
    (vote) => vote.requestedCategory,
  ),
  {
    name: "is_unedited_prompt",
    type: "boolean",
    says: "Empty: not recorded.",
    value: () => null,
    sql: () => null,
    maybeUnknown: true,
  },
  {
    name: "conversation_pair_id",
    type: "string",
    says: "Pseudonyms of the two conversations.",
    value: ({ vote }) => `${vote}a-${vote}b`,
    sql: (known) => plain(`${known.vote().sql} || 'a-' || ${known.vote().sql} || 'b'`),
  },
  {
    name: "session_hash",
    type: "string",
    says: "The battle’s pseudonym.",
    value: (battle) => battle.battle,
    sql: (vote) => vote.battle().hex,
  },
  text(
    "visitor_id",
    "The voter’s pseudonym.",
    (battle) => battle.judge,
    (vote) => vote.judgeOrNull(),
  ),
  nothing("conv_comments_a"),
  nothing("conv_comments_b"),
  ...qualities.flatMap((quality) => [ticked(quality, "a"), ticked(quality, "b")]),
];
