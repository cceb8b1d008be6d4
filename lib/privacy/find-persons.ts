import { matchAll } from "./match-all.ts";
import { isEverydayWord, isFamilyName, isGivenName, isNoName, isPlainlyFamilyName, isWellKnown } from "./names.ts";
import type { Finder } from "./types.ts";

/** No longer than names are: the time for a text must not grow with the square of its longest word. */
const word = "\\p{Lu}[\\p{L}\\p{M}'’-]{0,40}\\p{L}(?!\\p{L})";
const particle = "(?:van|von|der|den|de|da|di|del|la|bin|al)";
const particles = `(?: ${particle})*`;
const fullName = `${word}(?: \\p{Lu}\\.?(?!\\p{L})|${particles} ${word}){0,4}`;
const givenAndFamily = `${word}(?: \\p{Lu}\\.?(?!\\p{L}))?${particles} ${word}`;

const title = "(?:M(?:r|rs|s|x|iss)|Dr|Prof|Herr|Frau|Hr|Fr|Sr|Sra|Srta|Mme|Mlle|Sig|Sig\\.ra|Dhr|Mevr|Pan|Pani)";
const relation =
  "(?:kid|child|son|daughter|wife|husband|partner|spouse|girlfriend|boyfriend|fianc[eé]e?|mother|father|mom|mum|dad|brother|sister|(?:great )*(?:grand(?:mother|father|ma|pa|son|daughter))|uncle|aunt|cousin|nephew|niece|friend|roommate|flatmate|neighbou?r|boss|manager|colleague|coworker|co-worker|teacher|doctor|therapist|landlord|tenant|client|patient|student|employee)";

const patterns = [
  // People introducing themselves, or asked to.
  `\\b(?:[Mm]y (?:full |first |last |sur|maiden |partner['’]s |husband['’]s |wife['’]s )?name(?:['’]s| is)|[Nn]ame is|[Cc]all(?:s)? me|[Tt]his is|[Uu]nder (?:the )?name|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Mm]eu nome é|[Mm]ijn naam is) (?<it>${fullName})`,
  `\\b(?:I['’]m|I am) (?<it>${givenAndFamily})`,
  `\\b[Ww]hat(?:['’]s| is) (?:your|the|his|her) (?:\\w+ )?name(?: on the account)?\\?\\s+(?:\\w+: )?(?<it>${fullName})(?=[.\\s]*(?:$|\\n))`,
  // Others, by whose they are and where they are found.
  `\\b(?:[Mm]y|[Oo]ur) (?:\\w+ )?${relation}(?:,|['’]s name is| is| was)?(?: named| called)? (?<it>${fullName})`,
  `(?<![\\p{L}\\p{N}])(?<it>${givenAndFamily})(?:['’]s? (?:home |street |e-?mail |phone )?(?:address|phone|number|e-?mail|account|birthday|password)| (?:lives|lived|resides) (?:at|in|on))\\b`,
  // Forms, letters.
  `(?:^|[\\n>*•-]) ?(?:[Nn]ame|[Ff]rom|[Tt]o|[Pp]atient|[Cc]ustomer|[Cc]lient|[Ee]mployee|[Bb]illing address|[Cc]ontact(?: person)?|[Ff]ull [Nn]ame)\\s*:[ \\t]*(?<it>${fullName})`,
  `\\b(?:Dear|Hi|Hello|Hey|Hallo|Liebe|Lieber|Cher|Chère|Estimado|Estimada|Caro|Cara) (?<it>${fullName})(?=\\s*[,!:\\n])`,
  `\\b(?:[Rr]egards|[Ss]incerely|[Tt]hanks|[Tt]hank you|[Cc]heers|[Bb]est|[Yy]ours(?: truly| faithfully| sincerely)?|[Gg]rü(?:ß|ss)e|[Cc]ordialement|[Ss]aludos),?\\s*\\n+\\s*(?<it>${fullName})`,
  // Titles.
  `\\b${title}\\.? (?<it>${fullName})`,
].map((source) => new RegExp(source, "dgu"));

/** What follows "I'm" or "Hi" with a capital and is nobody. */
const nobody =
  /^(?:Sir|Madam|Valued|Mr|Mrs|Ms|Team|All|Everyone|There|Not|Sorry|The|This|Everybody|Friend|Friends|Customer|Hiring|Reader|Assistant|Open Assistant|Bot|ChatGPT|Claude|Gemini|GPT|Llama|Mistral|Qwen|Vicuna|Yi|AI|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

const isSomebody = (name: string) =>
  !nobody.test(name) &&
  !name
    .replace(/['’]s$/, "")
    .split(" ")
    .every(isNoName);

/** Written small, where nothing but a name can follow: "my name is ada meyer", "mr. meyer". */
const smallNames = [
  /\bmy (?:full |first |last )?name(?:['’]s| is) (?<it>\p{Ll}{2,}(?: \p{Ll}{2,})?)(?![\p{L}'’])/dgu,
  /\b(?:maiden name is|calls me|name on the account is) (?<it>\p{Ll}{2,})(?![\p{L}'’])/dgu,
  /(?<![\p{L}.])(?:mr|mrs|ms|miss|dr)\.? (?<it>\p{Ll}{3,})(?![\p{L}'’])/dgu,
];
const capital = (word: string) => word[0].toUpperCase() + word.slice(1);
const isNameInSmall = (name: string) =>
  name.split(" ").some((word) => !isEverydayWord(word) && (isGivenName(capital(word)) || isFamilyName(capital(word))));

/** Somebody who is spoken to: "Ada, can you …". */
const spokenTo =
  /(?:^|[.!?]\s|\n)(?<it>\p{Lu}\p{Ll}+), (?=(?:can|could|would|will|please|are|have|do|I['’]?[md]?)\b)/dgu;

/** A given name, perhaps an initial or a second one, and a family name. */
const spelledOut = new RegExp(
  `(?<![\\p{L}\\p{N}_@/.-])(?<given>\\p{Lu}[\\p{L}\\p{M}-]{0,40}\\p{Ll})(?<initial> \\p{Lu}\\.?(?= ))?(?<second> \\p{Lu}[\\p{L}\\p{M}]{0,40}\\p{Ll}(?= (?:${particle} )*\\p{Lu}\\p{L}))?${particles} (?<family>\\p{Lu}[\\p{L}\\p{M}'’-]{0,40}\\p{Ll})(?!\\p{L}|[-@_/]\\p{L})`,
  "gu",
);

interface Name {
  start: number;
  end: number;
  parts: string[];
}

interface Pair {
  given: string;
  initial: string | undefined;
  second: string | undefined;
  family: string;
}

function isPair({ given, initial, second, family }: Pair, isPersonal: boolean): boolean {
  if (isGivenName(given)) {
    if (isFamilyName(family) || initial?.endsWith(".")) return true;
    const isAnyWord = [given, second, family].some((word) => word !== undefined && isEverydayWord(word));
    if (isPersonal && !isAnyWord) return true;
    if (second !== undefined && isGivenName(second) && isFamilyName(family)) return true;
  }
  const isEveryday = isEverydayWord(given) || isEverydayWord(family) || given.length < 3;
  if (isEveryday || (second !== undefined && isEverydayWord(second))) return false;
  return isPlainlyFamilyName(family) || (initial !== undefined && (isFamilyName(family) || initial.endsWith(".")));
}

/** Names that lists of names know, whole; those of people whom everybody knows are nobody's secret. */
function findNames(text: string, isPersonal: boolean): Name[] {
  const found: Name[] = [];
  spelledOut.lastIndex = 0;
  for (let match = spelledOut.exec(text); match; match = spelledOut.exec(text)) {
    const {
      given,
      initial,
      second,
      family: whole,
    } = match.groups as Record<string, string | undefined> & {
      given: string;
      family: string;
    };
    const family = whole.replace(/['’]s$/, "");
    const isName = isPair({ given, initial: initial?.trim(), second: second?.trim(), family }, isPersonal);
    if (!isName) {
      // What follows the first word may still be one: "Producer Robinette Dennis".
      spelledOut.lastIndex = match.index + given.length;
      continue;
    }
    const name = match[0].slice(0, match[0].length - (whole.length - family.length));
    if (!isWellKnown(name) && !nobody.test(name))
      found.push({ start: match.index, end: match.index + name.length, parts: [given, family] });
  }
  return found;
}

const words = /(?<![\p{L}\p{N}_@.-])\p{L}[\p{L}\p{M}'’-]*(?![\p{N}_@])/gu;

/** The parts of a name elsewhere in the text: "Ada Meyer … Meyer's song". Not those that are words of the text, too. */
function findParts(text: string, names: readonly Name[]): { start: number; end: number }[] {
  const parts = new Set(names.flatMap((name) => name.parts).filter((part) => part.length > 2));
  if (parts.size === 0) return [];
  const places: { part: string; start: number }[] = [];
  const small = new Set<string>();
  for (const { 0: whole, index } of text.matchAll(words)) {
    const word = whole.replace(/['’]s?$/, "");
    if (parts.has(word)) places.push({ part: word, start: index });
    else if (word === word.toLowerCase()) small.add(word);
  }
  return places
    .filter(({ part }) => part === part.toLowerCase() || !small.has(part.toLowerCase()))
    .map(({ part, start }) => ({ start, end: start + part.length }));
}

/**
 * People who are introduced, addressed or signed, by any name; and people who are called by a given and a family name that lists know,
 * or by any family name beside a number or an address. With them goes what is said of them by half of their name. A given name alone
 * stays: it tells little, and most are Alice's and Bob's.
 */
export const findPersons: Finder = (text, isPersonal = false) => {
  const introduced = [
    ...patterns.flatMap((pattern) => matchAll(text, pattern, isSomebody)),
    ...smallNames.flatMap((pattern) => matchAll(text, pattern, isNameInSmall)),
    ...matchAll(text, spokenTo, (match) => isGivenName(match) && !isEverydayWord(match) && !nobody.test(match)),
  ];
  const names = findNames(text, isPersonal);
  const told = introduced.map(({ start, end }) => ({ start, end, parts: partsOf(text.slice(start, end)) }));
  return [...introduced, ...names, ...findParts(text, [...told, ...names])];
};

const partsOf = (name: string) => name.split(/\s+/).filter((part) => isGivenName(part) || isFamilyName(part));
