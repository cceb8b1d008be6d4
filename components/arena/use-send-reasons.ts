"use client";

import { useCallback, useEffect, useRef } from "react";
import type { Failure } from "#lib/result.ts";
import { putReasons } from "./battle-api.ts";

interface Said {
  id: string;
  reasons: readonly string[];
}

/** Ticks come in handfuls: they are stored once the hand rests. */
const restMs = 700;

/**
 * Stores why somebody voted so, behind their back: nothing waits for it. What is not yet sent goes off with `flush`, and when
 * the page is left. One at a time, so that the last one said is the last one stored.
 */
export function useSendReasons(onRefused: (id: string, failure: Failure<string>) => void) {
  const waiting = useRef<Said | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const refused = useRef(onRefused);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const said = waiting.current;
    waiting.current = null;
    if (!said) return;
    const send = async () => {
      const stored = await putReasons(said.id, said.reasons);
      if (!stored.ok) refused.current(said.id, stored);
    };
    sending.current = sending.current.then(send);
  }, []);

  useEffect(() => {
    refused.current = onRefused;
  });
  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  const send = useCallback(
    (id: string, reasons: readonly string[]) => {
      if (waiting.current && waiting.current.id !== id) flush();
      waiting.current = { id, reasons };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, restMs);
    },
    [flush],
  );
  return { send, flush };
}
