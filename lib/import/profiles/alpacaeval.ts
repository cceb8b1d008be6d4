import { fieldsOf } from "#lib/import/fields.ts";
import type { Profile } from "#lib/import/profile.ts";
import { judgeOf } from "./lmsys-2023.ts";

export const alpacaEval: Profile = {
  name: "alpacaeval",
  says: "annotations.json of AlpacaEval: which of two outputs an annotator preferred",
  needs: ["generator_1", "generator_2", "preference"],
  async fields(opened) {
    const { text, has } = fieldsOf(opened);
    const [prompt, one, other] = [text("instruction"), text("output_1"), text("output_2")];
    return {
      judge: judgeOf(text("annotator_index", "annotator")),
      ...(has("instruction") && {
        conversation: {
          texts: [prompt, one, other].map((sql) => sql ?? "null"),
          read: ([asked, a, b]) => (asked && (a || b) ? [{ prompt: asked, a: a ?? "", b: b ?? "" }] : []),
        },
      }),
    };
  },
};
