import type { Winner } from "#lib/rating/index.ts";

/**
 * Every word for a verdict that other arenas write in one column. A word that is not here is an error, never a tie.
 *
 * Sources: FastChat logs and notebooks, lmsys and lmarena sets, MT-bench human judgments, AlpacaEval preferences, Arena-Hard
 * scores, evalica and llmfao (left, right), BigCodeArena, llmbattler.
 */
const wordsFor: Record<Winner, readonly string[]> = {
  model_a: ["model_a", "leftvote", "left", "left_better", "model_1", "A", "A>B", "A>>B", "1"],
  model_b: ["model_b", "rightvote", "right", "right_better", "model_2", "B", "B>A", "B>>A", "2"],
  tie: ["tie", "tievote", "tie (inconsistent)", "A=B", "1.5"],
  both_bad: ["both_bad", "bothbad_vote", "tie (bothbad)"],
};

const winnerOfWord = new Map(
  (Object.entries(wordsFor) as [Winner, readonly string[]][]).flatMap(([winner, words]) =>
    words.map((word): [string, Winner] => [word, winner]),
  ),
);

export const knownWinnerWords: readonly string[] = [...winnerOfWord.keys()];

/** What a word for a verdict means; undefined for a word no arena is known to use. */
export function winnerOf(word: string): Winner | undefined {
  return winnerOfWord.get(word) ?? winnerOfWord.get(withoutZeroFraction(word));
}

/** "1.0" and "1.50" are "1" and "1.5": floats come out of a Parquet or a pandas file that way. */
function withoutZeroFraction(word: string): string {
  return /^\d+\.\d+$/.test(word) ? word.replace(/\.?0+$/, "") : word;
}
