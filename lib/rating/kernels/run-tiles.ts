import type { JobControl } from "./jobs.ts";
import type { Machine } from "./machine.ts";

/** Elo replicates: every part is a tile of them, and plays all votes. */
export interface TileJob extends JobControl {
  kind: "tiles";
  votes: number;
  voteCount: number;
  /** Ratings: `[tile][model][replicate of the tile]`. */
  ratings: number;
  tileBytes: number;
  /** Replicates in a tile, and in the last one. */
  width: number;
  lastWidth: number;
  /** In doublings of the odds, as ratings are. */
  k: number;
}

export function runTiles({ kernels }: Machine, job: TileJob): (part: number) => void {
  const { votes, voteCount, ratings, tileBytes, width, lastWidth, k, parts } = job;
  return (part) =>
    kernels.playTile(
      job.constants,
      votes,
      voteCount,
      ratings + part * tileBytes,
      part * width,
      part === parts - 1 ? lastWidth : width,
      k,
    );
}
