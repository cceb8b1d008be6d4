import { findCore, lent } from "../cut-off.ts";
import { lanes } from "./kernels.ts";
import type { JobControl } from "./jobs.ts";
import type { Machine } from "./machine.ts";

/** Bradley–Terry replicates: part p is the replicates 8·(firstBlock + p) … + 7. All places are in bytes. */
export interface ReplicateJob extends JobControl {
  kind: "replicates";
  n: number;
  firstBlock: number;
  cells: number;
  cellCount: number;
  tiesFrom: number;
  entries: number;
  start: number;
  edges: number;
  edgeCount: number;
  /** Points really gained and conceded along each edge, as 64-bit floats. */
  real: number;
  expected: number;
  bread: number;
  best: number;
  /** The model with most rivals, from whom everybody is soonest reached. */
  hub: number;
  tolerance: number;
  maxSweeps: number;
  /** One per seat, each this many bytes further on: tile, gradient, queue and marks. */
  scratch: number;
  scratchBytes: number;
  tileBytes: number;
  /** Strengths: `[part][model][lane]`. */
  strengths: number;
  /** Bytes per part: which lanes settled, and which had models cut off. */
  settled: number;
  cutOff: number;
  /** Who is in the core of a replicate with models cut off: `[part][lane][model]`. */
  cores: number;
}

/** Draws and fits replicates, eight to a part. */
export function runReplicates({ kernels, buffer }: Machine, job: ReplicateJob, seat: number): (part: number) => void {
  const { n, start, edges, tileBytes } = job;
  const tile = job.scratch + seat * job.scratchBytes;
  const gradient = tile + tileBytes;
  const queue = gradient + n * lanes * 4;
  const seen = queue + n * 4;
  const bytes = new Uint8Array(buffer);

  return (part) => {
    const first = (job.firstBlock + part) * lanes;
    kernels.drawBlock(job.constants, job.cells, job.cellCount, job.tiesFrom, job.entries, tile, tileBytes, first);
    const reaches = (side: number) => kernels.reachBlock(start, edges, tile, seen, queue, n, job.hub, side);
    const cutOff = 0xff & ~(reaches(0) & reaches(32));
    if (cutOff !== 0) lendInTile(buffer, job, tile, cutOff, job.cores + part * lanes * n);
    bytes[job.cutOff + part] = cutOff;
    bytes[job.settled + part] = kernels.solveBlock(
      start,
      edges,
      job.expected,
      job.bread,
      job.best,
      tile,
      gradient,
      job.strengths + part * n * lanes * 4,
      n,
      0xff,
      job.tolerance,
      job.maxSweeps,
    );
  };
}

/** In lanes with models cut off, lends real votes to every pair with a model outside the core; see ../cut-off.ts. */
function lendInTile(buffer: ArrayBufferLike, job: ReplicateJob, tile: number, cutOff: number, cores: number): void {
  const { n, edgeCount } = job;
  const start = new Int32Array(buffer, job.start, n + 1);
  const edges = new Int32Array(buffer, job.edges, 2 * edgeCount);
  const real = new Float64Array(buffer, job.real, 2 * edgeCount);
  const points = new Float32Array(buffer, tile, job.tileBytes / 4);
  const rival = Int32Array.from({ length: edgeCount }, (_, e) => edges[2 * e] / 32);
  const weights = new Float64Array(2 * edgeCount);
  for (let lane = 0; lane < lanes; lane++) {
    if ((cutOff & (1 << lane)) === 0) continue;
    for (let e = 0; e < edgeCount; e++) {
      weights[2 * e] = points[edges[2 * e + 1] / 4 + lane];
      weights[2 * e + 1] = points[(edges[2 * e + 1] ^ 32) / 4 + lane];
    }
    const core = findCore({ start, rival }, weights);
    new Uint8Array(buffer, cores + lane * n, n).set(core);
    for (let i = 0; i < n; i++) {
      for (let e = start[i]; e < start[i + 1]; e++) {
        // Each pair has two edges: what its first model gained is enough, as the other side is its mirror image.
        if (core[i] && core[rival[e]]) continue;
        points[edges[2 * e + 1] / 4 + lane] = weights[2 * e] + lent * real[2 * e];
      }
    }
  }
}
