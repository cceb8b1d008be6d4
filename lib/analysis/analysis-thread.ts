import { parentPort } from "node:worker_threads";
import { doWork } from "./thread-work.ts";
import type { Work } from "./thread-work.ts";

/** A worker thread: does one piece of work after the other and says what came out, under the number it came with. */
parentPort!.on("message", ({ id, work }: { id: number; work: Work }) => {
  try {
    parentPort!.postMessage({ id, done: doWork(work) });
  } catch (error) {
    parentPort!.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
