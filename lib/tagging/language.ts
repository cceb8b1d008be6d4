import { eld } from "eld/medium";
import { withoutCode } from "./prose.ts";

/** The head of a text says its language; more only costs time. */
const longestRead = 2_000;
/** Below this share of letters, formulas and names decide more than language does. */
const fewestLetters = 2;

/** A character of these scripts says about as much as this many letters. */
const weight = { han: 2.5, kana: 1.5, hangul: 2 };

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** The language's English name, such as "Chinese", for people and for exports. */
export const languageName = (code: string): string => names.of(code) ?? code;

/** The name as part of an address, such as "chinese". */
export const languageSlug = (code: string): string =>
  languageName(code)
    .toLowerCase()
    .replace(/[^a-z]+/g, "-");

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * The ISO 639-1 code of the language that a text is mostly written in; null when nothing tells.
 *
 * Code is left out. Chinese, Japanese and Korean are told by their scripts, which hold their own beside foreign names and
 * quotations; the others by eld's n-grams of 60 languages.
 */
export function detectLanguage(text: string): string | null {
  const prose = withoutCode(text)
    .replace(/https?:\/\/\S+/g, " ")
    .slice(0, longestRead);
  // Somebody who sends nothing but code says nothing; better the code's words than none.
  const read = matches(prose, /\p{L}/gu) >= fewestLetters ? prose : text.slice(0, longestRead);
  const letters = matches(read, /\p{L}/gu);
  if (letters < fewestLetters) return null;

  const kana = matches(read, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = matches(read, /\p{Script=Han}/gu);
  const hangul = matches(read, /\p{Script=Hangul}/gu);
  const others = letters - kana - han - hangul;
  const japanese = kana === 0 ? 0 : kana * weight.kana + han * weight.han;
  const chinese = han * weight.han;
  const korean = hangul * weight.hangul;
  const most = Math.max(japanese, chinese, korean);
  if (most > 0 && most * 2 > others) {
    if (most === korean) return "ko";
    // A Chinese sentence may carry a の or a name in kana; a Japanese one cannot do without.
    return kana * 10 >= han ? "ja" : "zh";
  }
  return eld.detect(read).language || null;
}
