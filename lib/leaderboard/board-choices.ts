import { nonEnglish } from "#lib/tagging/topics.ts";
import { categoryName, categorySays, inOrder, isTopic, overall } from "./categories.ts";
import type { NamedCategory } from "./categories.ts";
import { boardQuerySchema, specOf } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";

export interface BoardOption {
  value: string;
  label: string;
  /** What it does, in a line. */
  says: string;
  /** Other words that have to change with it, because the two do not go together. */
  alsoSets: Partial<Record<keyof BoardSpec, string>>;
}

export interface BoardChoice {
  name: Exclude<keyof BoardSpec, "source"> | "language";
  label: string;
  value: string;
  usual: string;
  options: BoardOption[];
}

type Texts = [value: string, label: string, says: string][];

const topicSays: Record<string, string> = {
  overall: "All votes, whatever was asked.",
  coding: "Prompts or answers with program code.",
  math: "Prompts that want something computed or proved.",
  "creative-writing": "Prompts that want a text made up.",
  "instruction-following": "Prompts that set several conditions at once.",
  "hard-prompt": "Prompts that are specific and take knowledge and reasoning.",
  "long-query": "Prompts of 500 tokens and more.",
  "multi-turn": "Conversations of more than one turn.",
  refusal: "Battles in which a model refused.",
};

const methods: Texts = [
  ["bradley-terry", "Bradley–Terry", "The strengths that make all votes together most likely; order does not matter."],
  ["elo", "Online Elo", "One pass over the votes as they came; late votes weigh more."],
  ["style-control", "Style control", "Bradley–Terry with length and formatting of the answers taken out."],
];
const ties: Texts = [
  ["half", "Half a win", "A tie is half a win for each."],
  ["out", "Left out", "Only decided votes are counted."],
  ["davidson", "Davidson", "A tie is a verdict of its own, likelier the closer two models are."],
  ["rao-kupper", "Rao–Kupper", "A tie is a difference too small for a voter to see."],
];
const windows: Texts = [
  ["all", "All time", "Every vote since the first."],
  ["7d", "7 days", "Votes of the 7 days up to the newest."],
  ["30d", "30 days", "Votes of the 30 days up to the newest."],
  ["90d", "90 days", "Votes of the 90 days up to the newest."],
  ["365d", "A year", "Votes of the 365 days up to the newest."],
];
const samplings: Texts = [
  ["as-cast", "As cast", "Each vote counts the same."],
  ["even", "Even", "Each pair counts nearly the same, however often it met."],
];
const minimums = [0, 50, 100, 300, 1000];

/**
 * Every choice that a board is made of, with what each option does and which do not go together with the rest. `own` are the
 * operator's categories.
 */
export function boardChoices(
  spec: BoardSpec,
  categories: readonly string[],
  own: readonly NamedCategory[] = [],
): BoardChoice[] {
  const known = inOrder([...new Set([overall, ...categories, spec.category])], own);
  const languages = known.filter((category) => !isTopic(category, own));
  const isLanguage = !isTopic(spec.category, own);
  const options = (name: keyof BoardSpec, texts: Texts): BoardOption[] =>
    texts.map(([value, label, says]) => ({ value, label, says, alsoSets: wordsToSettle(spec, name, value) }));
  const least = [...new Set([...minimums, spec.minVotes])].sort((one, other) => one - other);
  const choice = (name: BoardChoice["name"], label: string, value: string, usual: string, some: BoardOption[]) => ({
    ...{ name, label, value, usual, options: some },
  });
  return [
    choice(
      "category",
      "Category",
      isLanguage ? overall : spec.category,
      overall,
      options(
        "category",
        known
          .filter((one) => isTopic(one, own))
          .map((one) => [one, categoryName(one, own), topicSays[one] ?? categorySays(one, own) ?? ""]),
      ),
    ),
    choice(
      "language",
      "Language",
      isLanguage ? spec.category : "",
      "",
      options("category", [
        ["", "Any language", "Prompts in every language."],
        ...languages.map((one): Texts[number] => [
          one,
          categoryName(one),
          one === nonEnglish ? "Prompts in any language but English." : `Prompts written in ${categoryName(one)}.`,
        ]),
      ]),
    ),
    choice("method", "Method", spec.method, "bradley-terry", options("method", methods)),
    choice("ties", "Ties", spec.ties, "half", options("ties", ties)),
    choice("window", "Time", spec.window, "all", options("window", windows)),
    choice(
      "minVotes",
      "Minimum votes",
      String(spec.minVotes),
      "0",
      least.map((votes) => ({
        value: String(votes),
        label: votes === 0 ? "None" : votes.toLocaleString("en-US"),
        says:
          votes === 0
            ? "Every model that was voted on."
            : `Models with ${votes.toLocaleString("en-US")} votes or more.`,
        alsoSets: {},
      })),
    ),
    choice("sampling", "Pairs", spec.sampling, "as-cast", options("sampling", samplings)),
  ];
}

/** What else has to change for one word to be as asked: whatever does not go with it, back to the usual. */
function wordsToSettle(spec: BoardSpec, name: keyof BoardSpec, value: string): BoardOption["alsoSets"] {
  const usual = specOf({ source: spec.source });
  const settles = (also: BoardOption["alsoSets"]) =>
    boardQuerySchema.safeParse({ ...spec, ...also, [name]: value || usual[name] }).success;
  const { method, ties, sampling } = usual;
  const tries: BoardOption["alsoSets"][] = [{}, { ties }, { sampling }, { ties, sampling }, { method }];
  return tries.find((also) => !(name in also) && settles(also)) ?? {};
}
