import { isIP } from "node:net";
import validator from "validator";
import { isNear, matchAll } from "./match-all.ts";
import type { Finder } from "./types.ts";

const digitsOf = (text: string) => text.replaceAll(/\D/g, "");

const cardCue =
  /\b(?:cards?|cc|credit|debit|visa|master ?card|maestro|amex|american express|diners|jcb|union ?pay|karten?(?:nummer)?|carte|tarjeta|cart[aã]o|carta)\b|карт|カード|卡号|银行卡/iu;

/** Payment cards: 12 to 19 digits, written at once or in groups, that a network issues; any such number that is called a card. */
export const findCards: Finder = (text) =>
  matchAll(text, /(?<![\p{L}\p{N}_.+-])\d(?:[ -]?\d){11,18}(?![\p{L}\p{N}_]|[.-]\d)/gu, (match, start) => {
    const digits = digitsOf(match);
    if (digits.length >= 13 && validator.isCreditCard(digits)) return true;
    const isCalledSo = isNear(text, { start, end: start + match.length }, { before: cardCue, after: cardCue });
    return isCalledSo || (isGroupedAsCard(match) && validator.isLuhnNumber(digits));
  });

const isGroupedAsCard = (text: string) => /^\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}$|^\d{4}([ -])\d{6}\2\d{4,5}$/.test(text);

const ibanCue = /\biban\b|bank account|konto|compte|cuenta|conto\b/iu;

/** Bank accounts by IBAN (ISO 13616): right length and check digits for its country, or called an IBAN. */
export const findIbans: Finder = (text) =>
  matchAll(
    text,
    /(?<![\p{L}\p{N}_])(?:[A-Z]{2}|[a-z]{2})\d{2}(?:[A-Za-z0-9]{11,30}|(?:([ -])[A-Za-z0-9]{4}(?=\1|$|[^\p{L}\p{N}])){2,7}(?:\1[A-Za-z0-9]{1,3})?)(?![\p{L}\p{N}_])/gu,
    (match, start) =>
      /\d{6}/.test(digitsOf(match)) &&
      (validator.isIBAN(match.replaceAll(/[ -]/g, "")) ||
        isNear(text, { start, end: start + match.length }, { before: ibanCue })),
  );

const ssnCue = /\bssn\b|social security|\bitin\b|tax(?:payer)? id/iu;

/** US social security and taxpayer numbers: 3-2-4 digits, or nine digits that are called one. */
export const findSsns: Finder = (text) => [
  ...matchAll(
    text,
    /(?<![\p{L}\p{N}_-])(?!000)\d{3}([-–‑ ])(?!00)\d{2}\1(?!0000)\d{4}(?![\p{L}\p{N}_]|-\d)/gu,
    (match, start) => !match.includes(" ") || isNear(text, { start, end: start + match.length }, { before: ssnCue }),
  ),
  ...matchAll(text, /(?<![\p{L}\p{N}_.-])\d{9}(?![\p{L}\p{N}_]|[.-]\d)/gu, (match, start) =>
    isNear(text, { start, end: start + match.length }, { before: ssnCue }),
  ),
];

/** Addresses that every machine or nobody has say nothing about anyone. */
const isNobodys = (address: string) => /^(?:0\.0\.0\.0|127\.|255\.|::1?$)/.test(address);
const versionCue = /(?:\bv|\bversion|\bver\.|\brelease|\bsection|§)\s*$/iu;

/** Internet addresses, version 4 and 6. */
export const findIps: Finder = (text) => [
  ...matchAll(
    text,
    /(?<![\p{L}\p{N}_]|\d\.)\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_]|\.\d)/gu,
    (match, start) =>
      isIP(match) === 4 && !isNobodys(match) && !isNear(text, { start, end: start }, { before: versionCue, reach: 12 }),
  ),
  ...matchAll(
    text,
    /(?<![\p{L}\p{N}_:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\p{L}\p{N}_:])/giu,
    (match) =>
      // Neither a time of day (10:20:30) nor a name in C++ (a::b).
      isIP(match) === 6 && /\d/.test(match) && !isNobodys(match),
  ),
];
