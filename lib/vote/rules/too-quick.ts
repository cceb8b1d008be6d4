import type { Evidence, Rule } from "../evidence.ts";

/** So much of an answer can be taken in at a glance. */
const glanceCharacters = 400;
/** A bad answer shows after a while, however long it goes on. */
const longestFloorMs = 5_000;

/** The least time in which somebody can have looked at the shorter of two answers, in milliseconds. */
export function readingFloorMs({ turns, limits }: Pick<Evidence, "turns" | "limits">): number {
  const judged = turns.at(-1)?.answers;
  if (!judged || limits.readingCharactersPerSecond === 0) return 0;
  const shorter = Math.min(judged.a.text.length, judged.b.text.length);
  const toRead = Math.max(0, shorter - glanceCharacters);
  return Math.min(longestFloorMs, (1000 * toRead) / limits.readingCharactersPerSecond);
}

export const tooQuick: Rule = {
  name: "too_quick",
  version: 1,
  kind: "abuse",
  sentence: "The vote came before anybody could have read the answers.",
  find: (evidence) => {
    const { readingMs } = evidence.vote;
    const floor = readingFloorMs(evidence);
    return readingMs !== null && readingMs < floor ? `${readingMs} ms, at least ${Math.round(floor)} ms.` : null;
  },
};
