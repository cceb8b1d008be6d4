import { shorten } from "./words.ts";

const longestAnswer = 5_900;

/** Control and direction marks a prompt could smuggle through an echo: NUL breaks Postgres, overrides break the page. */
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Makes any answer fit to show: well-formed, never empty, not too long, and naming nobody, even by echo. */
export function finishAnswer(answer: string, names: readonly string[]): string {
  const clean = hideNames(answer.replace(/\r\n?/g, "\n").replace(unwanted, "").toWellFormed().trim(), names);
  const cut = clean.length > longestAnswer ? shorten(clean, longestAnswer) : clean;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(cut) ? cut : "I have no answer to that. Could you put it another way?";
}

/** Before the vote no answer may name a programme, not even because the prompt did. */
function hideNames(answer: string, names: readonly string[]): string {
  return answer.replace(new RegExp(names.join("|"), "giu"), "(name withheld)");
}
