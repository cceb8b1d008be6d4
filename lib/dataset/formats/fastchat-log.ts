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
  return {
    template_name: "ringside",
    system_message: "",
    roles: [roles.user, roles.assistant],
    messages: messages.map(({ role, content }) => [roles[role], content]),
    offset: 0,
    // Two conversations, one battle: the last digit tells the sides apart.
    conv_id: battle.vote.slice(0, 31) + side,
    model_name: side === "a" ? battle.modelA : battle.modelB,
  };
}

export const fastchatLog: Column<BattleRow>[] = [
  {
    name: "tstamp",
    type: "float",
    says: "When the vote was cast, in seconds since 1970, UTC.",
    value: (battle) => battle.castAt,
  },
  {
    name: "type",
    type: "string",
    says: "Which button: leftvote, rightvote, tievote or bothbad_vote.",
    value: (battle) => words[battle.winner],
  },
  {
    name: "models",
    type: "json",
    says: "The names on screen: two empty ones when they were hidden.",
    value: ({ wasBlind, modelA, modelB }) => (wasBlind ? ["", ""] : [modelA, modelB]),
  },
  {
    name: "states",
    type: "json",
    says: "Both conversations up to the judged turn with their models; no messages unless the voter agreed to publish them.",
    value: (battle) => [state(battle, "a"), state(battle, "b")],
  },
  {
    name: "ip",
    type: "string",
    says: "The voter’s pseudonym, never an address; unknown where there is none.",
    value: (battle) => battle.judge ?? "unknown",
  },
];
