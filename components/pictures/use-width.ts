"use client";

import { useLayoutEffect, useState } from "react";
import type { RefObject } from "react";

/** How wide an element is, in whole pixels; null before it has been laid out. */
export function useWidth(ref: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  // Measured before the first paint: otherwise what stands below would be seen once without the picture above it.
  useLayoutEffect(() => {
    if (!ref.current) return;
    setWidth(Math.floor(ref.current.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
