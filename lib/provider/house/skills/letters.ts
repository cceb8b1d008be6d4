import type { Ask, Skill } from "../ask.ts";
import { sentencesOf, wordsOf } from "../words.ts";

const quoted = /["'`«„](?!s\b)(.+)["'`»“]/su;

/** What the prompt wants worked on: quoted text, or what follows a colon or the given words. */
function material(ask: Ask, after: RegExp): string | undefined {
  const inQuotes = quoted.exec(ask.text.slice(0, 12_000))?.[1];
  if (inQuotes) return inQuotes.trim();
  const afterColon = /^[^:\n]{0,200}:\s*(\S[\s\S]*)$/.exec(ask.text.slice(0, 12_000))?.[1];
  if (afterColon) return afterColon.trim();
  const rest = after
    .exec(ask.line)?.[1]
    ?.replace(/[?]+$|(?<=\w)\.$/, "")
    .trim();
  return rest === "" ? undefined : rest;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters as a reader counts them: a flag or an accented letter is one. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export const countLetters: Skill = (ask) => {
  const { lower } = ask;
  const spoken =
    /how many (?:times (?:does|do|is) )?(?:the )?(?:letters? )?["'`]?(\p{L})(?:["'`]?s|['`]s)?["'`]?(?:'s)?\s*(?:letters? )?(?:are |is )?(?:there )?(?:appear |occur |used )?(?:in|does) (?:the )?(?:word |name |sentence |phrase )?["'`]?(.+?)["'`]?(?: (?:contain|have))?[?.!]*$/u.exec(
      lower,
    );
  if (!spoken) return undefined;
  const [, letter, where] = spoken;
  const characters = charactersOf(where.slice(0, 500));
  const count = characters.filter((character) => character === letter).length;
  const shown =
    characters.length <= 40
      ? `\n\n${characters.map((character) => (character === letter ? `**${character}**` : character)).join(" ")}`
      : "";
  return `There ${count === 1 ? "is" : "are"} **${count}** "${letter}" in "${where}".${shown}`;
};

export const countText: Skill = (ask) => {
  const match =
    /(?:how many|count(?: the)?(?: number of)?|number of) (words|letters|characters|vowels|consonants|sentences|syllables)\b/.exec(
      ask.lower,
    );
  if (!match) return undefined;
  const text = material(
    ask,
    /(?:are |is )?(?:there )?\b(?:in|of)\b (?:the |this )?(?:word |sentence |phrase |text |name )?(.+)$/i,
  );
  if (!text || match[1] === "syllables") return undefined;
  const letters = charactersOf(text).filter((character) => /^\p{L}/u.test(character));
  const vowels = letters.filter((letter) => /^[aeiou]/i.test(letter.normalize("NFD")));
  const counts: Record<string, number> = {
    words: wordsOf(text).length,
    letters: letters.length,
    characters: charactersOf(text).length,
    vowels: vowels.length,
    consonants: letters.length - vowels.length,
    sentences: sentencesOf(text).length,
  };
  const also = match[1] === "words" ? ` (${counts.characters} characters with spaces).` : ".";
  return `**${counts[match[1]]}** ${match[1]}${also}`;
};

export const reverseText: Skill = (ask) => {
  if (
    !/^(?:please |can you |could you )?(?:reverse|write .* backwards?|spell .* backwards?|flip)\b|\bbackwards\b/.test(
      ask.lower,
    )
  )
    return undefined;
  if (/\b(?:function|code|python|javascript|program|algorithm|script|linked list)\b/.test(ask.lower)) return undefined;
  const text = material(
    ask,
    /(?:reverse|write|spell|flip)(?: the)?(?: order of(?: the)?)?(?: (?:word|words|string|text|letters|list|sentence|phrase))*(?: (?:in|of))?:? (.+?)(?: backwards?)?$/i,
  );
  if (!text) return undefined;
  if (/\blist\b|order of|\bwords\b/.test(ask.lower)) {
    const items = listItems(text);
    return items.length > 1
      ? items.reverse().join(items.some((item) => item.includes(" ")) || text.includes(",") ? ", " : " ")
      : text;
  }
  return charactersOf(text.slice(0, 4_000)).reverse().join("");
};

export const sortList: Skill = (ask) => {
  if (
    !/\b(?:sort|alphabeti[sz]e|put .* in (?:alphabetical )?order|order (?:these|the following)|arrange)\b/.test(
      ask.lower,
    )
  )
    return undefined;
  if (/\b(?:function|code|python|javascript|program|algorithm|script|out)\b/.test(ask.lower)) return undefined;
  const text = material(
    ask,
    /(?:sort|alphabeti[sz]e|put|order|arrange)(?: (?:these|the|this|following|list|of|words|numbers|names|alphabetically|letters))*:? (.+?)(?: (?:in|from|by|alphabetically|descending|ascending)\b.*)?$/i,
  );
  const items = listItems(text ?? "").slice(0, 200);
  if (items.length < 2) return undefined;
  const areNumbers = items.every((item) => /^-?\d+(?:\.\d+)?$/.test(item));
  const collator = new Intl.Collator("en", { numeric: true });
  items.sort((a, b) => (areNumbers ? Number(a) - Number(b) : collator.compare(a, b)));
  if (/descend|reverse|largest|biggest|highest|z to a|z-a|decreasing/.test(ask.lower)) items.reverse();
  return areNumbers ? items.join(", ") : items.map((item, i) => `${i + 1}. ${item}`).join("\n");
};

function listItems(text: string): string[] {
  const separator = /\n/.test(text)
    ? /\n+/
    : /[,;،、]/.test(text)
      ? /\s*[,;،、]\s*(?:and\s+)?|\s+and\s+/
      : /\s+(?:and\s+)?/;
  return text
    .split(separator)
    .map((item) =>
      item
        .replace(/^(?:[-*•]|\d+[.)])\s+/, "")
        .replace(/\.$/, "")
        .trim(),
    )
    .filter((item) => item !== "");
}

export const changeCase: Skill = (ask) => {
  const match = /\b(upper ?case|capital letters|all caps|lower ?case|title case)\b/.exec(ask.lower);
  if (!match || /\b(?:function|code|python|javascript|difference|what is)\b/.test(ask.lower)) return undefined;
  const text = material(
    ask,
    /^(?:please )?(?:convert|make|turn|write|put|change|uppercase|lowercase)(?: the)?(?: (?:word|text|sentence|phrase))? (.+?)(?: (?:to|into|in|all) (?:all )?(?:upper ?case|lower ?case|capital letters|title case|all caps).*)?$/i,
  );
  if (!text || text.length > 5_000) return undefined;
  if (match[1].startsWith("lower")) return text.toLowerCase();
  if (match[1].startsWith("title"))
    return text.toLowerCase().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
  return text.toUpperCase();
};

export const judgeWords: Skill = (ask) => {
  const plain = (text: string) => charactersOf(text.toLowerCase()).filter((c) => /^[\p{L}\p{N}]/u.test(c));
  const palindrome = /^is (?:the word |the phrase )?["'`]?(.{1,200}?)["'`]? a palindrome\b/.exec(ask.lower)?.[1];
  if (palindrome) {
    const letters = plain(palindrome);
    const same = letters.join("") === letters.toReversed().join("");
    return `**${same ? "Yes" : "No"}**: backwards it reads "${letters.toReversed().join("")}".`;
  }
  const pair =
    /^(?:are|is) ["'`]?(.{1,60}?)["'`]? (?:and|an anagram of) ["'`]?(.{1,60}?)["'`]?(?: anagrams?(?: of each other)?)?\??$/.exec(
      ask.lower,
    );
  if (!pair || !/anagram/.test(ask.lower)) return undefined;
  const [a, b] = [pair[1], pair[2]].map((text) => plain(text).sort().join(""));
  return a === b
    ? `**Yes**: both use the letters ${[...a].join(", ")}.`
    : `**No**: their letters differ ("${a}" and "${b}" once sorted).`;
};
