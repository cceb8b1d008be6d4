import "server-only";
import { z } from "zod";
import { rerunRule as rerun, withdrawRule } from "#lib/vote/rerun-rule.ts";
import { findRule } from "#lib/vote/rules.ts";
import { defineJob } from "./job.ts";

export const rerunRule = defineJob({
  name: "rerun-rule",
  says: "Judges every stored vote by a rule as it is now, or takes back all that a rule decided.",
  data: z.strictObject({ rule: z.string(), withdraw: z.boolean().default(false) }),
  keyOf: ({ rule }) => rule,
  async run({ rule: name, withdraw }, { progress }) {
    const rule = findRule(name);
    if (!rule) return { problem: `There is no rule ${JSON.stringify(name)}.` };
    const result = withdraw
      ? { withdrawn: await withdrawRule(rule) }
      : await rerun(rule, (votes) => progress(0, `${votes} votes judged`));
    progress(
      1,
      Object.entries(result)
        .map(([what, count]) => `${count} ${what}`)
        .join(", "),
    );
    return result;
  },
});
