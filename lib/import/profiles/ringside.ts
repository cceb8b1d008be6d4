import { fieldsOf, flagOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";
import { conversationOf, judgeOf } from "./lmsys-2023.ts";

export const ringside: Profile = {
  name: "ringside",
  says: "battles as Ringside exports them, with published conversations and how each pair was drawn",
  needs: ["question_id", "model_a", "model_b", "winner", "counted", "pair_probability"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return {
      id: fields.id("question_id"),
      castAt: fields.castAt(),
      judge: judgeOf(fields.text("judge")),
      turn: fields.whole("is no number of turns", 1, 10_000, "turns"),
      wasBlind: fields.flag("anony"),
      conversation: conversationOf(fields),
      samplingPolicy: fields.text("sampling_policy"),
      pairProbability: fields.share("pair_probability"),
      dropped: { reason: "not_counted", sql: `${flagOf(fields.text("counted")!)} is false` },
    };
  },
};
