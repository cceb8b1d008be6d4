import fs from "node:fs";
import path from "node:path";
import { test } from "vitest";

const folder = path.join(
  process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../../shared"),
  "data",
  "prompts",
);

/** The rows of a labelled set beside the checkout, or null where it is not there. */
function readLabelled<Row>(file: string): Row[] | null {
  const whole = path.join(folder, file);
  if (!fs.existsSync(whole)) return null;
  const lines = fs.readFileSync(whole, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

/** A test over labelled sets, left out with a word about it where they are not there. */
export function testLabelled<Row>(title: string, files: string[], check: (...sets: Row[][]) => void): void {
  const sets = files.map((file) => readLabelled<Row>(file));
  const areThere = sets.every((set) => set !== null);
  if (!areThere) console.warn(`Left out, because ${files.join(" and ")} is not beside the checkout: ${title}`);
  test.runIf(areThere)(title, () => check(...(sets as Row[][])));
}
