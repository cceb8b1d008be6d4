import type { NamedModel } from "./evidence.ts";
import { knownAssistants, knownMakers } from "./known-names.ts";

/** Between "I am" and a name: what an assistant calls itself, and fillers. Never a noun that makes it somebody else. */
const kind =
  "(?:(?:an?|the|your|just|actually|only|simply|currently|really|indeed|also|here|called|named|known|as|is|AI|A\\.I\\.|artificial|intelligence|intelligent|" +
  "(?:chat)?bots?|chat|virtual|digital|helpful|harmless|honest|friendly|advanced|conversational|powerful|free|open|source|open-source|generative|pre-?trained|" +
  "assistants?|assistive|companion|agent|program|software|system|systems|computer|machine|language|large|multimodal|big|models?|LLM|version|variant|instance|of|" +
  "based|on|powered|using|trained|developed|created|designed|built|made|provided|fine-?tuned|and|maintained|operated|by|from|at|the\\s+(?:company|team|people|folks|researchers|engineers|lab)|" +
  "team|researchers|engineers|company|lab|that|which|who|was|were|has|been|have|to|be|[,:\\-–—\"“'*`(])\\s*){0,14}";

const speaksOfItself =
  "(?:\\bI(?:\\s+am|['’]m)|\\bmy\\s+name(?:\\s+is|['’]s)|\\byou\\s+(?:can|may)\\s+call\\s+me|\\bcall\\s+me|\\bmyself|\\bthis\\s+is)\\s*";
const wasMade =
  "\\bI(?:\\s+was|\\s+am|['’]m|\\s+have\\s+been|['’]ve\\s+been)\\s+(?:(?:originally|initially|first|primarily|actually|specifically|being)\\s+)?" +
  "(?:created|developed|trained|made|built|designed|programmed|fine-?tuned|provided|based|powered|produced|released|engineered|introduced|launched)\\s+" +
  "(?:(?:and|,|or|created|developed|trained|made|built|designed|maintained|to\\s+be|by|on|at|from|the|a|an|large|language|model|models|architecture|team|researchers|engineers|scientists|company|called|named|known|as|AI|artificial|intelligence|research|lab|laboratory|organi[sz]ation|startup|American|of)[\\s,:\"“'*]*){0,12}";
const machine = "(?:AI|A\\.I\\.|assistant|chatbot|bot|models?|LLM|intelligence|program|system)";
const madeBy =
  "\\b(?:created|developed|trained|made|built|designed|provided|powered|fine-?tuned|released|from|by|at)\\b[^.!?]{0,40}?\\b(?:by|from|at)?\\s+(?:the\\s+)?[\"“'*]*";
const asAn = `\\b(?:as|being)\\s+(?:an?|the)\\s+(?:[\\w-]+[\\s-]+){0,5}?${machine}\\b[^.!?]{0,40}?${madeBy}`;
const anAssistant = `\\bI(?:\\s+am|['’]m)\\s+(?:\\w+\\s+)?(?:an?|the)\\s+(?:[\\w-]+[,\\s-]+){0,6}?${machine}\\b[^.!?]{0,40}?${madeBy}`;
const possessive =
  "\\b[Mm]y\\s+(?:creators?|developers?|makers?|trainers?|parent\\s+company|company|developer\\s+team|training|designers?|engineers?)[\\s,]*" +
  "(?:(?:is|are|was|were|the|team|at|by|from|people|company|folks|researchers|engineers|,)\\s*){0,5}";

/** The same words in other languages that are common in arenas: they stand right before the name. */
const abroad =
  "(?:我是|我叫|我的名字是|我的名字叫|(?:我是)?由|ich\\s+(?:bin|hei(?:ß|ss)e)|mein\\s+name\\s+ist|je\\s+(?:suis|m['’]appelle)|me\\s+llamo|mi\\s+nombre\\s+es|(?<![\\p{L}])soy|" +
  "(?<![\\p{L}])sou|meu\\s+nome\\s+é|mi\\s+chiamo|(?<![\\p{L}])sono|меня\\s+зовут|(?<![\\p{L}])я\\s*[—–-]?|私は|わたしは|僕は|저는|나는|제\\s*이름은)\\s*" +
  '(?:(?:ein|eine|un|une|uma|um|una|的|一个|一個|asistente|assistente|assistent|assistant|modelo|modell|modèle|IA|KI|AI|ассистент|модель|языковая|большая|de|di|du|von|desarrollado|entwickelt|développé|por|par|da|criado|creado|créé|[,，、「“"*-])\\s*){0,8}';

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
const anyOf = (names: readonly string[]) =>
  `(?:${[...new Set(names)]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join("|")})`;

/** Scripts that put spaces between words; in others a name may touch its neighbours. */
const spaced = "\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}";

/**
 * A name on its own: it may go on with a version ("GPT-4", "Claude 2.1"), but not into another word, a domain, or a
 * proper name of several words ("Claude Monet", "Google Sheets").
 */
const wholeName = (names: readonly string[]) =>
  `(?<![${spaced}\\p{N}])${anyOf(names)}(?![${spaced}])(?!\\.\\w)(?!['’]s\\s)(?!\\s+(?!AI\\b|I\\b|Pro\\b|Ultra\\b|Instruct\\b|Chat\\b|Assistant\\b|Language\\b|Large\\b|Model\\b|Inc\\b|Research\\b|Brain\\b|Labs?\\b|Cloud\\b|PBC\\b|Bot\\b|Platforms?\\b|DeepMind\\b|Group\\b)\\p{Lu}\\p{Ll})`;

interface Patterns {
  aboutItself: RegExp[];
  /** The battle's own names that could be nothing else, such as "gpt-4-turbo". */
  unmistakable: RegExp[];
}

function patternsFor(
  assistants: readonly string[],
  makers: readonly string[],
  unmistakable: readonly string[],
): Patterns {
  const either = wholeName([...assistants, ...makers]);
  const assistant = wholeName(assistants);
  const maker = wholeName(makers);
  const made = "(?:created|developed|trained|made|built|designed|programmed|fine-?tuned)";
  return {
    aboutItself: [
      // "I am Claude", "I'm just an AI assistant created by Anthropic"; a maker needs an assistant's words before it.
      new RegExp(`${caseless(speaksOfItself)}${caseless(kind)}${assistant}`, "u"),
      new RegExp(
        `${caseless(speaksOfItself)}${caseless(kind)}${caseless("\\b(?:by|from|at)\\s+(?:the\\s+)?(?:\\w+\\s+(?:at|from)\\s+)?")}${either}`,
        "u",
      ),
      new RegExp(`${caseless(wasMade)}${either}`, "u"),
      new RegExp(`${caseless(asAn)}${either}`, "u"),
      new RegExp(`${caseless(anAssistant)}${either}`, "u"),
      new RegExp(`(?:^|[.!?,;:(]\\s*|\\band\\s+)[Aa]s\\s+["“'*]*${assistant}["”'*]*,?\\s+I\\b`, "u"),
      new RegExp(`\\bI,\\s*${assistant}\\s*,`, "u"),
      new RegExp(`${possessive}${either}`, "u"),
      new RegExp(`${maker}(?:\\s+\\w+)?,?\\s+(?:has\\s+|have\\s+)?${made}\\s+me\\b`, "u"),
      new RegExp(
        `${maker}(?:,\\s+|\\s+is\\s+|\\s+was\\s+)?(?:the\\s+)?(?:company|organi[sz]ation|lab|team)\\s+(?:that|which|who|behind)\\s+(?:${made}\\s+)?me\\b`,
        "u",
      ),
      new RegExp(`${caseless(abroad)}${either}`, "u"),
    ],
    unmistakable: unmistakable.map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "iu")),
  };
}

/** Letters of a pattern in either case, so that the names beside them can keep theirs. */
function caseless(pattern: string): string {
  return `(?i:${pattern})`;
}

const cached = new Map<string, Patterns>();

function patternsOf(models: readonly NamedModel[]): Patterns {
  const key = JSON.stringify(models.map(({ name, slug, organization }) => [name, slug, organization]));
  const known = cached.get(key);
  if (known) return known;
  // A roster of hundreds makes tens of thousands of pairs: the cache is a convenience, not a store.
  if (cached.size > 500) cached.clear();
  const own = models.flatMap(({ name, slug }) => [name, slug, firstWord(name)]).filter((name) => name.length >= 2);
  const makers = models.map(({ organization }) => organization).filter((name) => name.length >= 2);
  const unmistakable = models.flatMap(({ name, slug }) => [name, slug]).filter(isUnmistakable);
  const made = patternsFor([...knownAssistants, ...own], [...knownMakers, ...makers], [...new Set(unmistakable)]);
  cached.set(key, made);
  return made;
}

/** A name with a digit in it is no ordinary word. */
const isUnmistakable = (word: string) => word.length >= 4 && /\d/.test(word) && /\p{L}/u.test(word);

const firstWord = (name: string) => name.split(/[\s-]/)[0];

/**
 * The first sentence in which an answer gives away who wrote it: it speaks of itself by the name of an assistant or its
 * maker ("I am Gemini", "trained by Google"), or carries its own unmistakable name ("Ada-3") unasked. The same names as
 * a mere topic ("Google Sheets") do not count, nor does a denial. Null when there is none.
 */
export function findSelfNaming(answer: string, prompt: string, models: readonly NamedModel[]): string | null {
  const { aboutItself, unmistakable } = patternsOf(models);
  const unasked = unmistakable.filter((pattern) => !pattern.test(prompt));
  for (const sentence of sentencesOf(answer)) {
    if (unasked.some((pattern) => pattern.test(sentence))) return shortened(sentence);
    if (!maySpeakOfItself.test(sentence)) continue;
    if (aboutItself.some((pattern) => pattern.test(sentence))) return shortened(sentence);
  }
  return null;
}

/** Most sentences have nothing of the kind; this spares them the long patterns. */
const maySpeakOfItself =
  /\b(?:I|my|me|myself|as|this|here)\b|我|私|わたし|僕|저는|나는|제|(?<!\p{L})(?:ich|mein|je|me|mi|soy|sou|meu|sono|меня|я)(?!\p{L})/iu;

/** Code is left out: names in it are identifiers. */
function* sentencesOf(answer: string): Generator<string> {
  const prose = answer.replace(/```[\s\S]*?(?:```|$)/g, "\n");
  for (const piece of prose.split(/(?<=[.!?…])\s+(?=[\p{Lu}"“'*])|[\n。！？]+/u)) {
    const sentence = piece.trim();
    if (sentence !== "") yield sentence.slice(0, 1000);
  }
}

const shortened = (sentence: string) => (sentence.length > 200 ? `${sentence.slice(0, 199).trimEnd()}…` : sentence);
