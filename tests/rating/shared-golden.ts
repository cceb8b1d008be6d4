import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { PairVote } from "#lib/rating/index.ts";

/** Reference results and real votes that are not part of the project: read where they are, left out where they are not. */
export const shared = process.env.RINGSIDE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
export const hasShared = existsSync(path.join(shared, "golden"));
if (!hasShared) console.warn(`Left out: comparisons with reference figures, as there is no folder ${shared}`);

export function golden<T>(name: string): T {
  // Python writes NaN where JSON has no word for it.
  const text = readFileSync(path.join(shared, "golden", `${name}.json`), "utf8").replaceAll(/: NaN/g, ": null");
  return JSON.parse(text) as T;
}

/** The votes of a golden set, by its name without the ending. */
export function goldenVotes(name: string): PairVote[] {
  const plain = path.join(shared, "golden", `${name}.csv`);
  const text = existsSync(plain) ? readFileSync(plain, "utf8") : gunzipSync(readFileSync(`${plain}.gz`)).toString();
  return text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [modelA, modelB, word] = line.split(",");
      return { modelA, modelB, winner: (word === "tie (bothbad)" ? "both_bad" : word) as PairVote["winner"] };
    });
}
