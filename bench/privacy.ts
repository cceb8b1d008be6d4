import fs from "node:fs";
import path from "node:path";
import { findPersonal, maskPersonal } from "#lib/privacy/mask.ts";
import { personalKinds } from "#lib/privacy/types.ts";
import type { PersonalKind } from "#lib/privacy/types.ts";
import { scorePersonal } from "../tests/support/labelled-personal.ts";
import type { LabelledText } from "../tests/support/labelled-personal.ts";

// How much personal data is masked in the labelled set beside the checkout, how much else is, and how long it takes.

const shared = process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../shared");
const file = path.join(shared, "data", "prompts", "pii-a.jsonl");

/** Prompts that are about nobody in particular: whoever is found in them is a false alarm, or a name that was made up. */
const ordinary = [
  ["prompts/arena-hard-v2-a.jsonl", "prompt"],
  ["prompts/xstest-refusals-a.jsonl", "prompt"],
  ["answers/alpacaeval-shared.jsonl", "prompt"],
] as const;

const readLines = <Row>(name: string) =>
  fs
    .readFileSync(path.join(shared, "data", name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

if (fs.existsSync(file)) {
  const rows = readLines<LabelledText>("prompts/pii-a.jsonl");
  const halves = { all: rows, "held out": rows.filter((_, i) => i % 2 === 1) };
  for (const [half, texts] of Object.entries(halves)) {
    const scores = scorePersonal(texts);
    const table = personalKinds.flatMap((kind) => {
      const score = scores.get(kind);
      if (!score) return [];
      const { labelled, touched, gone, found, right } = score;
      const shares = { masked: percent(gone, labelled), touched: percent(touched, labelled) };
      return [{ half, kind, labelled, ...shares, precision: percent(right, found) }];
    });
    console.table(table);
  }

  const text = rows.map((row) => row.text).join("\n");
  maskPersonal(text);
  const begun = performance.now();
  for (const row of rows) maskPersonal(row.text);
  const took = performance.now() - begun;
  console.log(`${rows.length} texts, ${text.length} characters: ${took.toFixed(1)} ms`);

  for (const [name, field] of ordinary) {
    const prompts = readLines<Record<string, string>>(name).map((row) => row[field]);
    const size = prompts.reduce((sum, prompt) => sum + prompt.length, 0) / 1e6;
    const start = performance.now();
    const found = prompts.map((prompt) => findPersonal(prompt));
    const speed = size / ((performance.now() - start) / 1000);
    const share = (kind: PersonalKind) =>
      percent(found.filter((all) => all.some((one) => one.kind === kind)).length, prompts.length);
    console.log(
      `${name}: a person in ${share("person")}, an address in ${share("address")} of ${prompts.length}; ${speed.toFixed(1)} MB/s`,
    );
  }
} else {
  console.warn(`The labelled set is not at ${file}: nothing to measure.`);
}
