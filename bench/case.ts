/** One claim that can be measured: what is done, how quick it should be, and what the same work costs FastChat. */
export interface Case {
  name: string;
  /** What the project wants to reach, in milliseconds (a median, on two cores) and megabytes (the whole process). */
  reachMs: number;
  reachMb?: number;
  /** Seconds for FastChat @0e6d3e4b on two cores of the same kind; absent where it has nothing of the kind. */
  fastChatSeconds?: number;
  /** Makes the input, which is not measured; hands back the work, which is. */
  prepare: () => Promise<() => unknown> | (() => unknown);
  /** For work that reports its own time and memory, such as another process. */
  measuresItself?: boolean;
  /** For Node, as the command that is measured has them. */
  flags?: readonly string[];
  /** At least so many runs are timed, where five would take too long. */
  leastRuns?: number;
  /** Shown instead of figures when the case cannot be measured here. */
  unavailable?: string;
}

/** What a case in a process of its own says when done. */
export interface Measurement {
  /** Milliseconds, ascending. */
  times: number[];
  /** The median, over the same runs, of processor time in all threads. */
  cpuMs: number;
  peakMb: number;
  /** What was to be reached, where only the run itself can tell. */
  reachMs?: number;
}

/** What a case that measures itself hands back. */
export interface OwnMeasurement {
  ms: number;
  cpuMs: number;
  mb: number;
  /** What this run was to reach, measured beside it. */
  reachMs?: number;
}
