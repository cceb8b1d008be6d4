/** Spoken arithmetic turned into symbols: "twenty-five squared plus half of nine" → "25 ^2 + (1/2) of 9". */
const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const scales: Record<string, number> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const numberWord = `(?:${[...small.toReversed(), ...tens].join("|")})`;
const numberPhrase = new RegExp(
  `\\b${numberWord}(?:[- ](?:and )?(?:${[...small.toReversed(), ...tens, ...Object.keys(scales)].join("|")}))*\\b`,
  "g",
);

const phrases: [RegExp, string][] = [
  [/\b(?:multiplied by|times)\b/g, " * "],
  [/\b(?:divided by|over)\b/g, " / "],
  [/\bplus\b|\badded to\b/g, " + "],
  [/\bminus\b/g, " - "],
  [/\b(?:raised to the power of|raised to the|raised to|to the power of|to the power)\b/g, " ^ "],
  [/\bsquared\b/g, " ^2 "],
  [/\bcubed\b/g, " ^3 "],
  [/\b(?:square root|sqrt) (?:of )?/g, " sqrt "],
  [/\bcube root (?:of )?/g, " cbrt "],
  [/\bmodulo\b/g, " mod "],
  [/\bfactorial of (\d+)/g, "($1)!"],
  [/\bfactorial\b/g, "!"],
  [/\bper ?cent(?:age)?\b/g, "%"],
  [/\bdegrees?\b/g, "°"],
  [/\b(?:a )?half of\b/g, " (1/2) of "],
  [/\b(?:a|one) third of\b/g, " (1/3) of "],
  [/\b(?:a|one) quarter of\b/g, " (1/4) of "],
  [/\bthree quarters of\b/g, " (3/4) of "],
  [/\b(?:double|twice)\b/g, " 2 * "],
  [/\btriple\b/g, " 3 * "],
  [/\bthe (?=sum|product|difference|quotient)/g, ""],
  [/\bsum of ([\d., ]+?) and ([\d.]+)/g, "($1 + $2)"],
  [/\bproduct of ([\d.]+) and ([\d.]+)/g, "($1 * $2)"],
  [/\bdifference (?:between|of) ([\d.]+) and ([\d.]+)/g, "($1 - $2)"],
  [/(\d)\s*x\s*(?=[\d(])/g, "$1 * "],
  [/[$€£](?=\s*\d)/g, ""],
  [/\bthe\b/g, ""],
];

const leadIn =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|now|please|pls|thanks)[,!. ]+)*(?:(?:can|could|would) you (?:please )?)?(?:please )?(?:(?:tell|give) me |(?:do you )?know )?(?:what(?:'s| is| are| does| do)|whats|how much (?:is|are|does)|how many is|calculate|compute|evaluate|solve|simplify|work out|figure out|find|add up|do the math:?)?\s*(?:the )?(?:(?:value|result|answer|exact value) (?:of|to|for) )?:?/;
const leadOut =
  /(?:\s*(?:equals?(?: to)?|is equal to|make|makes|come to|please|exactly|thanks|thank you|=|\?|!(?=\s*$)(?<!\d!)|\.$|,))+\s*$/;

/** The prompt without "what is … equal to?", which then either is an expression or is not. */
export function bareExpression(lower: string): string {
  return lower
    .replace(/^["'`\s]+|["'`\s]+$/g, "")
    .replace(leadIn, "")
    .replace(leadOut, "")
    .trim();
}

export function symbolsFromWords(lower: string): string {
  let text = lower.slice(0, 400).replace(numberPhrase, readNumberWords);
  for (const [pattern, symbol] of phrases) text = text.replace(pattern, symbol);
  return text;
}

function readNumberWords(phrase: string): string {
  let total = 0;
  let current = 0;
  for (const word of phrase.split(/[- ]+/)) {
    if (word === "and") continue;
    if (word === "hundred") current = Math.max(current, 1) * 100;
    else if (word in scales) {
      total += Math.max(current, 1) * scales[word];
      current = 0;
    } else current += small.includes(word) ? small.indexOf(word) : 20 + 10 * tens.indexOf(word);
  }
  return String(total + current);
}
