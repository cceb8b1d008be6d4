"use client";

import { useEffect } from "react";
import type { RefObject } from "react";

/** Rows that a slow phone lays out in a frame or two. */
const batch = 20;
const pauseMs = 40;

/**
 * Lays out the rows of a long board a few at a time once the page stands, so that it is there early and yet scrolls well: rows
 * that are laid out while they come into view cost a frame each (docs/benchmarks.md).
 */
export function useReadyRows(table: RefObject<HTMLTableElement | null>, content: unknown) {
  useEffect(() => {
    const waiting = Array.from(
      table.current?.querySelectorAll<HTMLTableRowElement>("tr[data-model]:not([data-ready])") ?? [],
    );
    let timer = setTimeout(function next() {
      for (const row of waiting.splice(0, batch)) row.dataset.ready = "";
      if (waiting.length > 0) timer = setTimeout(next, pauseMs);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [table, content]);
}
