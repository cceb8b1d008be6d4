import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isNear, matchAll } from "./match-all.ts";
import type { Finder } from "./types.ts";

const gap = "[ \\u00a0.\\-–‑/]{0,2}";

/** Digits as people group them, with a code in brackets or behind a plus, and an extension. */
const shape = new RegExp(
  `(?<![\\p{L}\\p{N}_]|\\d[.,])(?:\\(?\\+ ?|\\()?\\d(?:${gap}[()]?${gap}\\d)*(?:[- ]?\\((?:\\d{1,5})\\))?(?:,? ?(?:x|ext\\.?|extension) ?\\d{1,6})?(?![\\p{L}\\p{N}_]|[.,:]\\d)`,
  "giu",
);

const cueBefore =
  /\b(?:tele?phone?s?|phone|tel|mobile?|cell(?:phone)?|fax|desk|office|direct|hotline|voicemail|pager|beeper|call(?:s|ed|ing)?|dial|ring|reach|contact|text|sms|whats ?app|telegram|signal|answering|messages?|registered|(?:my|your|his|her|their|our|this) (?:\w+ )?(?:number|no|nr)|teléfono|telefon\w*|telefoon|telefone|téléphone|handy\w*|mobil\w*|móvil|movil|celular|portable|cellulare|numéro|rufnummer|puhelin|komórka|llám\w+|appel\w+|chiam\w+|ruf\w*)\b|тел|моб|звон|電話|电话|手机|号码|전화|फ़ोन|هاتف/iu;
const cueAfter = /^[\s\-–(,]*(?:office|fax|mobile|cell|home|work|desk|phone|tel)\b/iu;

const notACue = /\bISBN|\bISSN|\bDOI|\bRFC|https?:\/\/\S*$|[=$€£¥]\s*$|\w\($/iu;

/**
 * Phone numbers. Behind a plus, libphonenumber says whether there can be such a number; nationally written ones are known
 * by how they are grouped, or by a word such as "call" nearby where the grouping could be anything's.
 */
export const findPhones: Finder = (text) =>
  matchAll(text, shape, (match, start) => {
    const place = { start, end: start + match.length };
    const hasPlus = /^\(?\+/.test(match);
    const digits = match.replace(/(?:x|ext).*$/i, "").replaceAll(/\D/g, "");
    if (digits.length < 6 || digits.length > 15 || isDate(match) || !isBalanced(match)) return false;
    if (isNear(text, place, { before: notACue, reach: 40 }) && !hasPlus) return false;
    if (hasPlus) return digits.length >= 7 && isPossible(match, digits);
    if (digits.length >= 7 && looksLikePhone(match, digits)) return true;
    return isNear(text, place, { before: cueBefore, after: cueAfter }) && !isYears(match);
  });

function isPossible(match: string, digits: string): boolean {
  // An extension or a national zero in brackets, +41 (0)96, is how people write and not how libraries read.
  return digits.length >= 10 || (parsePhoneNumberFromString(match)?.isPossible() ?? false);
}

/** Groupings that hardly anything but a phone number has. */
function looksLikePhone(match: string, digits: string): boolean {
  return (
    /^\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?!\d)/.test(match) ||
    /^1[ .-]\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)/.test(match) ||
    /^\(0?\d{1,5}\)[ -]?\d{2,}/.test(match) ||
    (/^00[1-9]/.test(match) && digits.length >= 10 && /[ .-]/.test(match)) ||
    (/^0[1-9]/.test(match) && digits.length >= 9 && digits.length <= 12 && /^\d{2,5}[ .\-/]/.test(match)) ||
    /^0[1-9](?:[ .-]?\d{2}){4}$/.test(match)
  );
}

const part = "(?:0?[1-9]|[12]\\d|3[01])";
const dates = new RegExp(
  `^(?:\\d{4}[-./]${part}[-./]${part}|${part}([-./ ])${part}\\1(?:19|20)?\\d\\d)(?:[ -]\\d{1,2})?$`,
);
/** A day, and perhaps the hour that follows it. */
const isDate = (text: string) => dates.test(text);
const isYears = (text: string) => /^(?:1[5-9]|20)\d\d ?[-–/] ?(?:1[5-9]|20)\d\d$/.test(text);
const isBalanced = (text: string) => text.split("(").length === text.split(")").length;
