import type { Skill } from "../ask.ts";
import { extractSummary } from "../summary.ts";
import { sentencesOf } from "../words.ts";

const request =
  /^[^\n]{0,200}?\b(?:summari[sz]e|summary|shorten|condense|tl;?dr|key points|main (?:points|ideas?)|in short)\b[^\n:.?!]{0,100}[:.?!\n]+\s*/i;

/** A text without the words that ask for its summary. */
export function withoutRequest(text: string): string {
  const rest = text.replace(request, "");
  return rest.trim() === "" ? text : rest;
}

/** Long texts come back as their own best sentences: as a list when there are several. */
export const summarise: Skill = ({ text, lower }) => {
  const isAsked =
    /^.{0,60}\b(?:summari[sz]e|summary|shorten|condense|tl;?dr|(?:key|main) (?:points|ideas?) (?:of|from|in))\b/.test(
      lower,
    );
  const isLong = text.length > 1_200 && sentencesOf(text.slice(0, 4_000)).length > 8;
  if (!isAsked && !isLong) return undefined;
  const body = withoutRequest(text);
  if (body.length < 150)
    return isAsked && body.length < 60
      ? "Paste the text below the request, and I will pick out what matters."
      : undefined;
  const sentences = extractSummary(body, body.length > 3_000 ? 4 : 3);
  if (sentences.length === 0) return undefined;
  return sentences.length === 1
    ? sentences[0]
    : `**In short:**\n\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}`;
};
