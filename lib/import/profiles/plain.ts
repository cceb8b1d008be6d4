import { fieldsOf } from "#lib/import/fields.ts";
import { labelsOf } from "#lib/import/labels.ts";
import type { Profile } from "#lib/import/profile.ts";
import { conversationOf, judgeOf } from "./lmsys-2023.ts";

export const llmfaoCrowd: Profile = {
  name: "llmfao-crowd",
  says: "crowd workers' comparisons of LLMFAO; the prompt is a number, its text is not there",
  needs: ["left", "right", "winner", "worker"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    const worker = fields.text("worker")!;
    const pair = fields.id("id");
    return {
      // An id is one pair's on one prompt, which several workers judged.
      ...(pair && { id: { ...pair, sql: `${pair.sql} || '/' || ${worker}` } }),
      castAt: fields.castAt(),
      judge: worker,
    };
  },
};

export const mtebArena: Profile = {
  name: "mteb-arena",
  says: "votes of the MTEB arena: two models, a winner, whether blind, and when",
  needs: ["model_a", "model_b", "winner", "anony", "tstamp"],
  refuses: ["judge", "judge_hash", "question_id", "conversation_a"],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return { castAt: fields.castAt(), wasBlind: fields.flag("anony") };
  },
};

/** Whatever else `npm run rate` reads. */
export const plain: Profile = {
  name: "plain",
  says: "any other table that names two models and a winner",
  needs: [],
  async fields(opened) {
    const fields = fieldsOf(opened);
    return {
      id: fields.id("id", "row"),
      castAt: fields.castAt(),
      judge: judgeOf(
        fields.text("judge", "judge_hash", "voter", "voter_id", "user_id", "visitor_id", "worker", "annotator"),
      ),
      turn: fields.whole("is no number of a turn", 1, 10_000, "turn"),
      wasBlind: fields.flag("anony"),
      language: fields.text("language"),
      labels: await labelsOf(fields),
      conversation: conversationOf(fields),
    };
  },
};
