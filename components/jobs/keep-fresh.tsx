"use client";

import { useEffect } from "react";
import { useRouter } from "next/navigation";

const busyMs = 1_500;
const idleMs = 15_000;

/** Asks for the page again now and then, more often while something runs. */
export function KeepFresh({ isBusy }: { isBusy: boolean }) {
  const router = useRouter();
  useEffect(() => {
    const clock = setInterval(() => router.refresh(), isBusy ? busyMs : idleMs);
    return () => clearInterval(clock);
  }, [isBusy, router]);
  return null;
}
