/** What the fonts of a picture can write: Latin with its marks, and the signs that numbers need. */
const letters = /^[\u{20}-\u{7E}\u{A0}-\u{17F}\u{2013}\u{2014}\u{2018}-\u{201D}\u{2022}\u{2026}\u{2212}]*$/u;

/** A name as a picture can write it: itself, or else the model's slug; no longer than fits on a line. */
export function drawable(name: string, slug: string, longest = 34): string {
  const text = letters.test(name) ? name : slug;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
