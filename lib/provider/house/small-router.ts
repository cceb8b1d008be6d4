import type { Ask } from "./ask.ts";
import { answerWithCare } from "./care.ts";
import { findFact } from "./facts.ts";
import { detectLanguage } from "./languages.ts";
import { pickOne } from "./random.ts";
import { doArithmetic } from "./skills/arithmetic.ts";
import { subjectOf } from "./subject.ts";

const shrugs = ["I do not know.", "That is outside what I know.", "No idea, sorry.", "I have no answer to that."];

/** Sums and definitions, and otherwise a short admission. */
export function answerTersely(ask: Ask): string {
  const known = answerWithCare(ask.line) ?? doArithmetic(ask) ?? findFact(ask.lower) ?? detectLanguage(ask.text)?.only;
  if (known) return plain(known);
  if (/^(?:hi|hello|hey)\b/.test(ask.lower)) return "Hello.";
  const topic = subjectOf(ask.line);
  return `${pickOne(shrugs, ask.random)} Sums and short definitions are all I do${topic ? `, and I have none for "${topic}"` : ""}.`;
}

/** "2 + 2 = **4**" becomes "4": no working, no emphasis. */
function plain(answer: string): string {
  return /[=≈] \*\*([^*]+)\*\*/.exec(answer)?.[1] ?? answer.replace(/\*\*?/g, "");
}
