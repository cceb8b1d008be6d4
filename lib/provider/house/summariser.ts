import type { Ask } from "./ask.ts";
import { answerWithCare } from "./care.ts";
import { detectLanguage } from "./languages.ts";
import { findPassage, nearestSentences } from "./lookup.ts";
import { pickOne } from "./random.ts";
import { withoutRequest } from "./skills/summarise.ts";
import { extractSummary } from "./summary.ts";
import { sentencesOf } from "./words.ts";

const longEnough = 400;
const nothing = [
  "I find nothing on that in the little I have read. Give me a longer text, and I will pick out its main sentences.",
  "My shelf has nothing about that. Paste a few paragraphs, and I will shorten them.",
  "I mostly shorten texts. There is nothing in this one to shorten, and nothing on my shelf to match it.",
];

/** A long prompt comes back as its own main sentences; a short one gets the nearest page of a small shelf. */
export function pickSentences(ask: Ask): string {
  const care = answerWithCare(ask.line);
  if (care) return care;
  const body = withoutRequest(ask.text);
  if (body.length >= longEnough && sentencesOf(body.slice(0, 6_000)).length > 3) {
    const summary = extractSummary(body, 3).join(" ");
    if (summary !== "") return summary;
  }
  const passage = findPassage(ask.line);
  if (passage) return nearestSentences(passage, ask.line, 3).join(" ");
  return detectLanguage(ask.text)?.only ?? pickOne(nothing, ask.random);
}
