import { tagBattle } from "#lib/tagging/categories.ts";
import { languageCalled, languageCategories, languageSlug } from "#lib/tagging/language-names.ts";
import type { Tags } from "#lib/tagging/categories.ts";
import type { RecordedTurn, Tagged } from "./types.ts";

/** What a row says of itself: per label whether it holds, null where the row has no answer. */
export interface RowLabels {
  decided: { category: string; holds: boolean | null }[];
  language: string | null;
  /** The turn that was judged, which tells that there were several where there is no text to count them by. */
  turn: number | null;
}

/** Our taggers' word on a conversation up to the judged turn; null where there is no text. */
export function tagTurns(turns: readonly RecordedTurn[]): Tags | null {
  if (turns.length === 0) return null;
  return tagBattle(turns.map(({ prompt, a, b }) => ({ prompt, answers: { a: { text: a }, b: { text: b } } })));
}

/**
 * Files a battle: where the file's own labels decide, they hold; what they leave open is decided by our taggers, if there is
 * text. Null when nobody says anything.
 */
export function tagLine({ decided, language, turn }: RowLabels, own: Tags | null): Tagged | null {
  const called = language === null ? null : languageCalled(language);
  const known = decided.filter(({ holds }) => holds !== null);
  if (own === null && turn !== null && !known.some(({ category }) => category === "multi-turn"))
    known.push({ category: "multi-turn", holds: turn >= 2 });
  if (known.length === 0 && called === null && own === null) return null;
  const decides = new Set(known.map(({ category }) => category));
  const ownLanguage = own?.language ? languageCategories(languageSlug(own.language)) : [];
  const left = own?.categories.filter((one) => !decides.has(one) && !(called && ownLanguage.includes(one))) ?? [];
  const held = known.filter(({ holds }) => holds).map(({ category }) => category);
  const filed = called ? languageCategories(called.slug) : ownLanguage;
  // The language comes first, where there is one.
  const categories = [...new Set([...filed, ...held, ...left])];
  return {
    language: called ? called.code : (own?.language ?? null),
    categories,
    by: decided.some(({ holds }) => holds !== null) || own === null ? "labels" : "taggers",
  };
}
