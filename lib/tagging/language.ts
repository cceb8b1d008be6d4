import { eld } from "eld/medium";
import { withoutCode } from "./prose.ts";

/** The head of a text says its language; more only costs time. */
const longestRead = 2_000;
/** Below this share of letters, formulas and names decide more than language does. */
const fewestLetters = 2;

const fewestForNgrams = 10;

/** A character of these scripts says about as much as this many letters. */
const weight = { han: 2.5, kana: 1.5, hangul: 2 };

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Names in formulas: single letters, alone or glued to digits and signs, are no words. */
const formula = /(?<![\p{L}\p{M}])(?!I(?![\p{L}\p{N}]))[a-z](?![\p{L}\p{M}'’])|[\d^=*/+<>|\\_{}]+/giu;

/**
 * How much likelier than its rarer relatives a language is in an arena: only near ties are decided by it, which short
 * prompts often are ("Catalan" for a Spanish sentence).
 */
const prior: Record<string, number> = { en: 1.15, es: 1.05, pt: 1.05, fr: 1.05, de: 1.05, ru: 1.03, id: 1.2 };

function mostLikely(scores: Record<string, number>): string | null {
  const weighted = Object.entries(scores).map(([code, score]) => ({ code, score: score * (prior[code] ?? 1) }));
  weighted.sort((one, other) => other.score - one.score);
  return weighted.length > 0 ? weighted[0].code : null;
}

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
  const likely = mostLikely(eld.detect(read.replace(formula, " ")).getScores());
  // "hello" looks Finnish: of so few letters only the usual guess is worth making.
  return letters < fewestForNgrams && likely !== "en" ? null : likely;
}
