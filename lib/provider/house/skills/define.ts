import type { Skill } from "../ask.ts";
import { findFact } from "../facts.ts";

const isTask =
  /^(?:please )?(?:write|compose|draft|create|make|code|implement|list|generate|give me|summari[sz]e|translate|tell me a (?:joke|story))\b/;

/** Answers from what we wrote down; a request to write something is left to the writers. */
export const define: Skill = ({ lower }) => {
  if (isTask.test(lower)) return undefined;
  const compared = /\bdifference between (?:an? |the )?(.{2,40}?) and (?:an? |the )?(.{2,40}?)[?.]*$/.exec(lower);
  const [one, other] = [findFact(compared?.[1] ?? ""), findFact(compared?.[2] ?? "")];
  if (one && other && one !== other) return `- ${one}\n- ${other}`;
  return findFact(lower);
};
