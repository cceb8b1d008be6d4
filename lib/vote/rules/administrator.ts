import type { Rule } from "../evidence.ts";

/** Never found by the machine: an administrator writes its verdicts, and the audit log says who. */
export const administrator: Rule = {
  name: "administrator",
  version: 1,
  kind: "abuse",
  sentence: "An administrator set the vote aside.",
  find: () => null,
};
