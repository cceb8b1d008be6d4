/** Words that carry no topic: left out of scores and of what we call the subject of a prompt. */
const commonWords: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by
  can cannot could did do does doing done down during each else ever every few for from further get gets give go goes had
  has have having he her here hers him his how i if in into is it its itself just let like made make makes many may me
  might more most much must my myself no nor not now of off on once one only or other our ours out over own please same
  she should so some such tell than that the their them then there these they thing things this those through to too
  under until up us use used very want was way we were what when where which while who whom whose why will with would
  write you your yours yourself explain describe help need know say it's i'm don't what's that's me`.split(/\s+/),
);

/** Lower-case words of any script, in order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu) ?? [];
}

/** Words that say what a text is about, without repeats. */
export function topicWords(text: string): string[] {
  return [
    ...new Set(wordsOf(text).filter((word) => !commonWords.has(word) && (word.length > 2 || /[^\0-\x7f]/.test(word)))),
  ];
}

/** A rough stem, enough for "planets" to meet "planet" and "baking" to meet "bake". */
export function stem(word: string): string {
  const singular = word.replace(/(?<=\w{2})ies$/, "y").replace(/(?<=\w{2}[^su])s$/, "");
  return singular.replace(/(?<=\w{3})(?:ing|ed|e)$/, "");
}

const abbreviations = /(?:\b(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|no|fig)|\b\p{Lu})\.$/iu;

/** Sentences of a text; list items and paragraphs end a sentence too, and "Dr." does not. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split(/\n+/)) {
    let current = "";
    for (const piece of line.match(/[^.!?。！？؟۔।]+[.!?。！？؟۔।]*["')\]»”’]*\s*|[.!?。！？؟۔।]+\s*/gu) ?? []) {
      current += piece;
      const trimmed = current.trim();
      const goesOn = !/\s$/.test(piece) && /\.$/.test(piece); // "3.14", "example.org"
      if (goesOn || abbreviations.test(trimmed.slice(-12))) continue;
      if (trimmed !== "") sentences.push(trimmed);
      current = "";
    }
    if (current.trim() !== "") sentences.push(current.trim());
  }
  return sentences;
}

export function capitalise(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return first.toUpperCase() + text.slice(first.length);
}

/** Cuts on a character a reader sees, so that no emoji or accent is split. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = [
    ...text
      .slice(0, longest)
      .toWellFormed()
      .replace(/\ufffd$/, ""),
  ].join("");
  return `${kept.replace(/\s+\S*$/, "") || kept}…`;
}
