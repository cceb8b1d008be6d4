import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Work } from "./report-thread.ts";

/** Found at run time, not by the bundler: a thread runs its file as it is. */
const threadFile = () => path.join(process.cwd(), "lib", "trust", "report-thread.ts");

/** Pieces of work take turns: two at once would take both processors from those who read pages. */
let turn: Promise<unknown> = Promise.resolve();

/** Does work beside the thread that answers requests. */
export function inThread<Outcome>(work: Work): Promise<Outcome> {
  const mine = turn.then(() => run<Outcome>(work));
  turn = mine.catch(() => {});
  return mine;
}

function run<Outcome>(work: Work): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(), { workerData: work });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The thread ended with ${code} before its work was done.`)));
    worker.unref();
  });
}
