import os from "node:os";
import { Worker } from "node:worker_threads";
import type { Threads } from "#lib/rating/index.ts";

export interface OpenThreads extends Threads {
  close: () => Promise<void>;
}

/**
 * Worker threads for the rating core, which itself knows none. They wait without work, do not keep the process alive, and are
 * worth keeping: a new one takes some 50 ms before it is of help. Nothing waits for that; whoever asked works meanwhile.
 */
export function openThreads(workers = os.availableParallelism() - 1): OpenThreads {
  const open = Array.from({ length: Math.max(0, workers) }, (_, i) => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: { seat: i + 1 } });
    worker.unref();
    return worker;
  });
  return {
    workers: open.length,
    post: (memory, job) => open.forEach((worker) => worker.postMessage({ memory, job })),
    close: async () => void (await Promise.all(open.map((worker) => worker.terminate()))),
  };
}
