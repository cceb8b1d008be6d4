import "server-only";
import { Worker } from "node:worker_threads";
import { closeDatabase } from "#lib/db.ts";
import { closeBus, connect } from "#lib/live/bus.ts";
import { answerTurns } from "./answer-turns.ts";

/**
 * Everything that happens outside requests. Any number of workers may run: all of them answer prompts and do jobs of the queue,
 * one of them at a time makes boards.
 *
 * Answers are shown ten times a second, so what computes for longer runs in threads of its own: boards in one, jobs in another.
 */
export async function runWorker(signal: AbortSignal): Promise<void> {
  await connect();
  await Promise.all([answerTurns(signal), runThread("boards-thread.ts", signal), runThread("jobs-thread.ts", signal)]);
  await closeBus();
  await closeDatabase();
}

/** Runs a thread until told to stop. A thread that fails takes the process with it, and whoever runs us starts it again. */
function runThread(file: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(`./${file}`, import.meta.url));
    const stop = () => thread.postMessage("stop");
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    thread.once("error", reject);
    thread.once("exit", () => (signal.aborted ? resolve() : reject(new Error(`${file} ended by itself`))));
  });
}
