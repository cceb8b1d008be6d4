import "server-only";
import { refreshAllSources, refreshSource } from "#lib/leaderboard/refresh.ts";
import { listSources } from "#lib/leaderboard/store.ts";
import { listen } from "#lib/live/bus.ts";
import { report } from "./report.ts";

/** Votes that arrive within this time share one refresh. */
const gatherMs = 150;
const retryMs = 1_000;

/** Makes a new snapshot soon after every change of a source's votes or verdicts, until told to stop. */
export async function keepBoardsFresh(signal: AbortSignal): Promise<void> {
  // null stands for "all": at the start, and after a lost connection.
  const stale = new Set<string | null>([null]);
  let wake = () => {};
  const hush = listen("votes", (sourceId) => {
    stale.add(sourceId);
    wake();
  });
  signal.addEventListener("abort", () => wake());

  while (!signal.aborted) {
    if (stale.size === 0) await new Promise<void>((resolve) => (wake = resolve));
    if (signal.aborted) break;
    await sleep(gatherMs);
    const due = [...stale];
    stale.clear();
    try {
      await refresh(due);
    } catch (error) {
      report(error);
      for (const source of due) stale.add(source);
      await sleep(retryMs);
    }
  }
  hush();
}

async function refresh(due: (string | null)[]): Promise<void> {
  if (due.includes(null)) return void (await refreshAllSources());
  for (const source of await listSources()) if (due.includes(source.id)) await refreshSource(source);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
