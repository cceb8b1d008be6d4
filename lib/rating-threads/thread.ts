import { parentPort, workerData } from "node:worker_threads";
import { joinJob } from "#lib/rating/kernels/jobs.ts";
import type { Job } from "#lib/rating/kernels/jobs.ts";
import { collectGarbage } from "./collect-garbage.ts";

/** After so many jobs their memory is let go; a heap as small as a thread's is collected in a millisecond. */
const jobsBetweenCollections = 2;

/** A worker thread: takes parts of whatever job it is posted. */
const { seat } = workerData as { seat: number };
let jobs = 0;
parentPort!.on("message", ({ memory, job }: { memory: WebAssembly.Memory; job: Job }) => {
  joinJob(memory, job, seat);
  if (++jobs % jobsBetweenCollections === 0) collectGarbage();
});
