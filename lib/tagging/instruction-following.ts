import { withoutFences } from "./prose.ts";
import { estimateTokens } from "./tokens.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

const number =
  "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|fifty|a\\s+hundred|a\\s+single)";
const unit =
  "(?:words?|sentences?|lines?|paragraphs?|bullet(?:\\s*-?\\s*points?)?|points?|items?|characters?|letters?|syllables?|steps?|examples?|tokens?|pages?|stanzas?|sections?|columns?|rows?|options?|ideas?|questions?|tweets?|chapters?|minutes?)";
export const constraints = anyOf(
  `\\b(?:exactly|at\\s+(?:least|most)|no\\s+(?:more|fewer|less)\\s+than|not\\s+(?:more|exceed\\w*)\\s*(?:than)?|fewer\\s+than|less\\s+than|more\\s+than|up\\s+to|under|within|maximum(?:\\s+of)?|minimum(?:\\s+of)?|about|around|approximately|in|limit(?:ed)?\\s+(?:\\w+\\s+)?to|using|only)\\s+${number}(?:\\s*[-–to]+\\s*${number})?\\s+(?:\\w+\\s+)?${unit}\\b`,
  `\\b${number}[-\\s](?:word|sentence|line|paragraph|page|bullet|step|column|item)s?\\b`,
  "\\b(?:do\\s+not|don['’]t|never|without|avoid)\\s+(?:use|using|include|including|mention\\w*|write|writing|repeat\\w*|explain\\w*|add\\w*|say\\w*|start\\w*|any)\\b",
  "\\b(?:must|should|has\\s+to|needs\\s+to|make\\s+sure(?:\\s+to)?|be\\s+sure\\s+to|ensure)\\s+(?:\\w+\\s+){0,3}?(?:include|contain|start|begin|end|use|follow|be\\s+written|be\\s+in|have|rhyme|mention|not)\\b",
  "\\b(?:format|formatted|output|respond|answer|reply|return|present|write|give|list|structure)\\w*\\b[^.?!\\n]{0,40}\\b(?:as|in|with|using)\\s+(?:an?\\s+|the\\s+|valid\\s+)?(?:json|yaml|xml|csv|table|markdown|bullet|bullets|numbered|list|following\\s+format|single\\s+(?:word|sentence|line)|one\\s+(?:word|sentence|line)|all\\s+caps|lower\\s*case|upper\\s*case|html|latex)\\b",
  "\\b(?:start|begin|end)\\s+(?:every|each|all|your|the|with)\\b|\\b(?:respond|answer|reply)\\s+(?:only|just|simply)\\b|\\b(?:only|just)\\s+(?:output|respond|answer|reply|return|provide|give|write|the)\\b|\\bin\\s+the\\s+(?:style|tone|format|voice)\\s+of\\b|\\bfollowing\\s+(?:format|structure|rules|instructions|constraints|requirements|template|guidelines)\\b|\\bstep[- ]by[- ]step\\b|\\beach\\s+(?:sentence|line|paragraph|word|section|item)\\b|\\b(?:one|a)\\s+per\\s+line\\b",
  `\\b(?:write|give|list|name|provide|suggest|generate|create|propose|produce|offer|share|make)\\s+(?:me\\s+|us\\s+)?(?:a\\s+|an\\s+|the\\s+)?(?:list\\s+of\\s+)?(?:top\\s+)?${number}\\s+\\p{L}`,
  `\\b${number}\\s+(?:words?|sentences?|paragraphs?|bullet\\s+points?|characters|stanzas?|syllables?)\\b|\\b(?:rules|requirements|constraints|instructions|guidelines|(?:output|response|answer)\\s+format|format)\\s*:|\\b(?:keep\\s+(?:it|the\\s+\\w+|your\\s+\\w+)\\s+(?:short|brief|concise|under|to|simple)|be\\s+(?:concise|brief)|in\\s+(?:bullet\\s+points?|a\\s+table|table\\s+form|json|markdown|point\\s+form|one\\s+(?:word|sentence|paragraph)))\\b`,
  "(?:不超过|不少于|至少|最多|必须|不要|请用|格式|字以内|以内で|文字以内|使わないで|箇条書き|이내로|하지\\s*마|형식으로|не\\s+более|не\\s+менее|не\\s+используй|обязательно|в\\s+формате)",
);

/** A single demand is no afterthought in a prompt up to so long. */
const shortTokens = 150;

/** Whether a prompt says how the answer must be made, so that following it can be checked. */
export function isInstructionFollowing({ prompts }: Asked): boolean {
  const text = withoutFences(prompts.join("\n"));
  const found = countMatches(text, constraints);
  return found >= 2 || (found === 1 && estimateTokens(text) <= shortTokens);
}
