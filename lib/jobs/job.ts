import type { z } from "zod";

export interface JobContext {
  /** Aborts when the worker is told to stop; the job is then taken up again by another. */
  signal: AbortSignal;
  /** Says how far the job is, between 0 and 1, for whoever watches it in the admin area. */
  progress: (share: number, note?: string) => void;
  /** Puts the same job off by so many seconds, when it comes too early. */
  again: (seconds: number) => Promise<void>;
}

/** A kind of work that the queue does in the background, once or on a schedule. May run twice after a crash: it must not mind. */
export interface Job<Data> {
  name: string;
  /** For the admin area: what it does, in a sentence. */
  says: string;
  data: z.ZodType<Data>;
  /** When it runs by itself: five fields of cron, in UTC. */
  cron?: string;
  /** How often it is tried again after a failure, each time later; 3 unless told otherwise. */
  retryLimit?: number;
  /** How many of its kind a worker does at once; one unless told otherwise. */
  concurrency?: number;
  /** Of jobs with the same key one waits and one runs at a time; jobs of other keys go on. */
  keyOf?(data: Data): string;
  run(data: Data, context: JobContext): Promise<unknown>;
}

export const defineJob = <Data>(job: Job<Data>): Job<Data> => job;
