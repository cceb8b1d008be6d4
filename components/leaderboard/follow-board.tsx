"use client";

import { useEffect } from "react";
import { useRouter } from "next/navigation";

/** New snapshots in quick succession are looked at once. */
const gatherMs = 2_000;

/** Keeps a page made on the server as new as a board: asks for it again when the board has moved. */
export function FollowBoard({ source, board }: { source: string; board: string }) {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh(), gatherMs);
    };
    const events = new EventSource(`/api/leaderboard/live?${new URLSearchParams({ source, board })}`);
    events.addEventListener("snapshot", look);
    events.addEventListener("again", look);
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [router, source, board]);
  return null;
}
