import { matchAll } from "./match-all.ts";
import type { Finder } from "./types.ts";

const word = "\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}(?!\\p{L})";
const particles = "(?: (?:van|von|der|den|de|da|di|del|la|bin|al))*";
const fullName = `${word}(?: \\p{Lu}\\.?(?!\\p{L})|${particles} ${word}){0,4}`;
const givenAndFamily = `${word}(?: \\p{Lu}\\.?(?!\\p{L}))?${particles} ${word}`;

const patterns = [
  // People introducing themselves, or asked to.
  `\\b(?:[Mm]y (?:full |first |last |sur|maiden |partner['’]s |husband['’]s |wife['’]s )?name(?:['’]s| is)|[Nn]ame is|[Cc]all me|[Tt]his is|[Uu]nder (?:the )?name|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Mm]eu nome é|[Mm]ijn naam is) (?<it>${fullName})`,
  `\\b(?:I['’]m|I am) (?<it>${givenAndFamily})`,
  // Forms, letters.
  `(?:^|[\\n>*•-]) ?(?:[Nn]ame|[Ff]rom|[Tt]o|[Pp]atient|[Cc]ustomer|[Cc]lient|[Ee]mployee|[Bb]illing address|[Cc]ontact(?: person)?|[Ff]ull [Nn]ame)\\s*:[ \\t]*(?<it>${fullName})`,
  `\\b(?:Dear|Hi|Hello|Hey|Hallo|Liebe|Lieber|Cher|Chère|Estimado|Estimada|Caro|Cara) (?<it>${fullName})(?=\\s*[,!:\\n])`,
  `\\b(?:[Rr]egards|[Ss]incerely|[Tt]hanks|[Tt]hank you|[Cc]heers|[Bb]est|[Yy]ours(?: truly| faithfully| sincerely)?|[Gg]rü(?:ß|ss)e|[Cc]ordialement|[Ss]aludos),?\\s*\\n+\\s*(?<it>${fullName})`,
  // Titles.
  `\\b(?:M(?:r|rs|s|x)|Dr|Prof|Herr|Frau|Hr|Fr|Sr|Sra|Srta|Mme|Mlle|Sig|Sig\\.ra|Dhr|Mevr|Pan|Pani)\\.? (?<it>${fullName})`,
].map((source) => new RegExp(source, "dgu"));

/** What follows "I'm" or "Hi" with a capital and is nobody. */
const nobody =
  /^(?:Sir|Madam|Team|All|Everyone|There|Not|Sorry|The|This|Everybody|Friend|Friends|Customer|Hiring|Reader|Assistant|Open Assistant|Bot|ChatGPT|Claude|Gemini|GPT|Llama|Mistral|Qwen|Vicuna|Yi|AI|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/**
 * People who are introduced, addressed or signed: whose name a stranger would learn from the text alone. Names in passing
 * stay, because most of them are in the news or in a novel.
 */
export const findPersons: Finder = (text) =>
  patterns.flatMap((pattern) => matchAll(text, pattern, (match) => !nobody.test(match)));
