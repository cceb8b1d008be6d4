import { plain } from "#lib/dataset/cell-sql.ts";
import type { Cell } from "#lib/dataset/cell-sql.ts";
import type { KnownVote } from "#lib/dataset/known-vote.ts";
import type { BattleRow, Column, Json, Message } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";

/** A vote's line in FastChat's own log (`YYYY-MM-DD-conv.json`), as `clean_battle_data.py` reads it. */
export const words = {
  model_a: "leftvote",
  model_b: "rightvote",
  tie: "tievote",
  both_bad: "bothbad_vote",
} as const satisfies Record<Winner, string>;

const roles = { user: "user", assistant: "assistant" } as const;

function state(battle: BattleRow, side: "a" | "b"): Json {
  const messages: readonly Message[] = battle.conversation?.[side] ?? [];
  return stateWith<Json>({
    messages: messages.map(({ role, content }) => [roles[role], content]),
    // Two conversations, one battle: the last digit tells the sides apart.
    conv_id: battle.vote.slice(0, 31) + side,
    model_name: side === "a" ? battle.modelA : battle.modelB,
  });
}

const stateSql = (vote: KnownVote, side: "a" | "b"): Cell =>
  stateWith<Cell>({
    messages: [],
    conv_id: plain(`substr(${vote.vote().sql}, 1, 31) || '${side}'`),
    model_name: side === "a" ? vote.modelA : vote.modelB,
  });

const stateWith = <Value>({ messages, ...which }: { messages: Value; conv_id: Value; model_name: Value }) => ({
  template_name: "ringside",
  system_message: "",
  roles: [roles.user, roles.assistant],
  messages,
  offset: 0,
  ...which,
});

export const fastchatLog: Column<BattleRow>[] = [
  {
    name: "tstamp",
    type: "float",
    says: "When the vote was cast, in seconds since 1970, UTC.",
    value: (battle) => battle.castAt,
    sql: (vote) => vote.seconds,
  },
  {
    name: "type",
    type: "string",
    says: "Which button: leftvote, rightvote, tievote or bothbad_vote.",
    value: (battle) => words[battle.winner],
    sql: (vote) => vote.winner(words),
  },
  {
    name: "models",
    type: "json",
    says: "The names on screen: two empty ones when they were hidden.",
    value: ({ wasBlind, modelA, modelB }) => (wasBlind ? ["", ""] : [modelA, modelB]),
    sql: (vote) => vote.whenBlind(["", ""], [vote.modelA, vote.modelB]),
  },
  {
    name: "states",
    type: "json",
    says: "Both conversations up to the judged turn with their models; no messages unless the voter agreed to publish them.",
    value: (battle) => [state(battle, "a"), state(battle, "b")],
    sql: (vote) => [stateSql(vote, "a"), stateSql(vote, "b")],
  },
  {
    name: "ip",
    type: "string",
    says: "The voter’s pseudonym, never an address; unknown where there is none.",
    value: (battle) => battle.judge ?? "unknown",
    sql: (vote) => vote.judge({ unknown: "unknown" }),
  },
];
