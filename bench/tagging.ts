import fs from "node:fs";
import path from "node:path";
import { detectLanguage } from "#lib/tagging/language.ts";
import { isRefusal } from "#lib/tagging/refusal.ts";
import { tagBattle } from "#lib/tagging/categories.ts";
import { findIdentityQuestion } from "#lib/vote/asks-identity.ts";
import { printOf } from "#lib/vote/prompt-print.ts";
import { findSelfNaming } from "#lib/vote/self-naming.ts";

// How often taggers and content rules are right on the labelled sets beside the checkout, and how long they take.

const shared = process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../shared");

function read<Row>(...file: string[]): Row[] | null {
  const whole = path.join(shared, "data", ...file);
  if (!fs.existsSync(whole)) return null;
  const lines = fs.readFileSync(whole, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

export interface Line {
  what: string;
  value: string;
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;

/** One line per claim: share that is right, or what was taken for what. */
function share<Row>(what: string, rows: Row[] | null, isRight: (row: Row) => boolean): Line[] {
  return rows ? [{ what, value: percent(rows.filter(isRight).length, rows.length) }] : [];
}

interface Leak {
  label: 0 | 1;
  prompt: string;
  text: string;
}

function rules(): Line[] {
  const leaks = read<Leak>("prompts", "identity-leak-a.jsonl");
  const of = (label: 0 | 1) => leaks?.filter((leak) => leak.label === label) ?? null;
  const leaked = ({ text, prompt }: Leak) => findSelfNaming(text, prompt, []) !== null;
  const ordinary = [
    ...(read<{ turns: string[] }>("prompts", "mtbench-categories.jsonl")?.flatMap(({ turns }) => turns) ?? []),
    ...(read<{ prompt: string }>("prompts", "arena-hard-v2-a.jsonl")?.map(({ prompt }) => prompt) ?? []),
  ];
  const asks = (prompt: string) => findIdentityQuestion(prompt) !== null;
  return [
    ...share("identity_leaked: leaks found", of(1), leaked),
    ...share("identity_leaked: false alarms", of(0), leaked),
    ...share(
      "asked_identity: questions found",
      read<{ prompt: string }>("prompts", "identity-questions-a.jsonl"),
      (row) => asks(row.prompt),
    ),
    ...share("asked_identity: false alarms on ordinary prompts", ordinary.length > 0 ? ordinary : null, asks),
  ];
}

interface Sample {
  lang: string;
  text: string;
}

function languages(): Line[] {
  const samples = read<Sample>("prompts", "language-a.jsonl");
  if (!samples) return [];
  const isRight = ({ lang, text }: Sample) => detectLanguage(text) === lang;
  const mistakes = samples.filter((sample) => !isRight(sample));
  return [
    ...share(`language: all ${new Set(samples.map(({ lang }) => lang)).size}`, samples, isRight),
    ...["en", "zh", "ja", "ko", "ru"].flatMap((code) =>
      share(
        `language: ${code}`,
        samples.filter(({ lang }) => lang === code),
        isRight,
      ),
    ),
    {
      what: "language: taken for another",
      value: mistakes.map(({ lang, text }) => `${lang} → ${detectLanguage(text) ?? "none"}`).join(", ") || "none",
    },
  ];
}

interface Completion {
  label: string;
  completion: string;
}

function refusals(): Line[] {
  const completions = read<Completion>("prompts", "xstest-refusals-a.jsonl");
  if (!completions) return [];
  const refused = ({ completion }: Completion) => isRefusal(completion);
  return [
    ...share("refusal: right", completions, (one) => refused(one) === (one.label !== "1_full_compliance")),
    ...[...new Set(completions.map(({ label }) => label))].sort().flatMap((label) =>
      share(
        `refusal: ${label} taken for one`,
        completions.filter((one) => one.label === label),
        refused,
      ),
    ),
  ];
}

const silent = { a: { text: "" }, b: { text: "" } };

function topics(): Line[] {
  const prompts = read<{ label: string; prompt: string }>("prompts", "arena-hard-v2-a.jsonl");
  if (!prompts) return [];
  return [...new Set(prompts.map(({ label }) => label))].sort().flatMap((label) => {
    const own = prompts.filter((one) => one.label === label);
    const tagged = own.map(({ prompt }) => tagBattle([{ prompt, answers: silent }]).categories);
    return ["coding", "math", "creative-writing"].map((category) => ({
      what: `topic: ${label} taken for ${category}`,
      value: percent(tagged.filter((tags) => tags.includes(category)).length, own.length),
    }));
  });
}

function speed(): Line[] {
  const talks = read<{ turns: string[]; answers: Record<string, string[]> }>("answers", "mtbench-en-answers.jsonl");
  if (!talks) return [];
  const battles = talks.map(({ turns, answers }) => {
    const [a, b] = Object.values(answers);
    return turns.map((prompt, at) => ({ prompt, answers: { a: { text: a[at] }, b: { text: b[at] } } }));
  });
  const time = (what: string, work: (battle: (typeof battles)[number]) => void): Line => {
    battles.forEach(work); // once to warm up
    const took = battles.map((battle) => {
      const begun = performance.now();
      work(battle);
      return performance.now() - begun;
    });
    took.sort((one, other) => one - other);
    const at = (share: number) => took[Math.floor(share * (took.length - 1))].toFixed(2);
    return { what, value: `median ${at(0.5)} ms, 99 % ${at(0.99)} ms a battle of two turns` };
  };
  const model = { name: "Parlour", slug: "parlour", organization: "Example Lab" };
  return [
    time("tagging", tagBattle),
    time("content rules", (battle) => {
      for (const { prompt, answers } of battle) {
        findIdentityQuestion(prompt);
        for (const { text } of [answers.a, answers.b]) findSelfNaming(text, prompt, [model]);
      }
    }),
    time("prompt print", ([{ prompt }]) => printOf(prompt)),
  ];
}

/** Every line of the report; none where the labelled sets are not there. */
export default function benchTagging(): Line[] {
  return [...rules(), ...languages(), ...refusals(), ...topics(), ...speed()];
}

if (import.meta.main) {
  const lines = benchTagging();
  if (lines.length === 0) console.warn(`The labelled sets are not at ${shared}: nothing to measure.`);
  const width = Math.max(0, ...lines.map(({ what }) => what.length));
  for (const { what, value } of lines) console.log(`${what.padEnd(width)}  ${value}`);
}
