/**
 * The inner loops that most of the time is spent in, as functions over one block of memory and places in it (in bytes).
 *
 * They exist twice: in WebAssembly SIMD (`assembly/`), and in TypeScript (`draw-block.ts`, `solve-block.ts`, `play-tile.ts`,
 * `play-shuffled.ts`),
 * which is the readable definition, and runs where there is no WebAssembly. Both do the same operations in the same order, on
 * 32-bit floats with + − × ÷ only, so they make the same bytes.
 */
export interface Kernels {
  /** Draws the votes of replicates `firstReplicate` … + 7 into a tile. */
  drawBlock(
    constants: number,
    cells: number,
    cellCount: number,
    tiesFrom: number,
    entries: number,
    tile: number,
    tileBytes: number,
    firstReplicate: number,
  ): void;
  /** In which of the eight lanes everybody can be reached from `hub` along gains (side 0) or losses (side 32), as bits. */
  reachBlock(
    start: number,
    edges: number,
    tile: number,
    seen: number,
    queue: number,
    n: number,
    hub: number,
    side: number,
  ): number;
  /** Fits the eight lanes of a tile; gives those of the `wanted` that settled, as bits. */
  solveBlock(
    start: number,
    edges: number,
    expected: number,
    bread: number,
    best: number,
    tile: number,
    gradient: number,
    strength: number,
    n: number,
    wanted: number,
    tolerance: number,
    maxSweeps: number,
  ): number;
  /** Plays votes, in order, in the replicates `firstReplicate` … + `replicates` − 1 (multiples of eight). */
  playTile(
    constants: number,
    votes: number,
    voteCount: number,
    ratings: number,
    firstReplicate: number,
    replicates: number,
    k: number,
  ): void;
  /** Plays resampled votes in random order in the eight replicates whose ratings and counters are given. */
  playShuffled(
    constants: number,
    votes: number,
    voteCount: number,
    ratings: number,
    counters: number,
    k: number,
    doublings: number,
  ): void;
}

/** Replicates that are computed side by side, one per SIMD lane (two registers of four). */
export const lanes = 8;
