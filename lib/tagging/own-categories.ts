import { RE2JS } from "re2js";
import { estimateTokens } from "./tokens.ts";

/** A category of the operator's own: battles are filed under it by a rule, or by what a model says. */
export interface OwnCategory {
  slug: string;
  name: string;
  description: string;
  version: number;
  rule?: Condition;
  model?: { slug: string; question: string };
}

/** What must be so of a prompt. Each condition says one thing; `any`, `all` and `not` put several together. */
export type Condition =
  | { any: Condition[] }
  | { all: Condition[] }
  | { not: Condition }
  | { words: string[] }
  | { matches: string }
  | { language: string[] }
  | { tokens: Bounds }
  | { turns: Bounds }
  | { category: string[] }
  | { requestedCategory: string[] };

export interface Bounds {
  atLeast?: number;
  atMost?: number;
}

/** What conditions may look at: what was asked, and what the built-in taggers say of it. */
export interface TaggedPrompts {
  prompts: readonly string[];
  language: string | null;
  categories: readonly string[];
  requestedCategory: string | null;
}

/** What a model answered to a category's question about a battle. */
export type ModelAnswer = "yes" | "no" | "unknown";

/** The answers to questions about one battle, by category. */
export type ModelAnswers = ReadonlyMap<string, ModelAnswer>;

/** The operator's categories that a battle belongs to, in their order. What no model has said yes to is left out. */
export const ownCategoriesOf = (own: readonly OwnCategory[], tagged: TaggedPrompts, answers: ModelAnswers): string[] =>
  own.filter(({ slug, rule }) => (rule ? isSo(rule, tagged) : answers.get(slug) === "yes")).map(({ slug }) => slug);

/** Whether a condition holds. Pure, and linear in the length of the prompts, whatever the operator wrote. */
export function isSo(condition: Condition, tagged: TaggedPrompts): boolean {
  if ("any" in condition) return condition.any.some((one) => isSo(one, tagged));
  if ("all" in condition) return condition.all.every((one) => isSo(one, tagged));
  if ("not" in condition) return !isSo(condition.not, tagged);
  const text = tagged.prompts.join("\n");
  if ("words" in condition) return patternOfWords(condition.words).test(text);
  if ("matches" in condition) return compilePattern(condition.matches).matcher(text).find();
  if ("language" in condition) return tagged.language !== null && condition.language.includes(tagged.language);
  if ("tokens" in condition) return isWithin(condition.tokens, estimateTokens(text));
  if ("turns" in condition) return isWithin(condition.turns, tagged.prompts.length);
  if ("category" in condition) return condition.category.some((category) => tagged.categories.includes(category));
  return tagged.requestedCategory !== null && condition.requestedCategory.includes(tagged.requestedCategory);
}

const isWithin = ({ atLeast = 0, atMost = Infinity }: Bounds, value: number) => value >= atLeast && value <= atMost;

/**
 * A regular expression of the operator's, in RE2's syntax, whatever the case: it takes time linear in the text, so that no
 * pattern can hold up a vote. Throws when it is not one.
 */
export const compilePattern = remembering((source) => RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE));

const unspaced = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";

/** Whole words, whatever their case; scripts without spaces have no whole words. */
const patternOfJoined = remembering((joined) => {
  const words = (JSON.parse(joined) as string[]).map((word) =>
    word
      .trim()
      .replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")
      .replace(/\s+/g, "\\s+"),
  );
  const boundary = (sign: "<!" | "!") => `(?${sign}[^\\P{L}${unspaced}]|\\p{N})`;
  return new RegExp(`${boundary("<!")}(?:${words.join("|")})${boundary("!")}`, "iu");
});
const patternOfWords = (words: readonly string[]) => patternOfJoined(JSON.stringify(words));

/** Patterns are compiled once: the file that holds them is read once. */
function remembering<Made>(make: (source: string) => Made): (source: string) => Made {
  const made = new Map<string, Made>();
  return (source) => {
    const known = made.get(source);
    if (known !== undefined) return known;
    const fresh = make(source);
    made.set(source, fresh);
    return fresh;
  };
}
