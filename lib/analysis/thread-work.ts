import { boardReplicates, rateTally, tally } from "#lib/rating/index.ts";
import type { Board, BoardReplicates, PairCount, RatingOptions } from "#lib/rating/index.ts";
import { evenOut } from "./even-votes.ts";
import { evenVotes } from "./resampled-pictures.ts";

/** Counts of one stretch of time. */
export interface Stretch {
  /** When it ends, as ISO 8601. */
  until: string;
  counts: PairCount[];
}

/** Work that would keep a web process from answering meanwhile. */
export type Work =
  | { kind: "replicates"; counts: PairCount[]; options: RatingOptions }
  | { kind: "even"; counts: PairCount[]; options: RatingOptions }
  | { kind: "history"; stretches: Stretch[]; options: RatingOptions };

export interface Done {
  replicates: BoardReplicates | null;
  even: Board["rows"];
  history: { at: string; rows: Board["rows"] }[];
}

/** Does a piece of work, wherever it is called. Pure. */
export function doWork<Kind extends Work["kind"]>(work: Extract<Work, { kind: Kind }>): Done[Kind];
export function doWork(work: Work): Done[Work["kind"]] {
  switch (work.kind) {
    case "replicates":
      return boardReplicates(tally(work.counts), work.options);
    case "even":
      return rateTally(evenOut(tally(work.counts), evenVotes), work.options).rows;
    case "history":
      return historyOf(work.stretches, work.options);
  }
}

/** Boards as the votes up to the end of each stretch would have made them; intervals by the sandwich, which is quick. */
function historyOf(stretches: Stretch[], options: RatingOptions): Done["history"] {
  const counts: PairCount[] = [];
  return stretches.map(({ until, counts: more }) => {
    counts.push(...more);
    return { at: until, rows: rateTally(tally(counts), { ...options, intervals: "sandwich" }).rows };
  });
}
