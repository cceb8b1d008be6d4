import type { BattleRow, Column, Json, Message } from "#lib/dataset/types.ts";
import { qualities, reasonFor } from "#lib/vote/qualities.ts";
import type { Quality } from "#lib/vote/qualities.ts";
import { asInt64, isoTime } from "./messages.ts";

/** compar:IA's `comparia-votes`: the winner is a name, a tie is a flag, and there is no word for two bad answers. */

const messageType =
  "STRUCT(role VARCHAR, content VARCHAR, reasoning_content VARCHAR, metadata STRUCT(generation_id VARCHAR, output_tokens BIGINT, duration DOUBLE))[]";

const messages = (conversation: readonly Message[] | undefined): Json =>
  (conversation ?? []).map(({ role, content }) => ({ role, content, reasoning_content: null, metadata: null }));

const text = (name: string, says: string, value: (battle: BattleRow) => string | null): Column<BattleRow> => ({
  name,
  type: "string",
  says,
  value,
  maybeUnknown: true,
});

const nothing = (name: string): Column<BattleRow> => text(name, "Empty: there is none here.", () => null);

const ticked = (quality: Quality, side: "a" | "b"): Column<BattleRow> => ({
  name: `conv_${quality}_${side}`,
  type: "boolean",
  says: `Whether the voter said so of ${side.toUpperCase()}.`,
  value: ({ reasons }) => reasons.includes(reasonFor(quality, side)),
});

export const comparia: Column<BattleRow>[] = [
  {
    name: "id",
    type: "bigint",
    says: "A number that stands for the vote, the same in every download.",
    value: (battle) => asInt64(battle.vote),
  },
  {
    name: "timestamp",
    type: "timestamp",
    parquet: "TIMESTAMP_NS",
    says: "When the vote was cast, UTC.",
    value: (battle) => isoTime(battle.castAt),
  },
  { name: "model_a_name", type: "string", says: "The model shown as A.", value: (battle) => battle.modelA },
  { name: "model_b_name", type: "string", says: "The model shown as B.", value: (battle) => battle.modelB },
  {
    name: "model_pair_name",
    type: "json",
    parquet: "VARCHAR[]",
    says: "Both, sorted.",
    value: ({ modelA, modelB }) => [modelA, modelB].sort(),
  },
  text("chosen_model_name", "The better model; empty for a tie.", ({ winner, modelA, modelB }) =>
    winner === "model_a" ? modelA : winner === "model_b" ? modelB : null,
  ),
  text(
    "opening_msg",
    "The first prompt; empty unless the voter agreed to publish it.",
    ({ conversation }) => conversation?.a[0]?.content ?? null,
  ),
  {
    name: "both_equal",
    type: "boolean",
    says: "Whether neither was better: a tie, or both bad.",
    value: ({ winner }) => winner === "tie" || winner === "both_bad",
  },
  {
    name: "conversation_a",
    type: "json",
    parquet: messageType,
    says: "The messages on side A up to the judged turn; empty unless the voter agreed to publish them.",
    value: (battle) => messages(battle.conversation?.a),
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: messageType,
    says: "The same for side B.",
    value: (battle) => messages(battle.conversation?.b),
  },
  { name: "conv_turns", type: "integer", says: "Which turn was judged, from 1.", value: (battle) => battle.turn },
  nothing("system_prompt_a"),
  nothing("system_prompt_b"),
  text("selected_category", "What the visitor filed it under.", (battle) => battle.requestedCategory),
  {
    name: "is_unedited_prompt",
    type: "boolean",
    says: "Empty: not recorded.",
    value: () => null,
    maybeUnknown: true,
  },
  {
    name: "conversation_pair_id",
    type: "string",
    says: "Pseudonyms of the two conversations.",
    value: ({ vote }) => `${vote}a-${vote}b`,
  },
  { name: "session_hash", type: "string", says: "The battle’s pseudonym.", value: (battle) => battle.battle },
  text("visitor_id", "The voter’s pseudonym.", (battle) => battle.judge),
  nothing("conv_comments_a"),
  nothing("conv_comments_b"),
  ...qualities.flatMap((quality) => [ticked(quality, "a"), ticked(quality, "b")]),
];
