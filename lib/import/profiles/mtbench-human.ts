import { fieldsOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";
import { conversationOf, judgeOf } from "./lmsys-2023.ts";

export const mtbenchHuman: Profile = {
  name: "mtbench-human",
  says: "mt_bench_human_judgments: experts' verdicts on one of two turns of MT-bench",
  needs: ["question_id", "model_a", "model_b", "winner", "judge", "turn"],
  refuses: ["tstamp", "timestamp", "anony"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return {
      judge: judgeOf(fields.text("judge")),
      turn: fields.whole("is no number of a turn", 1, 10_000, "turn"),
      conversation: conversationOf(fields),
    };
  },
};
