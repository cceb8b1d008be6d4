import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Done, Work } from "./thread-work.ts";

type Waiting = { resolve: (done: never) => void; reject: (reason: Error) => void };
type Answer = { id: number; done: never } | { id: number; failed: string };

// Next loads this module once per bundle and again on every hot reload; one thread per process is enough.
const holder = globalThis as { ringsideAnalysis?: { worker: Worker; waiting: Map<number, Waiting>; next: number } };

/**
 * Does work in a thread of its own, one piece after the other, so that the process goes on answering. The thread starts with
 * the first piece, does not keep the process alive, and is replaced when it dies.
 */
export function runInThread<Kind extends Work["kind"]>(work: Extract<Work, { kind: Kind }>): Promise<Done[Kind]> {
  const thread = (holder.ringsideAnalysis ??= open());
  return new Promise((resolve, reject) => {
    const id = thread.next++;
    thread.waiting.set(id, { resolve, reject });
    thread.worker.postMessage({ id, work });
  });
}

function open() {
  // By its path from the checkout, where every process of the product starts: the thread runs the source as it is, unbundled.
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "analysis", "analysis-thread.ts");
  const worker = new Worker(file, { execArgv: ["--conditions=react-server"] });
  const waiting = new Map<number, Waiting>();
  worker.unref();
  worker.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("failed" in answer) asked?.reject(new Error(answer.failed));
    else asked?.resolve(answer.done);
  });
  worker.on("error", (error) => {
    delete holder.ringsideAnalysis;
    for (const { reject } of waiting.values()) reject(error instanceof Error ? error : new Error(String(error)));
  });
  return { worker, waiting, next: 0 };
}
