import type { NamedModel } from "./evidence.ts";
import { ambiguousAssistants, knownAssistants, knownMakers, laboratories } from "./known-names.ts";

/**
 * Names in a sentence are replaced by one character each, of a range that no text uses, before anybody looks what the
 * sentence says of them: patterns then need no lists of names, are compiled once, and meet few sentences.
 */
const marks = {
  assistant: "\uE000",
  /** An assistant whose name is a word, a person or a god as well. */
  ambiguous: "\uE001",
  maker: "\uE002",
  /** A maker that bears its assistant's name. */
  both: "\uE003",
  /** A maker that makes nothing but models, so that nobody else is its product. */
  laboratory: "\uE004",
  /** "OpenAI's": its owner, not itself. */
  owner: "\uE005",
} as const;
type Kind = Exclude<keyof typeof marks, "owner">;

const oneOf = (...kinds: (keyof typeof marks)[]) => `[${kinds.map((kind) => marks[kind]).join("")}]`;

/** What patterns say for a name. */
export const marked = {
  assistant: oneOf("assistant", "both"),
  anyAssistant: oneOf("assistant", "both", "ambiguous"),
  maker: oneOf("maker", "both", "laboratory"),
  product: oneOf("assistant", "both", "laboratory"),
  any: oneOf("assistant", "both", "ambiguous", "maker", "laboratory"),
  owner: marks.owner,
} as const;

const anyMark = /[\uE000-\uE005]/;

/** The sentence with its names marked; null when there are none. */
export type NameMarker = (sentence: string) => string | null;

export function nameMarker(models: readonly NamedModel[]): NameMarker {
  const own = ownFinder(models);
  return (sentence) => {
    const bare = sentence.replace(/[\uE000-\uE005]/g, " ");
    const found = markKnown(own ? own(bare) : bare);
    return anyMark.test(found) ? found : null;
  };
}

/** Scripts that put spaces between words; in others a name may touch its neighbours. */
const spaced = "\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}";
/** Words that follow an assistant's or a maker's name and leave it what it is. */
const belongs =
  "(?:AI|I|Pro|Ultra|Instruct|Chat|Assistant|Language|Large|Model|Inc|Research|Brain|Labs?|Cloud|PBC|Bot|Platforms?|DeepMind|Group)\\b";
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

/**
 * Names on their own: they may go on with a version ("GPT-4", "Claude 2.1"), but not into another word, a domain, or a
 * proper name of several words ("Claude Monet", "Google Sheets").
 */
function finderOf(kinds: ReadonlyMap<string, Kind>): (text: string) => string {
  const names = [...kinds.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(
    `(?<![${spaced}\\p{N}])(${names.join("|")})(?![${spaced}])(?!\\.\\w)(?:(['’]s)(?=\\s)|(?!\\s+(?!${belongs})\\p{Lu}\\p{Ll}))`,
    "gu",
  );
  return (text) =>
    text.replace(pattern, (whole, name: string, genitive: string | undefined) => {
      const kind = kinds.get(name.replace(/\s+/g, " "));
      if (!kind) return whole;
      if (genitive === undefined) return marks[kind];
      return kind === "assistant" || kind === "ambiguous" ? whole : marks.owner;
    });
}

const makers = new Set<string>(knownMakers);
const known = new Map<string, Kind>([
  ...knownMakers.map((name) => [name, laboratories.has(name) ? "laboratory" : "maker"] as const),
  ...knownAssistants.map((name) => {
    const kind = ambiguousAssistants.has(name) ? "ambiguous" : makers.has(name) ? "both" : "assistant";
    return [name, kind] as const;
  }),
]);
const markKnown = finderOf(known);

/** A battle's own models go by their names, their slugs and the first word of their names. */
function ownFinder(models: readonly NamedModel[]): ((text: string) => string) | null {
  const own = models.flatMap(({ name, slug }) => [name, slug, firstWord(name)]);
  const kinds = new Map<string, Kind>([
    ...models.map(({ organization }) => [normal(organization), "maker"] as const),
    ...own.map((name) => [normal(name), "assistant"] as const),
  ]);
  for (const name of kinds.keys()) if (name.length < 2) kinds.delete(name);
  return kinds.size === 0 ? null : finderOf(kinds);
}

const normal = (name: string) => name.trim().replace(/\s+/g, " ");
const firstWord = (name: string) => name.split(/[\s-]/)[0];
