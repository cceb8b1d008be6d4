import { useEffect, useState } from "react";
import type { Activity } from "#lib/activity/types.ts";

const everyMs = 30_000;
/** While the past is still being counted, more of it is there within seconds. */
const whileCountingMs = 3_000;

export interface Followed {
  activity: Activity;
  /** Why the newest numbers could not be had; null when they could. */
  problem: string | null;
}

/** The numbers, asked for again by themselves while somebody can see them. */
export function useActivity(first: Activity, days: number): Followed {
  const [followed, setFollowed] = useState<Followed>({ activity: first, problem: null });
  const isCounting = followed.activity.countedSince !== null;
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      clearTimeout(timer);
      if (document.hidden) return;
      const answer = await askFor(days, leaving.signal);
      if (leaving.signal.aborted) return;
      setFollowed((known) =>
        "problem" in answer ? { ...known, problem: answer.problem } : { activity: answer, problem: null },
      );
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pauseMs);
    };
    const pauseMs = isCounting ? whileCountingMs : everyMs;
    timer = setTimeout(() => void ask(), pauseMs);
    // Whoever comes back to the tab should not read old numbers for half a minute.
    const look = () => void ask();
    document.addEventListener("visibilitychange", look);
    return () => {
      leaving.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [days, isCounting]);
  return followed;
}

async function askFor(days: number, signal: AbortSignal): Promise<Activity | { problem: string }> {
  try {
    const response = await fetch(`/admin/activity/now?days=${days}`, { signal });
    const body = (await response.json()) as Activity | { error: { message: string } };
    return "error" in body ? { problem: body.error.message } : body;
  } catch {
    return { problem: "The server cannot be reached." };
  }
}
