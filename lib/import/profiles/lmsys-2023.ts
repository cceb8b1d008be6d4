import { writeJudge } from "#lib/dataset/formats/lmsys-2023.ts";
import { literal } from "#lib/dataset/columnar.ts";
import { parseJson, turnsOfLists, turnsOfMessages } from "#lib/import/conversation.ts";
import { fieldsOf } from "#lib/import/fields.ts";
import { labelsOf } from "#lib/import/labels.ts";
import type { Fields, FieldsOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";

/** A voter without a name is nobody, not one who votes a lot; our own exports write these words. */
const nobody = [writeJudge(null), "unknown"];

/** Conversations as lists of messages, or as one text for each turn, where the file has them. */
export function conversationOf({ has, json, text }: FieldsOf): Fields["conversation"] {
  if (has("conversation_a") && has("conversation_b")) {
    return {
      // What is no JSON is handed on as it stands, to be told of.
      texts: ["conversation_a", "conversation_b"].map((column) => `coalesce(${json(column)}, ${text(column)})`),
      read: ([a, b]) => turnsOfMessages(parseJson(a), parseJson(b)),
    };
  }
  if (has("prompt") && has("response_a") && has("response_b")) {
    return {
      texts: [text("prompt")!, text("response_a")!, text("response_b")!],
      read: ([prompt, a, b]) => turnsOfLists(prompt, a, b),
    };
  }
  return undefined;
}

export const judgeOf = (sql: string | undefined) =>
  sql && `case when ${sql} not in (${nobody.map(literal).join(", ")}) then ${sql} end`;

export const lmsys2023: Profile = {
  name: "lmsys-2023",
  says: "Chatbot Arena releases of 2023 and 2024: clean_battle_*.json, the 33k, 55k and 100k sets, and our own votes",
  needs: ["model_a", "model_b", "winner|winner_model_a", "judge|judge_hash|winner_model_a|response_a|conversation_a"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return {
      id: fields.id("question_id", "id"),
      castAt: fields.castAt(),
      judge: judgeOf(fields.text("judge", "judge_hash")),
      turn: fields.whole("is no number of a turn", 1, 10_000, "turn"),
      wasBlind: fields.flag("anony"),
      language: fields.text("language"),
      labels: await labelsOf(fields),
      conversation: conversationOf(fields),
    };
  },
};
