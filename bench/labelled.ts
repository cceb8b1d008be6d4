import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Labelled sets and recorded answers lie beside the checkout and are no part of it. */
export const shared = process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../shared");

/** The rows of a set, null where it is not there. */
export function readSet<Row>(...file: string[]): Row[] | null {
  const whole = path.join(shared, "data", ...file);
  if (!fs.existsSync(whole)) return null;
  const lines = fs.readFileSync(whole, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

/** Half of every set is looked at while patterns are written; the other half tells what they are worth. */
export type Half = "seen" | "held out";

export const halfOf = (text: string): Half =>
  (createHash("sha256").update(text).digest()[0] & 1) === 0 ? "seen" : "held out";

interface Talk {
  turns: string[];
  answers: Record<string, string[]>;
}

/** Real prompts of two turns with the answers of two real models; null where they are not there. */
export function recordedBattles() {
  const talks = readSet<Talk>("answers", "mtbench-en-answers.jsonl");
  return (
    talks?.map(({ turns, answers }) => {
      const [a, b] = Object.values(answers);
      return turns.map((prompt, at) => ({ prompt, answers: { a: { text: a[at] }, b: { text: b[at] } } }));
    }) ?? null
  );
}
