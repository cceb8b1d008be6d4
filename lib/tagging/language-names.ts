import { nonEnglish, topicCategories } from "./topics.ts";

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** The language's English name, such as "Chinese", for people and for exports. */
export const languageName = (code: string): string => names.of(code) ?? code;

/** A name as part of an address, such as "chinese". */
const toSlug = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, "-");

export const languageSlug = (code: string): string => toSlug(languageName(code));

/** What prompts in a language are filed under, by its name in addresses: that, and "non-english" unless it is English. */
export const languageCategories = (slug: string): string[] =>
  slug === languageSlug("en") ? [slug] : [...new Set([slug, nonEnglish])];

/** The codes of two letters that mean a language, by its English name in lower case; old codes stand for their new ones. */
const strict = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const codes = new Map(
  letters
    .flatMap((one) => letters.map((other) => one + other))
    .filter((code) => strict.of(code) !== undefined && new Intl.Locale(code).language === code)
    .map((code) => [languageName(code).toLowerCase(), code]),
);

/** All that have a code of two letters, by name. */
export const languages: readonly { code: string; name: string }[] = [...new Set(codes.values())]
  .map((code) => ({ code, name: languageName(code) }))
  .sort((one, other) => one.name.localeCompare(other.name, "en"));

const slugs = new Set([...[...codes.keys()].map(toSlug), nonEnglish]);

/** Whether it is a language's name as part of an address, or that of all but English. */
export const isLanguageSlug = (slug: string): boolean => slugs.has(slug);

/** What somebody asks for: a code, or an English name in any case, as its code; "unknown" for none; null when there is no such language. */
export function languageAsked(words: string): string | null {
  const word = words.toLowerCase();
  if (word === "unknown" || word === "und") return "unknown";
  return /^[a-z]{2,3}$/.test(word) && strict.of(word) !== undefined ? word : (codes.get(word) ?? null);
}

const notLanguages: readonly string[] = ["overall", ...topicCategories];
const unknown = ["", "unknown", "und", "none", "null", "mul", "zxx"];

/**
 * What a data set calls a language, by English name or by code, as we file it: the code is null for a language without a
 * two-letter one. Null when it says that it does not know.
 */
export function languageCalled(words: string): { code: string | null; slug: string } | null {
  const word = words.trim().toLowerCase();
  if (unknown.includes(word)) return null;
  const primary = word.split(/[-_]/)[0];
  const isCode = /^[a-z]{2}$/.test(primary) && strict.of(primary) !== undefined;
  const code = isCode ? new Intl.Locale(primary).language : codes.get(word);
  if (code !== undefined) return { code, slug: languageSlug(code) };
  const slug = toSlug(word)
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug === "" || notLanguages.includes(slug) ? null : { code: null, slug };
}
