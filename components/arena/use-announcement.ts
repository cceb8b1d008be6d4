"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "./announce.ts";
import type { BattleState } from "./battle-state.ts";

/** The newest thing worth saying aloud; it stays until there is a newer one. */
export function useAnnouncement(state: BattleState): string {
  const before = useRef(state);
  const [words, setWords] = useState("");

  useEffect(() => {
    const next = announce(before.current, state);
    before.current = state;
    if (next !== null) setWords(next);
  }, [state]);

  return words;
}
