import { overMemory } from "./machine.ts";
import { runReplicates } from "./run-replicates.ts";
import { runShuffles } from "./run-shuffles.ts";
import { runTiles } from "./run-tiles.ts";
import type { Machine } from "./machine.ts";
import type { ReplicateJob } from "./run-replicates.ts";
import type { ShuffleJob } from "./run-shuffles.ts";
import type { TileJob } from "./run-tiles.ts";

/** Work cut into numbered parts that any thread may take, the outcome of a part depending on its number only. */
export type Job = ReplicateJob | TileJob | ShuffleJob;

export interface JobControl {
  /** Where three 32-bit counters lie: the next part to take, parts finished, and whether a thread failed. */
  control: number;
  /** Where `writeConstants` put the constants of the kernels. */
  constants: number;
  parts: number;
  /** How many threads there is room for to work side by side, the caller among them. */
  seats: number;
}

/**
 * Other threads that can take parts of a job. The core knows no worker threads; whoever has some hands them in.
 * `post` tells every worker, in whatever way, to call `joinJob` with the memory, the job and a seat of its own (1, 2, …).
 */
export interface Threads {
  readonly workers: number;
  post(memory: WebAssembly.Memory, job: Job): void;
}

/** Does a job here, and in other threads where there are some; returns when every part is finished. */
export function doJob(machine: Machine, job: Job, threads?: Threads, onShare?: (share: number) => void): void {
  if (threads && machine.memory && job.parts > 1) threads.post(machine.memory, job);
  const counters = new Int32Array(machine.buffer, job.control, 3);
  takeParts(machine, job, 0, () => onShare?.(Atomics.load(counters, 1) / job.parts));
  // A worker that came late finds no part left; one that is still at work will tell.
  for (;;) {
    const finished = Atomics.load(counters, 1);
    if (finished === job.parts) return onShare?.(1);
    if (Atomics.load(counters, 2) !== 0) throw new Error("a rating thread failed");
    if (Atomics.wait(counters, 1, finished, patienceMs) === "timed-out") throw new Error("a rating thread hangs");
  }
}

/** No part takes longer than seconds, unless the machine stands still. */
const patienceMs = 600_000;

/** What a worker does with a job it was posted. */
export function joinJob(memory: WebAssembly.Memory, job: Job, seat: number): void {
  if (seat >= job.seats) return;
  const counters = new Int32Array(memory.buffer, job.control, 3);
  try {
    takeParts(overMemory(memory), job, seat);
  } catch (error) {
    Atomics.store(counters, 2, 1);
    Atomics.notify(counters, 1);
    throw error;
  }
}

function takeParts(machine: Machine, job: Job, seat: number, onPart?: () => void): void {
  const counters = new Int32Array(machine.buffer, job.control, 3);
  const run = runnerOf(machine, job, seat);
  for (let part = Atomics.add(counters, 0, 1); part < job.parts; part = Atomics.add(counters, 0, 1)) {
    run(part);
    Atomics.add(counters, 1, 1);
    Atomics.notify(counters, 1);
    onPart?.();
  }
}

function runnerOf(machine: Machine, job: Job, seat: number): (part: number) => void {
  switch (job.kind) {
    case "replicates":
      return runReplicates(machine, job, seat);
    case "tiles":
      return runTiles(machine, job);
    case "shuffles":
      return runShuffles(machine, job);
  }
}
