import { parentPort } from "node:worker_threads";

/** Aborts when the thread is told to stop. */
export function threadSignal(): AbortSignal {
  const stop = new AbortController();
  parentPort?.once("message", () => stop.abort());
  return stop.signal;
}
