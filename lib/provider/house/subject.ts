import { shorten, topicWords } from "./words.ts";

const phrase = String.raw`(?:the topic of |the subject of |how |why |what )?(?:my |our |i |you )?([\p{L}\p{N}][\p{L}\p{M}\p{N}' -]{1,60})`;

/** Tried in order: "a poem about X" says its topic more plainly than "explain X" or "ideas for X". */
const statements = [
  new RegExp(String.raw`\b(?:about|on|regarding|concerning|titled|describing|explaining)\s+${phrase}`, "iu"),
  new RegExp(
    String.raw`^(?:please )?(?:explain|describe|define|discuss|what(?:'s| is| are| was)|who (?:is|was)|how do(?:es)?|why (?:is|are|do|does))\s+${phrase}`,
    "iu",
  ),
  new RegExp(String.raw`\b(?:for|of)\s+${phrase}`, "iu"),
];

/** What a prompt is about, in its own words: "write a poem about the old harbour" → "old harbour". */
export function subjectOf(line: string): string | undefined {
  for (const statement of statements) {
    const stated = statement
      .exec(line.slice(0, 400))?.[1]
      .replace(
        /\s+(?:in|with|using|for|from|that|which|please|so|and explain|without|to|like|as|by|is|are|was|were|held|has|have|had|and (?:i|we|you|my)|work|works|mean|means)\b.*$/i,
        "",
      )
      .replace(/^(?:i|you|we)\s+/i, "")
      .trim();
    if (stated && topicWords(stated).length > 0) return shorten(stated.split(" ").slice(0, 6).join(" "), 50);
  }
  const words = topicWords(line.slice(0, 400)).filter((word) => !taskWords.has(word));
  if (words.length === 0) return undefined;
  if (words.length < 4 && /^[^.?!,:;]{1,40}$/.test(line)) return words.join(" ");
  return shorten(
    words.reduce((longest, word) => (word.length > longest.length ? word : longest)),
    50,
  );
}

const taskWords = new Set(
  `write compose draft create generate poem haiku story essay email letter outline list ideas joke short long give tell
  plan blog post article speech song summary summarise summarize translate explain describe please think best good
  better difference compare steps step way ways work works question answer something anything things someone`.split(
    /\s+/,
  ),
);
