import { placeConstants, writeConstants } from "./constants.ts";
import { Layout } from "./layout.ts";
import { lanes } from "./kernels.ts";
import { makeMachine } from "./machine.ts";
import type { Adjacency } from "../connectivity.ts";
import type { DrawPlan } from "../replicate-votes.ts";
import type { Machine } from "./machine.ts";
import type { ReplicateJob } from "./run-replicates.ts";

export interface ReplicatePlan {
  adjacency: Adjacency;
  draws: DrawPlan;
  /** Half-wins along each edge, as `edgeWeights` makes them. */
  real: Float64Array;
  logOdds: Float64Array;
  /** The inverse of the information in the real votes, n × n. */
  bread: Float64Array;
  firstBlock: number;
  blocks: number;
  tolerance: number;
  maxSweeps: number;
  seats: number;
  plain: boolean;
}

/** Lays out in one block of memory all that the kernels read and write. */
export function layOutReplicates(plan: ReplicatePlan): { machine: Machine; job: ReplicateJob } {
  const { adjacency, draws, blocks } = plan;
  const { start, rival, edgeOfFirst } = adjacency;
  const n = start.length - 1;
  const pairs = edgeOfFirst.length;
  const order = cellOrder(draws);
  const columns = draws.tables.alias.length;
  const tileBytes = pairs * 2 * lanes * 4;
  const scratchBytes = Math.ceil((tileBytes + n * (lanes * 4 + 6)) / 64 + 1) * 64;

  const layout = new Layout();
  const job: ReplicateJob = {
    kind: "replicates",
    n,
    firstBlock: plan.firstBlock,
    parts: blocks,
    seats: plan.seats,
    control: layout.place(12),
    constants: placeConstants(layout),
    cells: layout.place(order.cells.length * 24),
    cellCount: order.cells.length,
    tiesFrom: order.tiesFrom,
    entries: layout.place(columns * 8),
    start: layout.place((n + 1) * 4),
    edges: layout.place(rival.length * 8),
    edgeCount: rival.length,
    real: layout.place(plan.real.length * 8),
    expected: layout.place(rival.length * 4),
    bread: layout.place(n * n * 4),
    best: layout.place(n * 4),
    hub: hubOf(start),
    tolerance: plan.tolerance,
    maxSweeps: plan.maxSweeps,
    scratchBytes,
    scratch: layout.place(plan.seats * scratchBytes),
    tileBytes,
    strengths: layout.place(blocks * n * lanes * 4),
    settled: layout.place(blocks),
    cutOff: layout.place(blocks),
    cores: layout.place(blocks * lanes * n),
  };
  const machine = makeMachine(layout.bytes, plan);
  const { buffer } = machine;
  writeConstants(buffer, job.constants);
  writeCells(buffer, job, draws, order.cells);
  writeEntries(buffer, job, draws);
  writeEdges(buffer, job, plan);
  new Float32Array(buffer, job.bread, n * n).set(plan.bread);
  return { machine, job };
}

/** Cells with a count, ties last; among either, those that share a table together, so that it stays in the cache. */
function cellOrder({ table, tables }: DrawPlan): { cells: Int32Array; tiesFrom: number } {
  const tableCount = tables.start.length;
  const group = (cell: number) => (cell % 3 === 2 ? tableCount : 0) + table[cell];
  const next = new Int32Array(2 * tableCount + 1);
  for (let cell = 0; cell < table.length; cell++) if (table[cell] >= 0) next[group(cell) + 1]++;
  for (let g = 0; g < 2 * tableCount; g++) next[g + 1] += next[g];
  const tiesFrom = next[tableCount];
  const cells = new Int32Array(next[2 * tableCount]);
  for (let cell = 0; cell < table.length; cell++) if (table[cell] >= 0) cells[next[group(cell)]++] = cell;
  return { cells, tiesFrom };
}

function writeCells(buffer: ArrayBufferLike, job: ReplicateJob, draws: DrawPlan, cells: Int32Array): void {
  const ints = new Int32Array(buffer, job.cells, cells.length * 6);
  const floats = new Float32Array(buffer, job.cells, cells.length * 6);
  const { tables } = draws;
  cells.forEach((cell, c) => {
    const t = draws.table[cell];
    const verdict = cell % 3;
    ints[6 * c] = tables.start[t] * 8;
    ints[6 * c + 1] = tables.shift[t];
    floats[6 * c + 2] = tables.lowest[t];
    ints[6 * c + 3] = draws.key[cell];
    ints[6 * c + 4] = draws.stride[cell];
    ints[6 * c + 5] = ((cell - verdict) / 3) * 64 + (verdict === 1 ? 32 : 0);
  });
}

function writeEntries(buffer: ArrayBufferLike, job: ReplicateJob, { tables }: DrawPlan): void {
  const { alias, keep } = tables;
  const keeps = new Uint32Array(buffer, job.entries, alias.length * 2);
  for (let column = 0; column < alias.length; column++) {
    // A coin below 2^32 is always below a full column's; its alias is itself, so the missing bit does no harm.
    keeps[2 * column] = Math.min(Math.ceil(keep[column]), 0xffff_ffff);
    keeps[2 * column + 1] = alias[column];
  }
}

function writeEdges(buffer: ArrayBufferLike, job: ReplicateJob, { adjacency, real, logOdds }: ReplicatePlan): void {
  const { start, rival, edgeOfFirst, edgeOfSecond } = adjacency;
  new Int32Array(buffer, job.start, start.length).set(start);
  new Float64Array(buffer, job.real, real.length).set(real);
  const edges = new Int32Array(buffer, job.edges, rival.length * 2);
  rival.forEach((other, e) => (edges[2 * e] = other * lanes * 4));
  edgeOfFirst.forEach((e, p) => (edges[2 * e + 1] = p * 64));
  edgeOfSecond.forEach((e, p) => (edges[2 * e + 1] = p * 64 + 32));
  const strength = logOdds.map(Math.exp);
  new Float32Array(buffer, job.best, strength.length).set(strength);
  const expected = new Float32Array(buffer, job.expected, rival.length);
  for (let i = 0; i < strength.length; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) expected[e] = strength[i] / (strength[i] + strength[rival[e]]);
  }
}

function hubOf(start: Int32Array): number {
  let hub = 0;
  for (let i = 1; i + 1 < start.length; i++) if (start[i + 1] - start[i] > start[hub + 1] - start[hub]) hub = i;
  return hub;
}
