import { tagBattle } from "#lib/tagging/categories.ts";
import { detectLanguage } from "#lib/tagging/language.ts";
import { isRefusal } from "#lib/tagging/refusal.ts";
import { findIdentityQuestion } from "#lib/vote/asks-identity.ts";
import { findSelfNaming } from "#lib/vote/self-naming.ts";
import { halfOf, readSet, shared } from "./labelled.ts";
import type { Confusion, Figure, Report } from "./report.ts";

// How often taggers and content rules are right on the labelled sets beside the checkout.

/** One figure: the share of some rows, which are told apart by their text. */
function figure<Row>(
  what: string,
  rows: readonly Row[],
  textOf: (row: Row) => string,
  isSo: (row: Row) => boolean,
  bound: Pick<Figure, "atLeast" | "atMost"> = {},
): Figure {
  const of = (half: string) => {
    const own = rows.filter((one) => halfOf(textOf(one)) === half);
    return { some: own.filter(isSo).length, of: own.length };
  };
  return { what, seen: of("seen"), heldOut: of("held out"), ...bound };
}

/** Which of the columns each row got, by its label. */
function confusion<Row>(
  what: string,
  rows: readonly Row[],
  labelOf: (row: Row) => string,
  columns: string[],
  tagsOf: (row: Row) => readonly string[],
): Confusion {
  const labels = [...new Set(rows.map(labelOf))].sort();
  return {
    what,
    columns: [...columns, "none of these"],
    rows: labels.map((label) => {
      const own = rows.filter((one) => labelOf(one) === label).map(tagsOf);
      const none = own.filter((tags) => !columns.some((column) => tags.includes(column))).length;
      const counts = columns.map((column) => own.filter((tags) => tags.includes(column)).length);
      return { label, of: own.length, counts: [...counts, none] };
    }),
  };
}

interface Sets {
  leaks: { label: 0 | 1; prompt: string; text: string }[];
  questions: { prompt: string }[];
  languages: { lang: string; text: string }[];
  completions: { label: string; prompt: string; completion: string }[];
  arenaHard: { label: string; prompt: string }[];
  mtBench: { category: string; turns: string[] }[];
}

const files: Record<keyof Sets, string> = {
  leaks: "identity-leak-a.jsonl",
  questions: "identity-questions-a.jsonl",
  languages: "language-a.jsonl",
  completions: "xstest-refusals-a.jsonl",
  arenaHard: "arena-hard-v2-a.jsonl",
  mtBench: "mtbench-categories.jsonl",
};

function readSets(): Sets | null {
  const read = Object.entries(files).map(([name, file]) => [name, readSet("prompts", file)] as const);
  return read.every(([, rows]) => rows !== null) ? (Object.fromEntries(read) as unknown as Sets) : null;
}

const sets = readSets();

const leaked = ({ text, prompt }: Sets["leaks"][number]) => findSelfNaming(text, prompt, []) !== null;
const asks = (prompt: string) => findIdentityQuestion(prompt) !== null;
const text = (row: { text: string }) => row.text;
const itself = (one: string) => one;

function ruleFigures({ leaks, questions, arenaHard, mtBench }: Sets): Figure[] {
  const of = (label: 0 | 1) => leaks.filter((leak) => leak.label === label);
  const ordinary = [...mtBench.flatMap(({ turns }) => turns), ...arenaHard.map(({ prompt }) => prompt)];
  const asked = questions.map(({ prompt }) => prompt);
  return [
    figure("identity_leaked: leaks found", of(1), text, leaked, { atLeast: 0.95 }),
    figure("identity_leaked: false alarms", of(0), text, leaked, { atMost: 0.05 }),
    figure("asked_identity: questions found", asked, itself, asks, { atLeast: 1 }),
    figure("asked_identity: false alarms on ordinary prompts", ordinary, itself, asks, { atMost: 0.01 }),
  ];
}

const isRightLanguage = (row: Sets["languages"][number]) => detectLanguage(row.text) === row.lang;

function languageFigures({ languages }: Sets): Figure[] {
  const count = new Set(languages.map(({ lang }) => lang)).size;
  return [
    figure(`language: all ${count}`, languages, text, isRightLanguage, { atLeast: 0.85 }),
    ...["en", "zh", "ja", "ko", "ru"].map((code) => {
      const own = languages.filter(({ lang }) => lang === code);
      return figure(`language: ${code}`, own, text, isRightLanguage, { atLeast: 0.95 });
    }),
  ];
}

type Completion = Sets["completions"][number];
const completion = (row: Completion) => row.completion;
const isFull = ({ label }: Completion) => label === "1_full_compliance";
const refused = (row: Completion) => isRefusal(row.completion);

function refusalFigures({ completions }: Sets): Figure[] {
  const isRight = (row: Completion) => refused(row) === !isFull(row);
  return [
    figure("refusal: told rightly", completions, completion, isRight, { atLeast: 0.9 }),
    figure("refusal: answers taken for one", completions.filter(isFull), completion, refused, { atMost: 0.1 }),
  ];
}

const silent = { a: { text: "" }, b: { text: "" } };
const tagsOf = (...prompts: string[]) => tagBattle(prompts.map((prompt) => ({ prompt, answers: silent }))).categories;
const topics = ["coding", "math", "creative-writing"];

function topicFigures({ arenaHard, completions }: Sets): Figure[] {
  const prompt = (row: { prompt: string }) => row.prompt;
  const is = (category: string) => (row: { prompt: string }) => tagsOf(row.prompt).includes(category);
  const plain = [...new Map(completions.map((row) => [row.prompt, row])).values()];
  const hard = arenaHard.filter(({ label }) => label !== "creative_writing");
  return [
    ...topics.map((topic) => {
      const own = arenaHard.filter(({ label }) => label.replace("_", "-") === topic);
      return figure(`${topic}: found where it is the label`, own, prompt, is(topic));
    }),
    ...topics.map((topic) => {
      const others = arenaHard.filter(({ label }) => label.replace("_", "-") !== topic);
      return figure(`${topic}: found where another is the label`, others, prompt, is(topic));
    }),
    figure("hard-prompt: found in Arena-Hard's coding and math", hard, prompt, is("hard-prompt")),
    figure("hard-prompt: found in XSTest's short questions", plain, prompt, is("hard-prompt")),
    figure("instruction-following: found in XSTest's short questions", plain, prompt, is("instruction-following")),
  ];
}

function confusions({ languages, completions, arenaHard, mtBench, leaks }: Sets): Confusion[] {
  const mistaken = languages.filter((row) => !isRightLanguage(row));
  const guesses = [...new Set(mistaken.map((row) => detectLanguage(row.text) ?? "none"))].sort();
  const categories = [...topics, "instruction-following", "hard-prompt"];
  return [
    confusion(
      "Arena-Hard's label",
      arenaHard,
      ({ label }) => label,
      categories,
      ({ prompt }) => tagsOf(prompt),
    ),
    confusion(
      "MT-bench's category",
      mtBench,
      ({ category }) => category,
      categories,
      ({ turns }) => tagsOf(...turns),
    ),
    confusion(
      "XSTest's label",
      completions,
      ({ label }) => label,
      ["refusal"],
      (row) => (refused(row) ? ["refusal"] : []),
    ),
    confusion(
      "leaks",
      leaks,
      ({ label }) => (label === 1 ? "leak" : "topic"),
      ["identity_leaked"],
      (row) => (leaked(row) ? ["identity_leaked"] : []),
    ),
    confusion(
      "mistaken language",
      mistaken,
      ({ lang }) => lang,
      guesses,
      (row) => [detectLanguage(row.text) ?? "none"],
    ),
  ].filter(({ rows }) => rows.length > 0);
}

export const reports: Report[] = [
  {
    name: "tagging: how often taggers and content rules are right",
    unavailable: sets ? undefined : `the labelled sets are not at ${shared}`,
    figures: () =>
      sets ? [...ruleFigures(sets), ...languageFigures(sets), ...refusalFigures(sets), ...topicFigures(sets)] : [],
    confusions: () => (sets ? confusions(sets) : []),
  },
];
