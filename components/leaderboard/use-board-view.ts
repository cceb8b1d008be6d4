"use client";

import { useCallback, useMemo } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { boardAddress, readView } from "./board-view.ts";
import type { BoardView } from "./board-view.ts";

/**
 * The view as the address has it, and how to change it. What only rearranges what is here already changes the address and
 * asks nobody; `since` needs other data, so the server answers.
 */
export function useBoardView(spec: BoardSpec) {
  const words = useSearchParams();
  const router = useRouter();
  const { view, problems } = useMemo(() => readView(words), [words]);
  const change = useCallback(
    (changes: Partial<BoardView>, { isTyping = false } = {}) => {
      const address = boardAddress(spec, { ...view, ...changes });
      if ("since" in changes) router.push(address, { scroll: false });
      // Every letter typed would be a step back of its own.
      else if (isTyping) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    },
    [spec, view, router],
  );
  return { view, problems, change };
}
