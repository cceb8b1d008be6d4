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

/** A row's own text, column by column; null where the file has nothing. */
export type Cell = string | null;

/** One way a file can say who won. */
export interface Dialect {
  /** The columns that name the two models, and those that hold the verdict. */
  models: readonly [string, string];
  verdict: readonly string[];
  /** The verdict of a row; undefined when its cells say nothing that is known. */
  read: (verdict: readonly Cell[], modelA: string, modelB: string) => Winner | undefined;
}

const inOneColumn = (verdict: string, ...models: [string, string]): Dialect => ({
  models,
  verdict: [verdict],
  read: ([word]) => (word === null ? undefined : winnerOf(word)),
});

/** In the order they are tried: the first whose columns a file has is the one it is read by. */
export const dialects: readonly Dialect[] = [
  inOneColumn("winner", "model_a", "model_b"),
  {
    models: ["model_a", "model_b"],
    verdict: ["winner_model_a", "winner_model_b", "winner_tie"],
    read: (flags) => {
      const set = flags.map(asFlag);
      if (set.includes(undefined) || set.filter(Boolean).length !== 1) return undefined;
      return (["model_a", "model_b", "tie"] as const)[set.indexOf(true)];
    },
  },
  {
    models: ["model_a_name", "model_b_name"],
    verdict: ["chosen_model_name", "both_equal"],
    read: ([chosen, bothEqual], modelA, modelB) => {
      const isTie = asFlag(bothEqual);
      if (isTie === undefined) return undefined;
      if (isTie) return chosen === null || chosen === "" ? "tie" : undefined;
      return chosen === modelA ? "model_a" : chosen === modelB ? "model_b" : undefined;
    },
  },
  inOneColumn("preference", "generator_1", "generator_2"),
  inOneColumn("winner", "model_1", "model_2"),
  inOneColumn("winner", "left", "right"),
];

function asFlag(cell: Cell): boolean | undefined {
  switch (cell?.toLowerCase()) {
    case "1":
    case "1.0":
    case "true":
      return true;
    case "0":
    case "0.0":
    case "false":
      return false;
    default:
      return undefined;
  }
}
