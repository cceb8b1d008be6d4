import { literal } from "#lib/dataset/columnar.ts";
import { parseJson, turnsOfStates } from "#lib/import/conversation.ts";
import { fieldsOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";
import { judgeOf } from "./lmsys-2023.ts";

/** What FastChat's log names the models on screen while they are hidden. */
const hidden = ["", "Model A"];

export const fastchatLog: Profile = {
  name: "fastchat-log",
  says: "FastChat's own log, YYYY-MM-DD-conv.json: battles, among chats and other entries that are left out",
  needs: ["type", "states|state"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    const states = fields.json("states") ?? "null";
    const state = `json_extract_string(${states}, '$[0].conv_id')`;
    const shown = `json_extract_string(${fields.json("models") ?? "null"}, '$[0]')`;
    return {
      // One conversation may be voted on again after another turn: the time tells the votes apart.
      id: {
        column: "states",
        sql: `case when ${state} <> '' then ${state} || '@' || ${fields.text("tstamp") ?? "''"} end`,
        complaint: "null",
      },
      castAt: fields.castAt(),
      judge: judgeOf(fields.text("ip")),
      wasBlind: { sql: `coalesce(${shown} in (${hidden.map(literal).join(", ")}), false)`, complaint: "null" },
      conversation: { texts: [states], read: ([text]) => turnsOfStates(parseJson(text)) },
    };
  },
};
