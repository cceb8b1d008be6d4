import fs from "node:fs";
import path from "node:path";
import { maskPersonal } from "#lib/privacy/mask.ts";
import { personalKinds } from "#lib/privacy/types.ts";
import { scorePersonal } from "../tests/support/labelled-personal.ts";
import type { LabelledText } from "../tests/support/labelled-personal.ts";

// How much personal data is masked in the labelled set beside the checkout, how much else is, and how long it takes.

const shared = process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../shared");
const file = path.join(shared, "data", "prompts", "pii-a.jsonl");

const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

if (fs.existsSync(file)) {
  const lines = fs.readFileSync(file, "utf8").trim().split("\n");
  const rows = lines.map((line) => JSON.parse(line) as LabelledText);
  const scores = scorePersonal(rows);
  const table = personalKinds.flatMap((kind) => {
    const score = scores.get(kind);
    if (!score) return [];
    const { labelled, touched, gone, found, right } = score;
    return [
      {
        kind,
        labelled,
        masked: percent(gone, labelled),
        touched: percent(touched, labelled),
        precision: percent(right, found),
      },
    ];
  });
  console.table(table);

  const text = rows.map((row) => row.text).join("\n");
  maskPersonal(text);
  const begun = performance.now();
  for (const row of rows) maskPersonal(row.text);
  const took = performance.now() - begun;
  console.log(`${rows.length} texts, ${text.length} characters: ${took.toFixed(1)} ms`);
} else {
  console.warn(`The labelled set is not at ${file}: nothing to measure.`);
}
