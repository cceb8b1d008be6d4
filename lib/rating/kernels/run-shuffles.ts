import { lanes } from "./kernels.ts";
import type { JobControl } from "./jobs.ts";
import type { Machine } from "./machine.ts";

/** Elo replicates of resampled and reshuffled votes: every part is eight of them. */
export interface ShuffleJob extends JobControl {
  kind: "shuffles";
  votes: number;
  voteCount: number;
  /** Ratings: `[part][model][lane]`. */
  ratings: number;
  models: number;
  /** Keys and strides: `[part][2][lane]`. */
  counters: number;
  k: number;
  doublings: number;
}

export function runShuffles({ kernels }: Machine, job: ShuffleJob): (part: number) => void {
  const { constants, votes, voteCount, models, k, doublings } = job;
  return (part) =>
    kernels.playShuffled(
      constants,
      votes,
      voteCount,
      job.ratings + part * models * lanes * 4,
      job.counters + part * 2 * lanes * 4,
      k,
      doublings,
    );
}
