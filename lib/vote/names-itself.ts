/** Ways in which an answer speaks of itself, ending where the name would follow. */
const selfReference =
  /(?:\bI(?:'|’)?m|\bI am|\bmy name is|\bcall me|\bcalled|\bnamed|\bknown as|\bthis is|\bas)\s+(?:an?\s+|the\s+)?(?:AI\s+|language\s+|large\s+|chat|bot\s+|model\s+|assistant\s+|called\s+|named\s+|,\s*)*$/i;
const maker = /(?:created|developed|made|trained|built|designed|provided)\s+(?:and\s+\w+\s+)?(?:by|at)\s+(?:the\s+)?$/i;

/**
 * Whether an answer gives its own model away: its full name when that could be nothing else ("Ada-3"), or any name or its
 * maker's where the answer speaks of itself ("I am Gemini", "trained by Google"). The name as a mere topic ("Google
 * Sheets") does not count.
 */
export function namesItself(answer: string, model: { name: string; slug: string; organization: string }): boolean {
  const { name, slug, organization } = model;
  if ([name, slug].some((word) => isUnmistakable(word) && occurrences(answer, word).length > 0)) return true;
  const speaksOfItselfAs = (word: string, pattern: RegExp) =>
    occurrences(answer, word).some((at) => pattern.test(answer.slice(Math.max(0, at - 80), at)));
  return (
    [name, firstWord(name)].some((word) => speaksOfItselfAs(word, selfReference)) ||
    speaksOfItselfAs(organization, maker)
  );
}

/** A name with a digit or several words in it is no ordinary word. */
const isUnmistakable = (word: string) => word.length >= 4 && /\d/.test(word) && /\p{L}/u.test(word);

const firstWord = (name: string) => name.split(/[\s-]/)[0];

/** Where a word stands on its own, whatever its case. */
function occurrences(text: string, word: string): number[] {
  if (word.length < 2) return [];
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const standalone = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
  return [...text.matchAll(standalone)].map(({ index }) => index);
}
