import { matchAll } from "./match-all.ts";
import type { Finder } from "./types.ts";

const number = "\\d{1,6}[A-Za-z]?(?:[-/]\\d{1,4})?";
const name = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const names = `(?:${name} ){1,4}`;
const unit = "(?:Apt|Apartment|Suite|Ste|Unit|Flat|Fl|Floor|Room)\\.? ?#?\\d{1,5}[A-Z]?";
const apart = "[,\\s>?]{1,8}";
/** What may follow on the next line or after a comma: a flat, and a town with its country if a post code ends them. */
const more = `(?:${apart}${unit})?(?:${apart}(?:${name}|\\([\\p{L} ]{2,20}\\)|de|da|do|del|la|le|of|nan)(?: (?:de|da|do|del|la|le|of)(?= \\p{Lu}))?){0,7}(?:${apart}\\d{4,6}\\b)|(?:${apart}${unit})`;

const english =
  "(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Close|Court|Ct|Crescent|Boulevard|Blvd|Place|Pl|Square|Sq|Terrace|Way|Parkway|Pkwy|Highway|Hwy|Row|Mews|Gardens|Grove|Walk|Circle|Cir|Trail)";
const firstWord =
  "(?:Rue|Av|Avda|Avenida|Avenue|Boulevard|Bd|Calle|C|Carrer|Paseo|Plaza|Camino|Rua|Travessa|Via|Viale|Piazza|Corso|Strada|ul|Ulica|al|os|pl|Strasse|Am|An der|Auf der|Rruga)";
const ending =
  "(?:stra(?:ss|ß)e|strasse|str\\.|gasse|weg|platz|allee|ring|ufer|damm|straat|laan|plein|gracht|kade|gata|gatan|vägen|gränd|vegen|veien|veg|gate|gade|vej|allé|braut|gerði|tie|katu|kuja|polku|utca|ovská|nábřeží)";

const patterns = [
  // 12 Baker Street, Apt. 3
  new RegExp(`(?<![\\p{L}\\p{N}])${number},? ${names}${english}\\b\\.?(?:${more})?`, "gu"),
  // Rue de Kairouan 63, ul. Miła 57
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number},? )?${firstWord}\\.? (?:[\\p{L}\\p{M}'’.-]+ ){0,4}?${name},? ${number}(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}])${number},? (?:Rue|Avenue|Boulevard|Via|Calle|Rua) (?:(?:de|du|des|la|le|del|della|da|do|dos)\\b ?){0,2}${name}(?:${more})?`,
    "gu",
  ),
  // Nybyvägen 65, Feldstrasse 42
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number} )?\\p{Lu}[\\p{L}\\p{M}-]*${ending},? ${number}(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  // Snellmanin katu 5, Király u. 15.
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number} )?${name} (?:u|út|útja|utca|tér|tie|katu|iela|g|gatvė)\\.? \\d{1,4}(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  // 5366 Pivovarská 276
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{2,6} ${names}\\d{1,4}(?=\\s*(?:[,.\\n]|$|Apt|Suite))(?:${more})?`, "gu"),
  // Boxes, and what an army calls an address.
  /\bP\.? ?O\.? ?Box \d{1,6}/giu,
  /\b(?:PSC \d{1,5},? Box \d{1,5}|Unit \d{1,5} Box \d{1,5}|US(?:S|NS|CGC) \p{Lu}\p{L}+)\s+(?:APO|FPO|DPO) A[AEP] \d{5}/gu,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:Apt|Apartment|Suite)\\.? ?#?\\d{1,5}\\b`, "gu"),
];

/** Where somebody lives or works: a street with a number, a box, a flat. Towns and countries alone say little and stay. */
export const findAddresses: Finder = (text) =>
  /\d/.test(text) ? patterns.flatMap((pattern) => matchAll(text, pattern)) : [];
