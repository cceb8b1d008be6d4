import type { NamedModel } from "./evidence.ts";
import { marked, nameMarker } from "./mark-names.ts";
import type { NameMarker } from "./mark-names.ts";
import { patternsAbroad } from "./self-naming-abroad.ts";

/** Between "I am" and a name: what an assistant calls itself, and fillers. Never a noun that makes it somebody else. */
const kind =
  "(?:(?:an?|the|your|just|actually|only|simply|currently|really|indeed|also|here|called|named|known|as|is|AI|A\\.I\\.|artificial|intelligence|intelligent|" +
  "(?:chat)?bots?|chat|virtual|digital|helpful|harmless|honest|friendly|advanced|conversational|powerful|free|open|source|open-source|generative|pre-?trained|" +
  "assistants?|assistive|companion|agent|program|software|system|systems|computer|machine|language|large|multimodal|big|models?|LLM|version|variant|instance|of|" +
  "based|on|powered|trained|developed|created|designed|built|made|provided|fine-?tuned|and|maintained|operated|by|from|at|the\\s+(?:company|team|people|folks|researchers|engineers|lab)|" +
  "team|researchers|engineers|company|lab|that|which|who|was|were|has|been|have|to|be|[,:\\-–—\"“'*`(])\\s*){0,14}";

const speaksOfItself =
  "(?:\\bI(?:\\s+am|['’]m)|\\bmy\\s+name(?:\\s+is|['’]s)|\\byou\\s+(?:can|may)\\s+call\\s+me|\\bcall\\s+me|\\bmyself)\\s*";
const wasMade =
  "\\bI(?:\\s+was|\\s+am|['’]m|\\s+have\\s+been|['’]ve\\s+been)\\s+(?:(?:originally|initially|first|primarily|actually|specifically|being)\\s+)?" +
  "(?:created|developed|trained|made|built|designed|programmed|fine-?tuned|provided|based|powered|produced|released|engineered|introduced|launched)\\s+" +
  "(?:(?:and|,|or|created|developed|trained|made|built|designed|maintained|to\\s+be|by|on|at|from|with|using|the|a|an|large|language|model|models|architecture|team|researchers|engineers|scientists|company|called|named|known|as|AI|artificial|intelligence|research|lab|laboratory|organi[sz]ation|startup|American|of)[\\s,:\"“'*]*){0,12}";
const machine = "(?:AI|A\\.I\\.|assistant|chatbot|bot|models?|LLM|intelligence|program|system)";
const madeBy =
  "\\b(?:created|developed|trained|made|built|designed|provided|powered|fine-?tuned|released|from|by|at)\\b[^.!?]{0,40}?\\b(?:by|from|at)?\\s+(?:the\\s+)?[\"“'*]*";
const asAn = `\\b(?:as|being)\\s+(?:an?|the)\\s+(?:[\\w-]+[\\s-]+){0,5}?${machine}\\b[^.!?]{0,40}?${madeBy}`;
const anAssistant = `\\bI(?:\\s+am|['’]m)\\s+(?:\\w+\\s+)?(?:an?|the)\\s+(?:[\\w-]+[,\\s-]+){0,6}?${machine}\\b[^.!?]{0,40}?${madeBy}`;
const possessive =
  "\\b[Mm]y\\s+(?:creators?|developers?|makers?|trainers?|parent\\s+company|company|developer\\s+team|training|designers?|engineers?)[\\s,]*" +
  "(?:(?:is|are|was|were|the|team|at|by|from|people|company|folks|researchers|engineers|,)\\s*){0,5}";

/** Letters of a pattern in either case, so that the names beside them can keep theirs. */
function caseless(pattern: string): string {
  return `(?i:${pattern})`;
}

const made = "(?:created|developed|trained|made|built|designed|programmed|taught|fine-?tuned)";
const owned = `(?:${marked.owner}\\s+(?:\\w+\\s+)?)?`;

/** Ways to say one's own name. */
const naming = (name: string) => [
  // "I am Claude", "I'm just an AI assistant called Claude". "I am a Gemini" speaks of the stars, "a Gemini model" does not.
  `${caseless(speaksOfItself)}${caseless(kind)}${owned}(?:(?<!\\b[Aa]n?\\s)|(?=\\S+[\\s-]+(?:\\d|(?i:model|language|assistant|AI|bot|chat|large|based)\\b)))${name}`,
  `${caseless("(?:\\bI\\s+go\\s+by|\\b(?:know|call)s?\\s+me(?:\\s+as)?|^the\\s+name(?:['’]s|\\s+is))\\s+(?:the\\s+name\\s+)?")}${name}`,
  `(?:^|[.!?,;:(]\\s*|\\band\\s+)[Aa]s\\s+["“'*]*${name}["”'*]*,?\\s+I\\b`,
  `\\bI,\\s*${name}\\s*,`,
  `^${name}\\s+here\\b`,
];

const { assistant, anyAssistant, maker, product, any } = marked;
const toPattern = (source: string) => new RegExp(source, "u");

const aboutItself = [
  ...naming(assistant),
  `${caseless(wasMade)}${owned}${any}`,
  `${caseless(asAn)}${any}(?!.*,\\s*(?:she|he|they)\\b)`,
  `${caseless(anAssistant)}${any}`,
  `${caseless("\\bI(?:\\s+am|['’]m|\\s+belong|\\s+come)\\s+(?:to|from|(?:an?\\s+)?(?:part|member|product|version|creation|instance)\\s+of)\\s+(?:the\\s+)?")}${owned}${product}`,
  `${possessive}${any}`,
  `${maker}(?:\\s+\\w+)?,?\\s+(?:has\\s+|have\\s+)?${made}\\s+me\\b`,
  `${maker}(?:,\\s+|\\s+is\\s+|\\s+was\\s+)?(?:the\\s+)?(?:company|organi[sz]ation|lab|team)\\s+(?:that|which|who|behind)\\s+(?:${made}\\s+)?me\\b`,
].map(toPattern);

/** Sure only beside a word that says what is speaking. */
const withContext = [
  ...naming(anyAssistant),
  `${caseless("\\bthis\\s+is\\s*")}${caseless(kind)}${owned}${anyAssistant}`,
  `${caseless(speaksOfItself)}${caseless(kind)}${caseless("\\b(?:by|from|at)\\s+(?:the\\s+)?(?:\\w+\\s+(?:at|from)\\s+)?")}${any}`,
  `${marked.owner}\\s+(?:\\w+\\s+){0,2}?(?:policy|policies|guidelines|rules|terms)\\b.*\\b(?:me|I\\s+am)\\b`,
].map(toPattern);

const abroad = patternsAbroad(anyAssistant, any);

interface Finders {
  mark: NameMarker;
  /** The battle's own names that could be nothing else, such as "gpt-4-turbo". */
  unmistakable: RegExp[];
}

const cached = new Map<string, Finders>();

function findersFor(models: readonly NamedModel[]): Finders {
  const key = JSON.stringify(models.map(({ name, slug, organization }) => [name, slug, organization]));
  const known = cached.get(key);
  if (known) return known;
  // The cache is a convenience, not a store.
  if (cached.size > 500) cached.clear();
  const unmistakable = models.flatMap(({ name, slug }) => [name, slug]).filter(isUnmistakable);
  const made: Finders = {
    mark: nameMarker(models),
    unmistakable: [...new Set(unmistakable)].map(
      (name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "iu"),
    ),
  };
  cached.set(key, made);
  return made;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

/** A name with a digit in it is no ordinary word. */
const isUnmistakable = (word: string) => word.length >= 4 && /\d/.test(word) && /\p{L}/u.test(word);

/**
 * The first sentence in which an answer gives away who wrote it: it speaks of itself by the name of an assistant or its
 * maker ("I am Gemini", "trained by Google"), or carries its own unmistakable name ("Ada-3") unasked. The same names as
 * a mere topic ("Google Sheets") do not count, nor does a denial. Null when there is none.
 */
export function findSelfNaming(answer: string, prompt: string, models: readonly NamedModel[]): string | null {
  const { mark, unmistakable } = findersFor(models);
  const unasked = unmistakable.filter((pattern) => !pattern.test(prompt));
  for (const sentence of sentencesOf(answer)) {
    if (unasked.some((pattern) => pattern.test(sentence))) return shortened(sentence);
    if (maySpeakOfItself.test(sentence) && namesItself(sentence, mark)) return shortened(sentence);
  }
  return null;
}

function namesItself(sentence: string, mark: NameMarker): boolean {
  const named = mark(sentence);
  if (named === null || saidBySomebody.test(sentence)) return false;
  const found = (pattern: RegExp) => {
    const at = named.search(pattern);
    return at !== -1 && !isSupposed.test(named.slice(0, at + 2));
  };
  if (aboutItself.some(found)) return true;
  if (isMachine.test(sentence) && withContext.some(found)) return true;
  return abroad.some(({ names, unless }) => names.test(named) && !unless.test(named));
}

/** Reported speech without quotation marks, and time spent somewhere, which no model does. */
const saidBySomebody =
  /,\s*(?:(?:he|she|they|the\s+\p{L}+|\p{Lu}\p{Ll}+)\s+(?:says?|said|reads?|wrote|writes|replied|answered|laughed|whispered|explained)|(?:says?|said|reads|wrote|writes|replied|laughed)\s+(?:the|an?|his|her|my|\p{Lu}))(?!\p{L})|\bfor\s+(?:\w+\s+){0,2}(?:days|weeks|months|years)\b/iu;

/** What comes before a claim that is none: "whether I was made by…", "if I were…". The letters of "I" stand at its end. */
const isSupposed =
  /\b(?:whether|if|unless|wish|pretend(?:ing)?|imagine|suppose|as\s+though|claim(?:s|ed|ing)?|says?|said)\b[^,;:]*$/iu;

/** Words that say that a machine is speaking, or a version after a name. */
const isMachine =
  /\b(?:AI|A\.I\.|artificial|assistants?|chatbots?|bot|language|models?|LLMs?|trained|virtual|digital)\b|\p{L}-\d|\d[bB]\b/u;

/** Most sentences have nothing of the kind; this spares them the long patterns. */
const maySpeakOfItself =
  /\b(?:I|my|me|myself|as|this|here|name['’]?s?)\b|我|私|わたし|僕|俺|저|나는|전\s|제\s|أنا|اسمي|मैं|मुझे|मेरा|(?<!\p{L})(?:ich|mich|mein|je|j|m|mon|me|mi|soy|fui|sou|meu|io|sono|ik|mij|mijn|jestem|mnie|nazywam|меня|я|мо[её]|ben|beni|benim|adım|tôi|mình|saya|aku)(?!\p{L})/iu;

/**
 * Code is left out: names in it are identifiers. So is what stands in quotation marks, unless that is all there is:
 * somebody else says it. A single word in them is a name and stays.
 */
function* sentencesOf(answer: string): Generator<string> {
  const prose = answer.replace(/```[\s\S]*?(?:```|$)/g, "\n").replace(/`[^`\n]+`/g, " … ");
  const said = prose.replace(
    /"[^"\n]{0,400}\s[^"\n]{0,400}"|“[^”\n]{0,400}\s[^”\n]{0,400}”|«[^»\n]{0,400}\s[^»\n]{0,400}»|「[^」\n]{6,400}」/gu,
    " … ",
  );
  const spoken = /\p{L}/u.test(said) ? said : prose;
  for (const piece of spoken.split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{Lo}"“'*])|[\n。！？]+/u)) {
    const sentence = piece.trim();
    if (sentence !== "") yield sentence.slice(0, 1000);
  }
}

const shortened = (sentence: string) => (sentence.length > 200 ? `${sentence.slice(0, 199).trimEnd()}…` : sentence);
