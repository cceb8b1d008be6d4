import { matchAll } from "./match-all.ts";
import { countries } from "./names.ts";
import type { Finder } from "./types.ts";

/** Of a house; some put another before it, of a door, a post code or a plot. */
const number = "(?:\\d{1,6},? )?\\d{1,6}[A-Za-z]?(?:[-/]\\d{1,4})?";
const name = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,40}";
const names = `(?:${name} ){1,4}`;
const unit = "(?:Apt|Apartment|Suite|Ste|Unit|Flat|Fl|Floor|Room)\\.? ?#?\\d{1,5}[A-Z]?";
const apart = "[,\\s>?]{1,8}";
const units = `(?:${apart}${unit}){0,2}`;
const town = `(?:${apart}(?:${name}|\\([\\p{L} ]{2,20}\\)|\\d{1,2}(?=\\s)|de|da|do|del|la|le|of|nan)(?: (?:de|da|do|del|la|le|of)(?= \\p{Lu}))?){0,7}?`;
/** What may follow on the next line or after a comma: flats, and a town if a country or a post code ends it. */
const more = `(?:${units}${town}(?:${apart}(?:${countries.join("|")})(?:${apart}\\d{4,6})?|${apart}\\d{4,6})(?![\\p{L}\\p{N}])|(?:${apart}${unit}){1,2})`;

const english =
  "(?:Street|St|Road|Rd|Avenue|Ave|(?<!Hard )Drive|Dr|Lane|Ln|Close|Court|Ct|Crescent|Boulevard|Blvd|Place|Pl|Square|Sq|Terrace|Way|Parkway|Pkwy|Highway|Hwy|Row|Mews|Gardens|Grove|Walk|Circle|Cir|Trail)";
const firstWord =
  "(?:Rue|Av|Avda|Avenida|Avenue|Boulevard|Bd|Calle|C|Carrer|Paseo|Plaza|Camino|Rua|Travessa|Via|Viale|Piazza|Corso|Strada|ul|Ulica|al|os|pl|Strasse|Am|An der|Auf der|Rruga)";
const ending =
  "(?:stra(?:ss|ß)e|strasse|str\\.|gasse|platz|allee|straat|plein|gracht|kade|gata|gatan|vägen|gränd|vegen|veien|gade|vej|braut|gerði|katu|kuja|polku|utca|ovská|nábřeží)";
const sharedEnding = "(?:weg|ring|ufer|damm|laan|veg|gate|allé|tie|park)";

const patterns = [
  // 12 Baker Street, Apt. 3
  new RegExp(`(?<![\\p{L}\\p{N}])${number},? ${names}${english}\\b\\.?(?:${more})?`, "gu"),
  // Rue de Kairouan 63, ul. Miła 57
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number},? )?${firstWord}\\.? (?:[\\p{L}\\p{M}'’.-]{1,40} ){0,4}?${name},? ${number}(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}])${number},? (?:Rue|Avenue|Boulevard|Via|Calle|Rua) (?:(?:de|du|des|la|le|del|della|da|do|dos)\\b ?){0,2}${name}(?:${more})?`,
    "gu",
  ),
  // Nybyvägen 65, Feldstrasse 42
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number} )?\\p{Lu}[\\p{L}\\p{M}-]{2,40}${ending},? ${number}(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  // Endings that words of English share, with the number of a house and not a year: Stadtring 12, not During 1980.
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number} )?(?!During|String|Spring|[IMN]\\p{L}+igate|\\p{L}+(?:eg|rog)ate)\\p{Lu}[\\p{L}\\p{M}-]{2,40}${sharedEnding},? \\d{1,3}[A-Za-z]?(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  // hersnapvej 18
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number} )?\\p{Ll}{3,40}(?:stra(?:ss|ß)e|straat|gatan|vägen|vej|katu|gasse|platz) \\d{1,4}[a-z]?(?![\\p{L}\\p{N}])`,
    "gu",
  ),
  // Snellmanin katu 5, Király u. 15.
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number} )?${name} (?:u|út|útja|utca|tér|tie|katu|iela|g|gatvė)\\.? \\d{1,4}(?![\\p{L}\\p{N}])(?:${more})?`,
    "gu",
  ),
  // 5366 Pivovarská 276
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{2,6} ${names}\\d{1,4}(?=\\s*(?:[,.\\n]|$|Apt|Suite|St\\b))(?:${more})?`, "gu"),
  // Boxes, and what an army calls an address.
  new RegExp(`(?:(?<![\\p{L}\\p{N}])\\d{1,6} )?\\bP\\.? ?O\\.? ?Box \\d{1,6}(?:${more})?`, "gu"),
  /\b(?:PSC \d{1,5},? Box \d{1,5}|Unit \d{1,5} Box \d{1,5}|US(?:S|NS|NV|CGC) \p{L}+)\s+(?:APO|FPO|DPO) A[AEP] \d{5}/giu,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:Apt|Apartment|Suite)\\.? ?#?\\d{1,5}\\b`, "gu"),
];

/** Where somebody lives or works: a street with a number, a box, a flat. Towns and countries alone say little and stay. */
export const findAddresses: Finder = (text) =>
  /\d/.test(text) ? joined(patterns.flatMap((pattern) => matchAll(text, pattern))) : [];

/** What overlaps is one address, of which one pattern saw more than another. */
function joined(found: { start: number; end: number }[]): { start: number; end: number }[] {
  const addresses: { start: number; end: number }[] = [];
  for (const { start, end } of found.sort((one, other) => one.start - other.start)) {
    const last = addresses.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else addresses.push({ start, end });
  }
  return addresses;
}
