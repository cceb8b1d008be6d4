import { internal } from "#lib/dataset/columnar.ts";
import { parseJson, turnsOfChat } from "#lib/import/conversation.ts";
import { fieldsOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";
import { judgeOf } from "./lmsys-2023.ts";

export const openWebUi: Profile = {
  name: "openwebui",
  says: "feedback exported from Open WebUI: a thumb on one answer compares it with each of its siblings",
  needs: ["data", "snapshot|meta"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    const { text, json } = fields;
    const created = text("created_at");
    const id = text("id");
    const seconds = `try_cast(${created ?? "null"} as double)`;
    return {
      // One feedback is several votes, each against another sibling.
      ...(id && { id: { sql: `${id} || '/' || ${internal("each")}`, complaint: "null" } }),
      ...(created && {
        castAt: {
          sql: `case when isfinite(${seconds}) and ${seconds} >= 0 and ${seconds} < 253402300800 then round(1e6 * ${seconds}) end`,
          complaint: fields.complainOf(
            "created_at",
            `${seconds} is null or not isfinite(${seconds}) or ${seconds} < 0`,
            "is no time in seconds since 1970",
          ),
        },
      }),
      judge: judgeOf(text("user_id")),
      // Outside its arena, names are in view.
      wasBlind: {
        sql: `coalesce(json_extract_string(${json("meta") ?? "null"}, '$.arena') = 'true', false)`,
        complaint: "null",
      },
      ...(fields.has("snapshot") && {
        conversation: {
          texts: [json("snapshot")!, json("meta") ?? "null"],
          read: ([snapshot, meta], modelA, modelB) => turnsOfChat(parseJson(snapshot), parseJson(meta), modelA, modelB),
        },
      }),
    };
  },
};
