import { plain, whole as wholeNumber } from "#lib/dataset/cell-sql.ts";
import { uuidSql } from "#lib/dataset/known-vote.ts";
import type { BattleRow, Column, Json } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";
import { asUuid } from "./messages.ts";

/** Open WebUI's feedback export: a thumb on A's answer with B's as its sibling. */

/** It has no thumb for two bad answers: the reason tells them from a tie. */
export const ratings = { model_a: 1, model_b: -1, tie: 0, both_bad: 0 } as const satisfies Record<Winner, number>;
export const bothBadReason = "both_bad";

function chat(battle: BattleRow): Json {
  if (!battle.conversation) return null;
  const { a, b } = battle.conversation;
  const id = (index: number, side: "a" | "b" | "") => `${battle.vote.slice(0, 8)}-${index}${side}`;
  const messages: Record<string, Json> = {};
  const turns = a.length / 2;
  for (let turn = 0; turn < turns; turn++) {
    const [prompt, left, right] = [id(turn, ""), id(turn, "a"), id(turn, "b")];
    const parentId = turn === 0 ? null : id(turn - 1, "a");
    const next = turn + 1 < turns ? [id(turn + 1, "")] : [];
    const timestamp = Math.floor(battle.castAt);
    messages[prompt] = {
      ...{ id: prompt, parentId, childrenIds: [left, right], role: "user", content: a[2 * turn].content },
      ...{ models: [battle.modelA, battle.modelB], timestamp },
    };
    messages[left] = {
      ...{ id: left, parentId: prompt, childrenIds: next, role: "assistant", content: a[2 * turn + 1].content },
      ...{ model: battle.modelA, arena: battle.wasBlind, timestamp },
    };
    messages[right] = {
      ...{ id: right, parentId: prompt, childrenIds: [], role: "assistant", content: b[2 * turn + 1].content },
      ...{ model: battle.modelB, arena: battle.wasBlind, timestamp },
    };
  }
  const models = [battle.modelA, battle.modelB];
  return {
    id: asUuid(battle.battle),
    user_id: voterId(battle),
    title: "",
    chat: { models, history: { messages, currentId: id(turns - 1, "a") } },
  };
}

const voterId = ({ judge }: BattleRow) => (judge === null ? "unknown" : asUuid(judge.padEnd(32, "0")));

const whole = (name: string, says: string): Column<BattleRow> => ({
  name,
  type: "integer",
  says,
  value: (battle) => Math.floor(battle.castAt),
  sql: (vote) => vote.wholeSeconds,
});

export const openWebUi: Column<BattleRow>[] = [
  {
    name: "id",
    type: "string",
    says: "The vote’s pseudonym as a UUID, the same in every download.",
    value: (battle) => asUuid(battle.vote),
    sql: (vote) => vote.vote().uuid,
  },
  {
    name: "user_id",
    type: "string",
    says: "The voter’s pseudonym as a UUID; unknown where there is none.",
    value: voterId,
    sql: (vote) => plain(`coalesce(${uuidSql(`rpad(${vote.judgeSql()}, 32, '0')`)}, 'unknown')`),
  },
  { name: "version", type: "integer", says: "0.", value: () => 0, sql: () => 0 },
  { name: "type", type: "string", says: "rating.", value: () => "rating", sql: () => "rating" },
  {
    name: "data",
    type: "json",
    says: "rating is 1 when A was better, -1 when B was, 0 for neither; the reason both_bad tells two bad answers from a tie.",
    value: (battle) => ({
      rating: ratings[battle.winner],
      model_id: battle.modelA,
      sibling_model_ids: [battle.modelB],
      reason: battle.winner === "both_bad" ? bothBadReason : "",
      comment: "",
      tags: battle.categories ?? [],
      details: { rating: null },
    }),
    sql: (vote) => ({
      rating: vote.winner(ratings),
      model_id: vote.modelA,
      sibling_model_ids: [vote.modelB],
      reason: vote.winner({ model_a: "", model_b: "", tie: "", both_bad: bothBadReason }),
      comment: "",
      tags: vote.categories([]),
      details: { rating: null },
    }),
  },
  {
    name: "meta",
    type: "json",
    says: "arena tells whether the models’ names were hidden until the vote.",
    value: (battle) => ({
      arena: battle.wasBlind,
      model_id: battle.modelA,
      message_id: `${battle.vote.slice(0, 8)}-${battle.turn - 1}a`,
      message_index: 2 * battle.turn - 1,
      chat_id: asUuid(battle.battle),
      base_models: { [battle.modelA]: null, [battle.modelB]: null },
    }),
    sql: (vote) => ({
      arena: vote.whenBlind(true, false),
      model_id: vote.modelA,
      message_id: plain(`substr(${vote.vote().sql}, 1, 8) || '-' || (${vote.turnSql} - 1) || 'a'`),
      message_index: wholeNumber(`2 * ${vote.turnSql} - 1`),
      chat_id: vote.battle().uuid,
      base_models: vote.membersOfModels(),
    }),
  },
  {
    name: "snapshot",
    type: "json",
    says: "The chat up to the judged turn, both answers to each prompt; chat is empty unless the voter agreed to publish it.",
    value: (battle) => ({ chat: chat(battle) }),
    sql: () => ({ chat: null }),
  },
  whole("created_at", "When the vote was cast, in whole seconds since 1970, UTC."),
  whole("updated_at", "The same."),
];
