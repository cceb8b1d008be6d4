import { fieldsOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";
import { conversationOf, judgeOf } from "./lmsys-2023.ts";

export const comparia: Profile = {
  name: "comparia",
  says: "votes of compar:IA (comparia-votes); its reactions and conversations hold no votes between two models",
  needs: ["model_a_name", "model_b_name", "chosen_model_name", "both_equal"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return {
      id: fields.id("id", "conversation_pair_id"),
      castAt: fields.castAt(),
      judge: judgeOf(fields.text("visitor_id", "session_hash")),
      turn: fields.whole("is no number of turns", 0, 10_000, "conv_turns"),
      conversation: conversationOf(fields),
    };
  },
};
