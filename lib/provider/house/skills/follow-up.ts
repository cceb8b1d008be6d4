import { askAgain, earlierPrompts, lastAnswer, type Ask } from "../ask.ts";
import { sentencesOf } from "../words.ts";

type Answer = (ask: Ask) => string;

/** "Shorter, please", "another one", "why?": what only makes sense after an earlier turn. */
export function followUp(ask: Ask, answer: Answer): string | undefined {
  const previous = lastAnswer(ask)?.trim();
  const [before] = earlierPrompts(ask);
  if (!previous || !before || ask.line.length > 240) return undefined;
  const bare = ask.lower.replace(/[!.?\s]+$/, "").replace(/^(?:ok|okay|now|please|and|can you|could you)[, ]+/g, "");
  if (/^(?:summari[sz]e (?:it|that|this|the (?:story|poem|text|above)|your)|make it short)\b/.test(bare))
    return shortened(previous);
  if (
    /^(?:rewrite|rephrase|revise|rework|modify|alter|redo|improve|edit|change|take|evaluate|now,? do)\b.{0,40}\b(?:previous|earlier|last|own|your|it|that|same task)\b/.test(
      bare,
    )
  ) {
    const other = answer(askAgain(ask, before.index, ask.seed + 1 + ask.earlier.length));
    return `I cannot follow every detail of that, but here is another version:\n\n${other}`;
  }
  if (ask.line.length > 80) return undefined;
  if (/\b(?:shorter|more concise|briefer|in one sentence|tl;?dr|too long|shorten (?:it|that))\b/.test(bare))
    return shortened(previous);
  if (
    /^(?:another(?: one)?|one more|again|try again|once more|give me another(?: one)?|different one|something else|regenerate|longer|make it longer|more|go on|continue|tell me more)\b/.test(
      bare,
    )
  ) {
    const other = answer(askAgain(ask, before.index, ask.seed + 1 + ask.earlier.length));
    if (!/longer|more$|go on|continue/.test(bare) || /one more/.test(bare)) return other;
    return other === previous
      ? "That is all I have on it. Ask about one part, and I can look again."
      : `${previous.slice(0, 2_500)}\n\n${other}`;
  }
  if (
    /^(?:in |as )?(?:a |an )?(?:bullet points?|list|bullets?)$|\bas a (?:bulleted )?list\b|\bas bullet points\b/.test(
      bare,
    )
  ) {
    return sentencesOf(previous)
      .slice(0, 12)
      .map((sentence) => `- ${sentence.replace(/^[-*\d.]+\s+/, "")}`)
      .join("\n");
  }
  if (/^(?:why|how|how so|explain|explain that|how did you get (?:that|this)|are you sure|really)$/.test(bare))
    return explained(previous);
  return undefined;
}

function shortened(previous: string): string {
  const bold = /\*\*[^*\n]+\*\*/.exec(previous)?.[0];
  const sentences = sentencesOf(previous.replace(/^(?:\||```).*$/gm, ""));
  const kept = sentences.slice(0, Math.max(1, Math.floor(sentences.length / 3))).join(" ");
  if (kept !== "" && kept.length < previous.length) return kept;
  return bold && bold.length < previous.length ? bold : previous;
}

function explained(previous: string): string {
  if (/[=≈] \*\*/.test(previous)) {
    return "I read it as an expression, with brackets first, then powers, then × and ÷, then + and −, each from left to right, and kept fractions exact until the end. Check it with a rougher sum in your head: the size should agree.";
  }
  return "I only looked at the words of your question and matched them with what I know, so treat my answer as a starting point. Which part would you like to check?";
}
