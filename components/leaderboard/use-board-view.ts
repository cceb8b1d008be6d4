"use client";

import { useCallback, useMemo, useState } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { boardAddress, readView } from "./board-view.ts";
import type { BoardView } from "./board-view.ts";

/**
 * The view as the address has it, and how to change it. What only rearranges what is here already changes the address and
 * asks nobody; `since` needs other data, so the server answers. React hears of a new address only in a transition, so what was
 * chosen is shown ahead of it: a box that somebody ticks is ticked at once.
 */
export function useBoardView(spec: BoardSpec) {
  const words = useSearchParams();
  const router = useRouter();
  const [ahead, setAhead] = useState<{ of: typeof words; view: BoardView } | null>(null);
  const { view: told, problems } = useMemo(() => readView(words), [words]);
  const view = ahead?.of === words ? ahead.view : told;
  const change = useCallback(
    (changes: Partial<BoardView>, { isTyping = false } = {}) => {
      // The address itself is never behind, however quickly one change follows another.
      const next = { ...readView(new URLSearchParams(window.location.search)).view, ...changes };
      const address = boardAddress(spec, next);
      // Typing may lag a moment behind the keys: the field has its letters, and rows follow.
      if (!isTyping && !("since" in changes)) setAhead({ of: words, view: next });
      if ("since" in changes) router.push(address, { scroll: false });
      // Every letter typed would be a step back of its own.
      else if (isTyping) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    },
    [spec, words, router],
  );
  return { view, problems, change };
}
