import { fieldsOf } from "#lib/import/fields.ts";
import { labelsOf } from "#lib/import/labels.ts";
import type { Profile } from "#lib/import/profile.ts";
import { conversationOf } from "./lmsys-2023.ts";

export const lmarena2025: Profile = {
  name: "lmarena-2025",
  says: "arena-human-preference-140k, and tables of its votes and labels (creative, math, if, criteria)",
  needs: ["model_a", "model_b", "winner", "evaluation_session_id|full_conversation|category_tag|criteria|creative"],
  refuses: ["tstamp"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return {
      id: fields.id("id", "row"),
      castAt: fields.castAt(),
      // Nobody is named; one session is one visitor's.
      judge: fields.text("evaluation_session_id"),
      language: fields.text("language"),
      labels: await labelsOf(fields),
      // What was judged; full_conversation also holds what was said before, perhaps with other models.
      conversation: conversationOf(fields),
    };
  },
};
