import { codeIn } from "./coding.ts";
import { countInventions, isMadeUp } from "./made-up.ts";
import { isMath } from "./math.ts";
import type { Asked } from "./types.ts";

/** Whether somebody wants something made up: stories, verse, characters, speeches. */
export function isCreativeWriting(asked: Asked): boolean {
  const found = countInventions(asked);
  if (found === 0) return false;
  return isMadeUp(asked) || (found >= 2 && codeIn(asked) < 2) || (codeIn(asked) === 0 && !isMath(asked));
}
