import { parentPort, workerData } from "node:worker_threads";
import { joinJob } from "#lib/rating/kernels/jobs.ts";
import type { Job } from "#lib/rating/kernels/jobs.ts";

/** A worker thread: takes parts of whatever job it is posted. */
const { seat } = workerData as { seat: number };
parentPort!.on("message", ({ memory, job }: { memory: WebAssembly.Memory; job: Job }) => joinJob(memory, job, seat));
