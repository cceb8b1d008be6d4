import type { ImportPhase, OnProgress, RowsDone } from "./types.ts";

/** Often enough to be seen moving. */
const everyMs = 100;

interface Told {
  send: (event: string, data: unknown) => void;
  signal: AbortSignal;
}

/** Tells a reader how far an import has come, a few times a second and at every new phase; ends the import when the reader is gone. */
export function tellProgress({ send, signal }: Told, now: () => number = Date.now): OnProgress {
  let toldPhase: ImportPhase | undefined;
  let toldAt = -Infinity;
  return (phase: ImportPhase, share: number, rows?: RowsDone) => {
    signal.throwIfAborted();
    if (phase === toldPhase && now() - toldAt < everyMs) return;
    toldPhase = phase;
    toldAt = now();
    send("progress", { phase, share: Math.min(1, Math.max(0, share)), ...(rows && { rows }) });
  };
}
