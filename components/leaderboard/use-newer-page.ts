"use client";

import { useEffect, useRef, useTransition } from "react";
import { useRouter } from "next/navigation";

/** Asks the server for the page again when another board was heard of than the one it shows, and not more often than that. */
export function useNewerPage(heard: string | null, shown: string | null, everyMs: number) {
  const router = useRouter();
  const [isAsking, startAsking] = useTransition();
  const askedAt = useRef(-Infinity);
  const isBehind = heard !== shown;
  useEffect(() => {
    if (!isBehind || isAsking) return;
    const timer = setTimeout(
      () => {
        askedAt.current = performance.now();
        startAsking(() => router.refresh());
      },
      Math.max(0, askedAt.current + everyMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [router, isBehind, isAsking, everyMs]);
}
