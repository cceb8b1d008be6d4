"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

const slideMs = 200;
/** A table that has kept its size for so long is at rest. */
const restMs = 150;

/**
 * Lets the rows of a table slide to their new places when its content changes ("first, last, invert, play"). Only rows in
 * view move, and none do for a visitor who asked for stillness.
 */
export function useSlidingRows(content: unknown) {
  const table = useRef<HTMLTableElement>(null);
  const places = useRef<Map<string, number>>(new Map());

  // Places are measured inside the table, so scrolling does not change them; a new width does.
  useEffect(() => {
    if (!table.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      // Each row that is laid out late is news too; all of them are measured once, when that is over.
      clearTimeout(timer);
      timer = setTimeout(() => table.current && (places.current = measure(table.current)), restMs);
    });
    observer.observe(table.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    if (!table.current) return;
    const before = places.current;
    const after = (places.current = measure(table.current));
    if (before.size === 0 || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const { top } = table.current.getBoundingClientRect();
    const isInView = (place: number) => top + place > -100 && top + place < window.innerHeight + 100;
    for (const row of rowsOf(table.current)) {
      const from = before.get(row.dataset.model!);
      const to = after.get(row.dataset.model!)!;
      if (from === undefined || from === to || !(isInView(from) || isInView(to))) continue;
      row.animate([{ transform: `translateY(${from - to}px)` }, { transform: "none" }], {
        duration: slideMs,
        easing: "ease-out",
      });
    }
  }, [content]);

  return table;
}

const rowsOf = (table: HTMLTableElement) => table.querySelectorAll<HTMLTableRowElement>("tr[data-model]");

const measure = (table: HTMLTableElement) =>
  new Map(Array.from(rowsOf(table), (row) => [row.dataset.model!, row.offsetTop] as const));
